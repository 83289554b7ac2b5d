package co.lettermint.projects.contract;

import co.lettermint.projects.specification.Specification;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;

/**
 * Four independent accounts of one endpoint: none is derived from another, apart from the code that
 * is generated from the specification.
 *
 * @param documentedBody the example body of the vendor's page, value for value
 */
public record Witnesses(
    Specification specification, JsonElement documentedBody, PactFile pact, GeneratedCode code) {
  public static final String DOCUMENTED_BODY = "rotate-token.200.json";

  /** The witnesses as they are committed and built. */
  public static Witnesses committed() {
    return new Witnesses(
        Specification.current(),
        JsonParser.parseString(Specification.resource("examples/" + DOCUMENTED_BODY)),
        PactFile.read(),
        GeneratedCode.onTheClassPath());
  }

  public Witnesses with(Specification other) {
    return new Witnesses(other, documentedBody, pact, code);
  }

  public Witnesses with(JsonElement otherBody) {
    return new Witnesses(specification, otherBody, pact, code);
  }

  public Witnesses with(GeneratedCode other) {
    return new Witnesses(specification, documentedBody, pact, other);
  }

  public Witnesses with(PactFile other) {
    return new Witnesses(specification, documentedBody, other, code);
  }
}
