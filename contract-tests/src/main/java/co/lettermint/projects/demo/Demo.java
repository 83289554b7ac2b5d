package co.lettermint.projects.demo;

import java.io.PrintStream;
import java.util.Map;

/**
 * Rotates a token with the built jar: of a project of the embedded provider, or, when asked for in
 * so many words, of a real one.
 */
public final class Demo {
  private Demo() {}

  /** Reads {@code -Dproject}, {@code -Dyes}, {@code -DtokenFile} and {@code -DbaseUrl}. */
  public static void main(String[] args) {
    System.exit(run(System.getenv(), DemoOptions.typed(), System.out, System.err));
  }

  /**
   * Runs it, and prints neither the team token nor a project's.
   *
   * @param err gets one sentence if it fails
   * @return the exit status: 0, or 1 if it failed
   */
  public static int run(
      Map<String, String> environment,
      Map<String, String> options,
      PrintStream out,
      PrintStream err) {
    return Ending.of(() -> run(DemoOptions.of(environment, options), new Report(out)), err);
  }

  private static void run(DemoOptions asked, Report report) {
    ClientJar jar = ClientJar.find();
    if (!asked.isReal()) {
      LocalRun.run(report, jar);
      return;
    }
    CallWatch watch = new CallWatch();
    new RealRun(Consent.of(asked), watch, watch.client())
        .run(report, jar, rotation -> report.rotation(rotation, watch));
  }
}
