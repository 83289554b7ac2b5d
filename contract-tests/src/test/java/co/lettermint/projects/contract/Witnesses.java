package co.lettermint.projects.contract;

import co.lettermint.projects.contract.generated.GeneratedCode;
import co.lettermint.projects.contract.pact.PactFile;
import co.lettermint.projects.specification.Specification;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Four independent accounts of one endpoint: none is derived from another, apart from the code that
 * is generated from the specification.
 *
 * @param documentedBody the example body of the vendor's page, value for value
 */
public record Witnesses(
    Specification specification, JsonElement documentedBody, PactFile pact, GeneratedCode code) {

  public static final Path DOCUMENTED_BODY =
      Path.of("..", "openapi", "examples", "rotate-token.200.json");

  /** The witnesses as they are committed and built. */
  public static Witnesses committed() {
    try {
      JsonElement body = JsonParser.parseString(Files.readString(DOCUMENTED_BODY));
      return new Witnesses(
          Specification.current(), body, PactFile.read(), GeneratedCode.onTheClassPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
