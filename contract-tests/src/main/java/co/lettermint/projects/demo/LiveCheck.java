package co.lettermint.projects.demo;

import co.lettermint.projects.Rotation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Rotates the token of a real project once, for somebody who asked for it in so many words, and
 * compares the answer with the specification. Differences are findings: they do not fail it.
 */
public final class LiveCheck {
  private LiveCheck() {}

  /**
   * Reads {@code -Dproject}, {@code -Dyes}, {@code -DtokenFile}, {@code -DbaseUrl} and {@code
   * -Ddifferences}, a file for the table.
   */
  public static void main(String[] args) {
    System.exit(run(System.getenv(), DemoOptions.typed(), System.out, System.err));
  }

  /**
   * Runs it, and prints no token, and of the answer nothing but what a drift shows.
   *
   * @param err gets one sentence if it fails
   * @return the exit status: 0, or 1 if it failed
   */
  public static int run(
      Map<String, String> environment,
      Map<String, String> options,
      PrintStream out,
      PrintStream err) {
    return Ending.of(
        () -> {
          Consent consent = Consent.of(DemoOptions.of(environment, options));
          Report report = new Report(out);
          Differences differences = check(consent, report);
          report.sentence(differences.sentence());
          differences.table().forEach(report::sentence);
          if (options.containsKey("differences") && !differences.table().isEmpty()) {
            write(differences, Path.of(options.get("differences")), report);
          }
        },
        err);
  }

  private static Differences check(Consent consent, Report report) {
    CallWatch watch = new CallWatch();
    BodyCopy body = new BodyCopy();
    RealRun run =
        new RealRun(consent, watch, watch.client().newBuilder().addInterceptor(body).build());
    Rotation rotation = run.run(report, ClientJar.find(), rotated -> report.call(watch));
    return Differences.of(rotation, body.text());
  }

  /** Maven puts its own marks before each line of the screen. */
  private static void write(Differences differences, Path file, Report report) {
    try {
      Files.write(file, differences.table());
    } catch (IOException e) {
      throw new DemoException(file + " cannot be written: copy the table from the screen.");
    }
    report.sentence("The table alone is in " + file + ".");
  }
}
