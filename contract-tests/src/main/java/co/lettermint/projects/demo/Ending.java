package co.lettermint.projects.demo;

import co.lettermint.projects.RotationException;
import java.io.PrintStream;

/** Ends a program with a status, and with one sentence if it failed. */
final class Ending {
  private Ending() {}

  static int of(Runnable program, PrintStream err) {
    try {
      program.run();
      return 0;
    } catch (DemoException | RotationException e) {
      err.println(Report.printable(e.getMessage()));
    } catch (RuntimeException e) {
      // Its message is not known to be free of tokens.
      err.println("This program stopped at a defect of its own, " + e.getClass().getName() + ".");
    }
    return 1;
  }
}
