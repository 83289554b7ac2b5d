package co.lettermint.projects.demo;

import co.lettermint.projects.RotationException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Rotates a token with the built jar: of a project of the embedded provider, or, when asked for in
 * so many words, of a real one.
 */
public final class Demo {
  private Demo() {}

  /** Reads {@code -Dproject}, {@code -Dyes}, {@code -DtokenFile} and {@code -DbaseUrl}. */
  public static void main(String[] args) {
    Map<String, String> options = new HashMap<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      options.put(name, System.getProperty(name));
    }
    System.exit(run(System.getenv(), options, System.out, System.err));
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
    try {
      DemoOptions asked = DemoOptions.of(environment, options);
      Report report = new Report(out);
      ClientJar jar = ClientJar.find();
      if (asked.isReal()) {
        new RealRun(Consent.of(asked)).run(report, jar);
      } else {
        LocalRun.run(report, jar);
      }
      return 0;
    } catch (DemoException | RotationException e) {
      err.println(Report.printable(e.getMessage()));
    } catch (RuntimeException e) {
      // Its message is not known to be free of tokens.
      err.println("The demo stopped at a defect of its own, " + e.getClass().getName() + ".");
    }
    return 1;
  }
}
