package co.lettermint.projects.contract;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.contract.report.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documentation, the specification, the generated code and the pact say the same thing. */
class ContractTest {
  private static final Witnesses COMMITTED = Witnesses.committed();
  private static final List<Run.Checked> CHECKED = new ArrayList<>();

  @AfterAll
  static void sumUp() {
    int fields = COMMITTED.specification().schemas().body("RotateTokenResponse").size();
    Summary.note(
        "1Contract",
        "%d fields by %d checks: documented, specified, generated, in the pact"
            .formatted(fields, CHECKED.size()));
    Run.note(Run.Checked.class, CHECKED);
  }

  static Stream<Named<Check>> checks() {
    return Check.ALL.stream().map(check -> Named.of(check.name(), check));
  }

  @ParameterizedTest
  @MethodSource("checks")
  void claimHolds(Check check) {
    List<Violation> violations = check.violations(COMMITTED);

    CHECKED.add(new Run.Checked(check.name(), violations));
    assertThat(violations)
        .withFailMessage(
            () -> violations.stream().map(Violation::toString).collect(Collectors.joining("\n")))
        .isEmpty();
  }
}
