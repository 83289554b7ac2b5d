package co.lettermint.projects.contract.teeth;

import co.lettermint.projects.contract.PactFile;
import co.lettermint.projects.contract.Place;
import co.lettermint.projects.contract.Witness;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.contract.checks.Documentation;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Specification;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The witnesses that are JSON documents, each with one thing changed in one place. */
final class Mutants {
  /** A change that some check has to notice. */
  record Mutant(Place place, String change, UnaryOperator<Witnesses> mutation) {}

  /** Words of the specification for which another one is as good a word. */
  private static final Map<String, String> OTHER_WORDS =
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

  private static final JsonElement PROPERTY =
      JsonParser.parseString("{\"type\": \"string\", \"description\": \"Another.\"}");
  private static final JsonElement RESPONSE =
      JsonParser.parseString("{\"description\": \"Another.\"}");
  private static final JsonElement REQUEST_BODY =
      JsonParser.parseString(
          "{\"description\": \"Another.\", \"content\": {\"application/json\": {}}}");

  private static final Map<String, String> OTHER_MATCHERS =
      Map.of("type", "integer", "integer", "number", "number", "decimal", "regex", "type");

  /** What of the pact says the contract; the rest is about the file. */
  private static final Pattern CONTRACT =
      Pattern.compile(
          "interactions/\\d+(/(request|response)/((method|path|status)|headers/.*|body/content.*"
              + "|body/contentType|matchingRules/(header|body)/[^/]+(/matchers/0/(match|regex))?))?");

  private final List<Mutant> all = new ArrayList<>();
  private final BiFunction<Witnesses, JsonElement, Witnesses> place;

  private Mutants(BiFunction<Witnesses, JsonElement, Witnesses> place) {
    this.place = place;
  }

  /** The documented body: each field dropped, renamed, retyped, set to null, texts altered. */
  static List<Mutant> ofBody(JsonElement body) {
    Mutants mutants = new Mutants((it, tree) -> it.with(new Documentation(tree)));
    for (Spot spot : Spot.in(Witness.DOCUMENTATION, body)) {
      if (spot.isMember()) {
        mutants.add(spot, "dropped", spot::dropped);
        mutants.add(spot, "renamed", () -> spot.renamed(spot.name() + "_x"));
      }
      mutants.replace(spot, "retyped", retyped(spot.value()));
      mutants.replace(spot, "set to null", JsonNull.INSTANCE);
      if (Json.typeOf(spot.value()).equals("string")) {
        mutants.replace(spot, "altered", text(spot.value().getAsString() + "x"));
      }
    }
    return mutants.all;
  }

  /** The specification: everything in it dropped, renamed and changed, and some things added. */
  static List<Mutant> ofSpecification(Specification specification) {
    Mutants mutants = new Mutants((it, tree) -> it.with(Specification.of((JsonObject) tree)));
    for (Spot spot : Spot.in(Witness.SPECIFICATION, specification.tree())) {
      mutants.add(spot, "dropped", spot::dropped);
      if (spot.isMember()) {
        String other = OTHER_WORDS.getOrDefault(spot.name(), spot.name() + "X");
        mutants.add(spot, "renamed", () -> spot.renamed(other));
      }
      if (spot.value() instanceof JsonPrimitive value) {
        mutants.replace(spot, "changed", other(spot, value));
      }
      mutants.addToSpecification(spot);
    }
    return mutants.all;
  }

  /** The pact: each interaction dropped, each part of its request and response altered. */
  static List<Mutant> ofPact(PactFile pact) {
    Mutants mutants = new Mutants((it, tree) -> it.with(PactFile.of((JsonObject) tree)));
    Spot.in(Witness.PACT, pact.tree()).stream()
        .filter(spot -> CONTRACT.matcher(spot.path()).matches())
        .forEach(mutants::addToPact);
    return mutants.all;
  }

  private void addToPact(Spot spot) {
    add(spot, "dropped", spot::dropped);
    if (spot.isMember()) {
      add(spot, "renamed", () -> spot.renamed(spot.name() + "_x"));
    }
    String text = spot.value().isJsonPrimitive() ? spot.value().getAsString() : "";
    if (spot.path().contains("/body/content")) {
      replace(spot, "retyped", retyped(spot.value()));
      if (!spot.value().isJsonNull()) {
        replace(spot, "set to null", JsonNull.INSTANCE);
      }
    } else if (spot.name().equals("match")) {
      replace(spot, "changed", text(OTHER_MATCHERS.get(text)));
    } else if (spot.name().equals("regex")) {
      replace(spot, "widened", text(".*"));
      replace(spot, "narrowed", text("x" + text));
      if (text.matches("[\\w|]+")) {
        replace(spot, "lengthened", text(text + "|other"));
      }
    } else if (!text.isEmpty()) {
      replace(spot, "changed", text(spot.name().equals("status") ? "500" : "x" + text));
    }
  }

