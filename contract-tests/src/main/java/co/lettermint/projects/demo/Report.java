package co.lettermint.projects.demo;

import co.lettermint.projects.Drift;
import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.RateLimit;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.json.Printable;
import co.lettermint.projects.model.Project;
import java.io.PrintStream;
import java.net.URL;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Prints what happened, one fact a line, and never a token. */
final class Report {
  private final PrintStream out;
  private long start;

  Report(PrintStream out) {
    this.out = out;
  }

  void sentence(String sentence) {
    out.println(sentence);
  }

  void fact(String name, String value) {
    out.println("  %-14s %s".formatted(name, value));
  }

  /** Says what makes the call, which is timed from here on. */
  void begin() {
    URL place = LettermintProjects.class.getProtectionDomain().getCodeSource().getLocation();
    fact("Specification", "openapi/lettermint-projects.yaml");
    fact("Client", place.getPath().replaceFirst(".*/(.+)", "$1") + ", generated from it");
    start = System.nanoTime();
  }

  void call(CallWatch watch) {
    fact("Request", watch.request());
    fact("Answer", watch.status() + ", the token was rotated");
  }

  void rotation(Rotation rotation) {
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    fact("Project", Printable.redact(describe(rotation.project())));
    fact("Old token", "dead from now on");
    fact("New token", rotation.newToken() + ", as it prints; the program has it by reveal()");
    drift(rotation.drift());
    fact("Rate limit", describe(rotation.rateLimit()));
    fact("Time", millis + " ms for the call, connection included");
  }

  private void drift(List<Drift> drifts) {
    fact(
        "Drift",
        drifts.isEmpty()
            ? "none, the answer is as specified"
            : "in " + drifts.size() + " places of the answer");
    for (Drift drift : drifts) {
      fact("", drift.path() + ": specified " + drift.expected() + ", found " + drift.found());
    }
  }

  private static String describe(@Nullable Project project) {
    return project == null ? "not shown in the answer" : project.id() + ", " + project.name();
  }

  private static String describe(@Nullable RateLimit limit) {
    return limit == null
        ? "not told"
        : limit.limit() + " calls, " + limit.remaining() + " left until " + limit.resetsAt();
  }
}
