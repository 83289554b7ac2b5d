package co.lettermint.projects.contract.pact;

import co.lettermint.projects.contract.Json;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The committed pact. */
public record PactFile(JsonObject tree) {
  static final Path FILE =
      Path.of("pacts", Interactions.CONSUMER + "-" + Interactions.PROVIDER + ".json");

  /** Reads it. */
  public static PactFile read() {
    try {
      return new PactFile(JsonParser.parseString(Files.readString(FILE)).getAsJsonObject());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its interactions, in the order of the file. */
  public List<Interaction> interactions() {
    return Json.elements(tree, "interactions").stream().map(Interaction::new).toList();
  }

  /** One request, and the answer to it. */
  public record Interaction(JsonElement node) {
    /** Where the pact has it. */
    public String place() {
      return FILE.getFileName() + ", '" + state() + "'";
    }

    public String state() {
      return String.join(
          ", ",
          Json.elements(node, "providerStates").stream()
              .map(one -> Json.text(one, "name"))
              .toList());
    }

    public String status() {
      return Json.text(node, "response", "status");
    }

    public JsonElement body() {
      return Json.at(node, "response", "body", "content");
    }

    public Matchers bodyMatchers() {
      return new Matchers(Json.members(node, "response", "matchingRules", "body"));
    }
  }
}
