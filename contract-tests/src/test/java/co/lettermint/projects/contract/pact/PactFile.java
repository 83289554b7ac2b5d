package co.lettermint.projects.contract.pact;

import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Places;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The committed pact. */
public record PactFile(JsonObject tree, List<Interaction> interactions) {
  static final Path FILE =
      Path.of("pacts", Interactions.CONSUMER + "-" + Interactions.PROVIDER + ".json");

  /** Reads it. */
  public static PactFile read() {
    try {
      return of(JsonParser.parseString(Files.readString(FILE)).getAsJsonObject());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A pact from its tree. */
  public static PactFile of(JsonObject tree) {
    return new PactFile(
        tree, Json.elements(tree, "interactions").stream().map(Interaction::of).toList());
  }

  /**
   * One request, and the answer to it.
   *
   * @param places every value of the answer's body
   */
  public record Interaction(JsonElement node, Map<String, JsonElement> places) {
    static Interaction of(JsonElement node) {
      return new Interaction(node, Places.each(Json.at(node, "response", "body", "content")));
    }

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
