package co.lettermint.projects.contract.teeth;

import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Specification;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The specification: everything in it dropped, renamed and changed, and some things added. */
final class SpecificationMutants {
  /** Words for which another one is as good a word. */
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("string", "integer"),
          Map.entry("integer", "number"),
          Map.entry("number", "integer"),
          Map.entry("boolean", "string"),
          Map.entry("object", "string"),
          Map.entry("array", "object"),
          Map.entry("date-time", "date"),
          Map.entry("password", "byte"),
          Map.entry("int64", "int32"),
          Map.entry("path", "query"),
          Map.entry("http", "apiKey"),
          Map.entry("bearer", "basic"),
          Map.entry("post", "put"),
          Map.entry("3.0.3", "3.1.0"));

  /** Texts for people: any other would do, so they are only emptied. */
  private static final Set<String> PROSE = Set.of("description", "summary");

  private SpecificationMutants() {}

  static List<Mutant> of(Specification specification) {
    List<Mutant> mutants = new ArrayList<>();
    for (Spot spot : Spot.in(specification.tree())) {
      mutants.add(mutant(spot, "dropped", () -> spot.dropped()));
      if (spot.isMember()) {
        String other = OTHERS.getOrDefault(spot.name(), spot.name() + "X");
        mutants.add(mutant(spot, "renamed", () -> spot.renamed(other)));
      }
      if (spot.value() instanceof JsonPrimitive value) {
        mutants.add(mutant(spot, "changed", () -> spot.replaced(other(spot, value))));
      }
      additions(spot, mutants);
    }
    return mutants;
  }

  private static JsonElement other(Spot spot, JsonPrimitive value) {
    String text = value.getAsString();
    if (value.isBoolean()) {
      return new JsonPrimitive(!value.getAsBoolean());
    }
    if (PROSE.contains(spot.name())) {
      return new JsonPrimitive("");
    }
    return new JsonPrimitive(
        spot.name().equals("$ref")
            ? otherReference(spot, text)
            : OTHERS.getOrDefault(text, text + "x"));
  }

  /** The name that stands next to it, so that the reference still leads to something. */
  private static String otherReference(Spot spot, String reference) {
    String[] names = reference.substring(2).split("/");
    List<String> all = List.copyOf(Json.members(spot.root(), names[0], names[1]).keySet());
    int next = (all.indexOf(names[2]) + 1) % all.size();
    return "#/%s/%s/%s".formatted(names[0], names[1], all.get(next));
  }

  private static void additions(Spot spot, List<Mutant> mutants) {
    boolean isSchema = spot.owner().equals("schemas");
    boolean isProperty = spot.owner().equals("properties");
    if (isSchema || isProperty) {
      add(spot, "nullable", new JsonPrimitive(true), mutants);
    }
    if (isProperty && !spot.value().getAsJsonObject().has("allOf")) {
      String format = Json.text(spot.value(), "type").equals("integer") ? "int64" : "uuid";
      add(spot, "format", new JsonPrimitive(format), mutants);
      Additions.narrowing(spot.value())
          .ifPresent(edit -> change(spot, "narrowed to the documented body", edit, mutants));
    }
    if (isSchema) {
      add(spot, "additionalProperties", new JsonPrimitive(false), mutants);
      JsonObject value = spot.value().getAsJsonObject();
      List<String> required = Json.texts(value, "required");
      Json.members(value, "properties").keySet().stream()
          .filter(name -> !required.contains(name))
          .forEach(name -> change(spot, name + " required", o -> require(o, name), mutants));
      if (Json.text(value, "type").equals("object")) {
        change(spot, "a property added", SpecificationMutants::addProperty, mutants);
      }
    }
    if (spot.name().equals("enum")) {
      JsonArray longer = spot.value().getAsJsonArray().deepCopy();
      longer.add("other");
      mutants.add(mutant(spot, "a value added", () -> spot.replaced(longer)));
    }
    if (spot.name().equals("post")) {
      add(spot, "deprecated", new JsonPrimitive(true), mutants);
      add(spot, "security", new JsonArray(), mutants);
      add(spot, "requestBody", Additions.REQUEST_BODY, mutants);
    }
    if (spot.name().equals("responses")) {
      add(spot, "500", Additions.RESPONSE, mutants);
    }
  }

  private static void add(Spot spot, String name, JsonElement value, List<Mutant> mutants) {
    JsonObject object = spot.value().getAsJsonObject();
    if (!object.has(name)) {
      change(spot, name + " added", copy -> copy.add(name, value), mutants);
    }
  }

  private static void change(
      Spot spot, String change, Consumer<JsonObject> edit, List<Mutant> mutants) {
    mutants.add(mutant(spot, change, () -> spot.altered(edit)));
  }

  private static void require(JsonObject schema, String name) {
    if (!schema.has("required")) {
      schema.add("required", new JsonArray());
    }
    schema.getAsJsonArray("required").add(name);
  }

  private static void addProperty(JsonObject schema) {
    if (!schema.has("properties")) {
      schema.add("properties", new JsonObject());
    }
    schema.getAsJsonObject("properties").add("other", Additions.PROPERTY);
  }

  private static Mutant mutant(Spot spot, String change, Supplier<JsonElement> tree) {
    return new Mutant(
        "specification",
        spot.path(),
        change,
        witnesses -> witnesses.with(Specification.of((JsonObject) tree.get())));
  }
}
