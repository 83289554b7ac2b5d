package co.lettermint.projects.demo;

import java.io.PrintStream;
import java.util.Map;

/**
 * Rotates the token of a real project once, for somebody who asked for it in so many words, and
 * compares the answer with the specification. Differences are findings: they do not fail it.
 */
public final class LiveCheck {
  private LiveCheck() {}

  /** Reads {@code -Dproject}, {@code -Dyes}, {@code -DtokenFile} and {@code -DbaseUrl}. */
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
        () -> check(Consent.of(DemoOptions.of(environment, options)), new Report(out)), err);
  }

  private static void check(Consent consent, Report report) {
    CallWatch watch = new CallWatch();
    BodyCopy body = new BodyCopy();
    RealRun run =
        new RealRun(consent, watch, watch.client().newBuilder().addInterceptor(body).build());
    Differences differences =
        Differences.of(
            run.run(report, ClientJar.find(), rotation -> report.call(watch)), body.text());
    differences.tell(report);
  }
}