  private static JsonElement other(Spot spot, JsonPrimitive value) {
    String text = value.getAsString();
    if (value.isBoolean()) {
      return new JsonPrimitive(!value.getAsBoolean());
    }
    if (PROSE.contains(spot.name())) {
      return text("");
    }
    return text(
        spot.name().equals("$ref")
            ? otherReference(spot, text)
            : OTHER_WORDS.getOrDefault(text, text + "x"));
  }

  /** The name that stands next to it, so that the reference still leads to something. */
  private static String otherReference(Spot spot, String reference) {
    String[] names = reference.substring(2).split("/");
    List<String> all = List.copyOf(Json.members(spot.root(), names[0], names[1]).keySet());
    int next = (all.indexOf(names[2]) + 1) % all.size();
    return "#/%s/%s/%s".formatted(names[0], names[1], all.get(next));
  }

  private void addToSpecification(Spot spot) {
    boolean isSchema = spot.owner().equals("schemas");
    boolean isProperty = spot.owner().equals("properties");
    if (isSchema || isProperty) {
      addMember(spot, "nullable", new JsonPrimitive(true));
    }
    if (isProperty && !spot.value().getAsJsonObject().has("allOf")) {
      String type = Json.text(spot.value(), "type");
      addMember(spot, "format", text(type.equals("integer") ? "int64" : "uuid"));
      narrow(spot, type);
    }
    if (isSchema) {
      addMember(spot, "additionalProperties", new JsonPrimitive(false));
      List<String> required = Json.texts(spot.value(), "required");
      Json.members(spot.value(), "properties").keySet().stream()
          .filter(name -> !required.contains(name))
          .forEach(
              name ->
                  change(
                      spot,
                      name + " required",
                      o -> member(o, "required", new JsonArray()).getAsJsonArray().add(name)));
      if (Json.text(spot.value(), "type").equals("object")) {
        change(
            spot,
            "a property added",
            o ->
                member(o, "properties", new JsonObject()).getAsJsonObject().add("other", PROPERTY));
      }
    }
    if (spot.name().equals("enum")) {
      JsonArray longer = spot.value().getAsJsonArray().deepCopy();
      longer.add("other");
      replace(spot, "a value added", longer);
    }
    if (spot.name().equals("post")) {
      addMember(spot, "deprecated", new JsonPrimitive(true));
      addMember(spot, "security", new JsonArray());
      addMember(spot, "requestBody", REQUEST_BODY);
    }
    if (spot.name().equals("responses")) {
      addMember(spot, "500", RESPONSE);
    }
  }

  /**
   * A constraint that the documented body keeps, for it shows placeholders, and no real one can.
   */
  private void narrow(Spot spot, String type) {
    String change = "narrowed to the documented body";
    if (type.equals("string") && Json.text(spot.value(), "format").isEmpty()) {
      change(spot, change, it -> it.addProperty("pattern", "^<string>$"));
    } else if (Set.of("integer", "number").contains(type)) {
      change(spot, change, it -> it.addProperty("multipleOf", 123));
    }
  }

  private void addMember(Spot spot, String name, JsonElement value) {
    if (!spot.value().getAsJsonObject().has(name)) {
      add(spot.place().at(name), "added", () -> spot.altered(copy -> copy.add(name, value)));
    }
  }

  private void change(Spot spot, String change, Consumer<JsonObject> edit) {
    add(spot, change, () -> spot.altered(edit));
  }

  private void replace(Spot spot, String change, JsonElement other) {
    add(spot, change, () -> spot.replaced(other));
  }

  private void add(Spot spot, String change, Supplier<JsonElement> tree) {
    add(spot.place(), change, tree);
  }

  private void add(Place where, String change, Supplier<JsonElement> tree) {
    all.add(new Mutant(where, change, it -> place.apply(it, tree.get())));
  }

  /** A value of another JSON type. */
  private static JsonElement retyped(JsonElement value) {
    return switch (Json.typeOf(value)) {
      case "object" -> new JsonArray();
      case "array" -> new JsonObject();
      case "string" -> new JsonPrimitive(7);
      case "null" -> text("text");
      default -> text(value.getAsString());
    };
  }

  private static JsonElement text(String text) {
    return new JsonPrimitive(text);
  }

  /** The member of this name, which is added if the object has none. */
  private static JsonElement member(JsonObject owner, String name, JsonElement empty) {
    if (!owner.has(name)) {
      owner.add(name, empty);
    }
    return owner.get(name);
  }
}
