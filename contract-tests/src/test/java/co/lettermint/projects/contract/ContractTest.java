package co.lettermint.projects.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documentation, the specification, the generated code and the pact say the same thing. */
class ContractTest {
  @ParameterizedTest
  @MethodSource("specification")
  void theSpecificationIsSound(Check check) {
    assertHolds(check);
  }

  @ParameterizedTest
  @MethodSource("agreement")
  void documentationSpecificationAndCodeAgree(Check check) {
    assertHolds(check);
  }

  @ParameterizedTest
  @MethodSource("pact")
  void thePactAgreesWithTheOthers(Check check) {
    assertHolds(check);
  }

  private static void assertHolds(Check check) {
    List<Violation> violations = check.violations(Witnesses.committed());

    assertThat(violations).withFailMessage(() -> lines(violations)).isEmpty();
  }

  private static String lines(List<Violation> violations) {
    return violations.stream().map(Violation::toString).collect(Collectors.joining("\n", "\n", ""));
  }

  static Stream<Named<Check>> specification() {
    return named(Checks.SPECIFICATION);
  }

  static Stream<Named<Check>> agreement() {
    return named(Checks.AGREEMENT);
  }

  static Stream<Named<Check>> pact() {
    return named(Checks.PACT);
  }

  private static Stream<Named<Check>> named(List<Check> checks) {
    return checks.stream().map(check -> Named.of(check.name(), check));
  }
}
