package co.lettermint.projects.contract.teeth;

import co.lettermint.projects.contract.Witnesses;
import java.util.function.UnaryOperator;

/** The witnesses with one thing changed in one place, which some check has to notice. */
record Mutant(String witness, String path, String change, UnaryOperator<Witnesses> mutation) {
  String name() {
    return witness + " " + path + ": " + change;
  }
}
