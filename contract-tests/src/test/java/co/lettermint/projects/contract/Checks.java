package co.lettermint.projects.contract;

import co.lettermint.projects.contract.agreement.DocumentedAnswers;
import co.lettermint.projects.contract.agreement.DocumentedCall;
import co.lettermint.projects.contract.agreement.DocumentedFields;
import co.lettermint.projects.contract.agreement.GeneratedCall;
import co.lettermint.projects.contract.agreement.GeneratedEnumerations;
import co.lettermint.projects.contract.agreement.GeneratedRecords;
import co.lettermint.projects.contract.pact.BodiesRoundTrip;
import co.lettermint.projects.contract.pact.DocumentedExample;
import co.lettermint.projects.contract.pact.StatedAnswers;
import co.lettermint.projects.contract.pact.StatedFields;
import co.lettermint.projects.contract.pact.StatedPresence;
import co.lettermint.projects.contract.pact.StatedRequest;
import co.lettermint.projects.contract.pact.ValidPact;
import co.lettermint.projects.contract.specification.EverythingIsDescribed;
import co.lettermint.projects.contract.specification.ExamplesAreValid;
import co.lettermint.projects.contract.specification.NullIsConsistent;
import co.lettermint.projects.contract.specification.ObjectsStayOpen;
import co.lettermint.projects.contract.specification.ParserReadsIt;
import co.lettermint.projects.contract.specification.TokenIsOnceShown;
import co.lettermint.projects.contract.specification.VersionIsTheClients;
import java.util.List;
import java.util.stream.Stream;

/** All checks, by family. */
public final class Checks {
  /** The specification on its own. */
  public static final List<Check> SPECIFICATION =
      List.of(
          new ParserReadsIt(),
          new VersionIsTheClients(),
          new EverythingIsDescribed(),
          new ObjectsStayOpen(),
          new NullIsConsistent(),
          new TokenIsOnceShown(),
          new ExamplesAreValid());

  /** Documentation, specification and generated code, two at a time. */
  public static final List<Check> AGREEMENT =
      List.of(
          new DocumentedCall(),
          new DocumentedAnswers(),
          new DocumentedFields(),
          new GeneratedCall(),
          new GeneratedRecords(),
          new GeneratedEnumerations());

  /** The pact and each of the others. */
  public static final List<Check> PACT =
      List.of(
          new StatedRequest(),
          new StatedAnswers(),
          new StatedFields(),
          new StatedPresence(),
          new ValidPact(),
          new DocumentedExample(),
          new BodiesRoundTrip());

  private Checks() {}

  /** Every check there is. */
  public static List<Check> all() {
    return Stream.of(SPECIFICATION, AGREEMENT, PACT).flatMap(List::stream).toList();
  }
}
