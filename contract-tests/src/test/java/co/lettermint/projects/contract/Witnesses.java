package co.lettermint.projects.contract;

import co.lettermint.projects.contract.checks.Documentation;
import co.lettermint.projects.specification.Specification;
import com.google.gson.JsonParser;
import java.util.stream.Stream;

/**
 * Four independent accounts of one endpoint: none is derived from another, apart from the code that
 * is generated from the specification.
 */
public record Witnesses(
    Documentation documentation, Specification specification, PactFile pact, GeneratedCode code) {
  public static final String DOCUMENTED_BODY = "rotate-token.200.json";

  /** The witnesses as they are committed and built. */
  public static Witnesses committed() {
    String body = Specification.resource("examples/" + DOCUMENTED_BODY);
    return new Witnesses(
        new Documentation(JsonParser.parseString(body)),
        Specification.current(),
        PactFile.read(),
        GeneratedCode.onTheClassPath());
  }

  /** The one of this type. */
  Object of(Class<?> type) {
    return Stream.of(documentation, specification, pact, code)
        .filter(type::isInstance)
        .findFirst()
        .orElseThrow();
  }

  public Witnesses with(Documentation other) {
    return new Witnesses(other, specification, pact, code);
  }

  public Witnesses with(Specification other) {
    return new Witnesses(documentation, other, pact, code);
  }

  public Witnesses with(PactFile other) {
    return new Witnesses(documentation, specification, other, code);
  }

  public Witnesses with(GeneratedCode other) {
    return new Witnesses(documentation, specification, pact, other);
  }
}
