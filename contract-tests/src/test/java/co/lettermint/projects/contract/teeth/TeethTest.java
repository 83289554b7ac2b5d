package co.lettermint.projects.contract.teeth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Summary;
import co.lettermint.projects.contract.Violation;
import co.lettermint.projects.contract.Witness;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.contract.report.Run;
import co.lettermint.projects.contract.report.Run.Bite;
import co.lettermint.projects.contract.teeth.Mutants.Mutant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with a witness in one place, a check notices it. */
class TeethTest {
  private static final Path REPORT = Path.of("target", "teeth.md");

  /** Mutants that say the same as the original, by a pattern of their names, with the reason. */
  private static final Map<String, String> EQUIVALENTS =
      Map.of(
          "specification info/title: changed",
          "a title is for people",
          "specification info/license(: dropped|/url: dropped|/\\w+: changed)",
          "the licence of the text is no part of the contract",
          "specification info/contact(: dropped|/name: (dropped|changed))",
          "whom to ask is no part of the contract",
          "specification .*/examples/\\w+: renamed",
          "an example is found by its file, its name is for people",
          "specification components/schemas/\\w+/x-untyped: .*",
          "the generator stops the build at a schema of several shapes without it",
          "specification .*/parameters/0/example: changed",
          "any text is an example of an identifier");

  private static final Witnesses COMMITTED = Witnesses.committed();

  /** What the checks find anyway. */
  private static final Set<Violation> KNOWN =
      Check.ALL.stream()
          .flatMap(check -> check.violations(COMMITTED).stream())
          .collect(Collectors.toSet());

  @Test
  void everyMutantIsCaught() throws IOException {
    assumeThat(KNOWN).as("ContractTest fails; mend that first").isEmpty();
    List<Bite> bites =
        Stream.of(
                Mutants.ofSpecification(COMMITTED.specification()),
                Mutants.ofBody(COMMITTED.documentation().body()),
                Mutants.ofPact(COMMITTED.pact()),
                CodeMutants.all())
            .flatMap(List::stream)
            .toList()
            .parallelStream()
            .map(TeethTest::bite)
            .toList();

    List<Bite> different = bites.stream().filter(bite -> !isEquivalent(bite)).toList();
    long caught = different.stream().filter(Bite::isCaught).count();
    String summary = "%d of %d mutants caught".formatted(caught, different.size());
    Files.writeString(REPORT, report(different, summary));
    Summary.note("3Teeth", summary);
    Run.note(Bite.class, different);
    assertThat(names(different, false)).as("mutants that no check caught").isEmpty();
    assertThat(names(bites.stream().filter(TeethTest::isEquivalent).toList(), true))
        .as("mutants that are no equivalents")
        .isEmpty();
    assertThat(Check.ALL)
        .as("checks that catch nothing")
        .allMatch(check -> caughtBy(check, bites) > 0);
  }

  /** Asks the checks that read the witness, the costly ones where the others are silent. */
  private static Bite bite(Mutant mutant) {
    Witnesses altered = mutant.mutation().apply(COMMITTED);
    Witness witness = mutant.place().witness();
    List<String> checks = catching(witness, altered, false);
    return new Bite(
        mutant.place(),
        mutant.change(),
        checks.isEmpty() ? catching(witness, altered, true) : checks);
  }

  private static List<String> catching(Witness witness, Witnesses altered, boolean costly) {
    return Check.ALL.stream()
        .filter(check -> check.compared().contains(witness) && check.isCostly() == costly)
        .filter(check -> !check.violations(altered).isEmpty())
        .map(Check::name)
        .toList();
  }

  private static boolean isEquivalent(Bite bite) {
    return EQUIVALENTS.keySet().stream().anyMatch(bite.mutant()::matches);
  }

  private static List<String> names(List<Bite> bites, boolean caught) {
    return bites.stream().filter(bite -> bite.isCaught() == caught).map(Bite::mutant).toList();
  }

  private static long caughtBy(Check check, List<Bite> bites) {
    return bites.stream().filter(bite -> bite.checks().contains(check.name())).count();
  }

  private static String report(List<Bite> bites, String summary) {
    StringBuilder page = new StringBuilder("# Teeth\n\n" + summary + ".\n\n");
    page.append(
        "| Check (* was asked only where the others caught nothing) | Caught |\n|---|---|\n");
    Check.ALL.forEach(
        check ->
            page.append(
                row(check.name() + (check.isCostly() ? "*" : ""), "" + caughtBy(check, bites))));
    page.append("\n| Equivalent mutant | Why |\n|---|---|\n");
    EQUIVALENTS.forEach((name, reason) -> page.append(row(name, reason)));
    page.append("\n| Mutant | Caught by |\n|---|---|\n");
    bites.forEach(bite -> page.append(row(bite.mutant(), String.join(", ", bite.checks()))));
    return page.toString();
  }

  private static String row(String left, String right) {
    return "| %s | %s |\n".formatted(left.replace("|", "\\|"), right.replace("|", "\\|"));
  }
}
