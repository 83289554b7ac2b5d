package co.lettermint.projects.contract.teeth;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Checks;
import co.lettermint.projects.contract.Witnesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with a witness in one place, a check notices it. */
class TeethTest {
  private static final Path REPORT = Path.of("target", "teeth.md");

  @Test
  void everyMutantIsCaught() throws IOException {
    Witnesses sound = Witnesses.committed();
    List<Mutant> mutants =
        Stream.of(
                SpecificationMutants.of(sound.specification()),
                BodyMutants.of(sound.documentedBody()),
                PactMutants.of(sound.pact()),
                CodeMutants.of(sound.documentedBody()))
            .flatMap(List::stream)
            .toList();

    List<Bite> bites = mutants.parallelStream().map(mutant -> Bite.of(mutant, sound)).toList();

    List<Bite> different = of(bites, false);
    String summary =
        "Teeth: %d of %d mutants caught".formatted(names(different, true).size(), different.size());
    Files.writeString(REPORT, TeethReport.of(different, summary));
    System.out.println(summary);
    assertThat(names(different, false)).as("mutants that no check caught").isEmpty();
    assertThat(idle(different)).as("checks that could be removed unnoticed").isEmpty();
    assertThat(names(of(bites, true), true)).as("mutants that are no equivalents").isEmpty();
  }

  /** The checks without a mutant of their own. */
  private static List<String> idle(List<Bite> bites) {
    return Checks.all().stream()
        .map(Check::name)
        .filter(check -> bites.stream().noneMatch(bite -> bite.checks().equals(List.of(check))))
        .toList();
  }

  private static List<Bite> of(List<Bite> bites, boolean equivalent) {
    return bites.stream().filter(bite -> Equivalents.contain(bite.mutant()) == equivalent).toList();
  }

  private static List<String> names(List<Bite> bites, boolean caught) {
    return bites.stream()
        .filter(bite -> bite.isCaught() == caught)
        .map(bite -> bite.mutant().name())
        .toList();
  }
}
