package co.lettermint.projects.contract;

import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Places;
import co.lettermint.projects.specification.Specification;
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
import java.util.stream.IntStream;

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
    List<JsonElement> nodes = Json.elements(tree, "interactions");
    return new PactFile(
        tree,
        IntStream.range(0, nodes.size()).mapToObj(i -> Interaction.of(i, nodes.get(i))).toList());
  }

  /** The interactions that end with this status. */
  public List<Interaction> with(String status) {
    return interactions.stream().filter(one -> one.status().equals(status)).toList();
  }

  /** The place of the interaction with this state; the whole pact if there is none. */
  public Place place(String state) {
    return interactions.stream()
        .filter(one -> one.state().equals(state))
        .findFirst()
        .map(Interaction::place)
        .orElse(Place.of(Witness.PACT));
  }

  /**
   * One request, and the answer to it.
   *
   * @param places every value of the answer's body
   */
  public record Interaction(int index, JsonElement node, Map<String, JsonElement> places) {
    static Interaction of(int index, JsonElement node) {
      return new Interaction(
          index, node, Places.each(Json.at(node, "response", "body", "content")));
    }

    /** Where the pact has it. */
    public Place place() {
      return Place.of(Witness.PACT, "interactions", "" + index);
    }

    /** Where it has a value of the body, by its JSON path. */
    public Place place(String path) {
      return place().at("response", "body", "content").path(path);
    }

    public String state() {
      List<JsonElement> states = Json.elements(node, "providerStates");
      return String.join(", ", states.stream().map(one -> Json.text(one, "name")).toList());
    }

    /** The first schema of an answer that names each member of the body, or a word for none. */
    public String schema(Specification specification) {
      JsonElement response = specification.responses().getOrDefault(status(), JsonNull.INSTANCE);
      List<String> schemas = specification.bodySchemas(response);
      return schemas.stream()
          .filter(
              one -> specification.schemas().names(one).containsAll(Json.members(body()).keySet()))
          .findFirst()
          .orElse(schemas.size() == 1 ? schemas.get(0) : "none of " + schemas);
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
