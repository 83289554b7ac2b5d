package co.lettermint.projects.contract;

import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Places;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The committed pact. */
public record PactFile(JsonObject tree, List<Interaction> interactions) {
  public static final Path FILE =
      Path.of("pacts", "lettermint-projects-client-lettermint-api.json");

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
      List<JsonElement> states = Json.elements(node, "providerStates");
      return String.join(", ", states.stream().map(one -> Json.text(one, "name")).toList());
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

  /** The matching rules of one part of an interaction, by the place that they are about. */
  public record Matchers(Map<String, JsonElement> rules) {
    /** The rule of a place, which may be about all elements of an array. */
    public Matcher of(String path) {
      JsonElement rule = rules.getOrDefault(path, rules.get(Places.anyIndex(path)));
      List<JsonElement> matchers =
          Json.elements(rule == null ? JsonNull.INSTANCE : rule, "matchers");
      return matchers.size() == 1
          ? new Matcher(Json.text(matchers.get(0), "match"), Json.text(matchers.get(0), "regex"))
          : Matcher.NONE;
    }

    /** The places that there are rules about. */
    public Set<String> places() {
      return rules.keySet();
    }

    /** Whether there is one rule for all elements of the array there. */
    public boolean isAboutEachElement(String path) {
      return rules.keySet().stream().anyMatch(one -> one.startsWith(Places.anyIndex(path) + "[*]"));
    }
  }

  /** What is asked of a value. */
  public record Matcher(String kind, String regex) {
    public static final Matcher NONE = new Matcher("none", "");

    /** As a sentence shows it. */
    @Override
    public String toString() {
      return regex.isEmpty() ? kind : kind + " " + regex;
    }

    public boolean accepts(String text) {
      return kind.equals("regex") && text.matches(regex);
    }
  }
}
