package co.lettermint.projects.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documentation, the specification, the generated code and the pact say the same thing. */
class ContractTest {
  private static final Witnesses COMMITTED = Witnesses.committed();

  private static int checked;

  @AfterAll
  static void sumUp() {
    int fields = COMMITTED.specification().schemas().body("RotateTokenResponse").size();
    Summary.note(
        "1Contract",
        "%d fields by %d checks: documented, specified, generated, in the pact"
            .formatted(fields, checked));
  }

  static Stream<Named<Check>> checks() {
    return Checks.ALL.stream().map(check -> Named.of(check.name(), check));
  }

  @ParameterizedTest
  @MethodSource("checks")
  void claimHolds(Check check) {
    List<String> violations = check.findings(COMMITTED).all();

    checked++;
    assertThat(violations).withFailMessage(() -> String.join("\n", violations)).isEmpty();
  }
}
