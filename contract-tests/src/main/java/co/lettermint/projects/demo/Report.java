package co.lettermint.projects.demo;

import co.lettermint.projects.Drift;
import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.RateLimit;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.model.Project;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/** Prints what happened, one fact a line, and never a token. */
final class Report {
  private final PrintStream out;
  private long start;

  Report(PrintStream out) {
    this.out = out;
  }

  void sentence(String sentence) {
    out.println(printable(sentence));
  }

  void fact(String name, String value) {
    out.println(printable(String.format(Locale.ROOT, "  %-14s %s", name, value)));
  }

  void jar(Jar jar) {
    fact("Specification", "openapi/lettermint-projects.yaml");
    fact(
        "Generated",
        jar.interfaces() + " interface and " + jar.models() + " models, from it alone");
    fact("Client", jar.name() + ", " + (jar.size() + 1023) / 1024 + " KB, which makes this call");
  }

  /** From here on the call is timed. */
  void begin() {
    start = System.nanoTime();
  }

  void call(CallWatch watch) {
    fact("Request", watch.request());
    fact("Answer", watch.status() + ", the token was rotated");
  }

  void rotation(Rotation rotation, CallWatch watch) {
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    call(watch);
    fact("Project", describe(rotation.project()));
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

  /** What others wrote must not steer the terminal. */
  static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  /**
   * The jar that the client is loaded from.
   *
   * @param interfaces how many generated interfaces it holds
   * @param models how many generated models
   */
  record Jar(String name, long size, long interfaces, long models) {
    private static final String PACKAGE = "co/lettermint/projects/";

    static Jar find() {
      try {
        Path place =
            Path.of(
                LettermintProjects.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        if (Files.isDirectory(place)) { // mvn test: no phase has made the jar yet
          return new Jar(place.toString(), 0, 0, 0);
        }
        try (JarFile jar = new JarFile(place.toFile())) {
          return new Jar(
              place.getFileName().toString(),
              Files.size(place),
              topLevelClasses(jar, PACKAGE + "api/"),
              topLevelClasses(jar, PACKAGE + "model/"));
        }
      } catch (IOException | URISyntaxException e) {
        throw new IllegalStateException(e);
      }
    }

    private static long topLevelClasses(JarFile jar, String folder) {
      return jar.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.startsWith(folder) && name.endsWith(".class"))
          .filter(name -> !name.contains("$") && !name.endsWith("package-info.class"))
          .count();
    }
  }
}
