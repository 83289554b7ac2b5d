package co.lettermint.projects.contract.teeth;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Checks;
import co.lettermint.projects.contract.Witnesses;
import java.util.List;

/**
 * A mutant, and the checks that caught it. The costly checks are asked where the others are silent.
 */
record Bite(Mutant mutant, List<String> checks) {
  static Bite of(Mutant mutant, Witnesses sound) {
    Witnesses altered = mutant.mutation().apply(sound);
    List<String> checks = catching(altered, false);
    return new Bite(mutant, checks.isEmpty() ? catching(altered, true) : checks);
  }

  private static List<String> catching(Witnesses altered, boolean costly) {
    return Checks.all().stream()
        .filter(check -> check.isCostly() == costly && !check.violations(altered).isEmpty())
        .map(Check::name)
        .toList();
  }

  boolean isCaught() {
    return !checks.isEmpty();
  }
}
