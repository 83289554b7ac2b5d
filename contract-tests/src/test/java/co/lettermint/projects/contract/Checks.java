package co.lettermint.projects.contract;

import co.lettermint.projects.contract.checks.AgreementChecks;
import co.lettermint.projects.contract.checks.PactChecks;
import co.lettermint.projects.contract.checks.SpecificationChecks;
import java.util.List;
import java.util.stream.Stream;

/** All checks, by family. A new one is a function and a line in the list of its class. */
public final class Checks {
  public static final List<Check> ALL =
      Stream.of(SpecificationChecks.ALL, AgreementChecks.ALL, PactChecks.ALL)
          .flatMap(List::stream)
          .toList();

  private Checks() {}
}
