package co.lettermint.projects.specification;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Reads the schemas of a specification, through references and wrappers of one {@code allOf}. */
public final class Schemas {
  private static final String PREFIX = "#/components/schemas/";

  /** Deeper than any body of this API; ends what refers to itself. */
  private static final int MAX_DEPTH = 12;

  private final JsonElement all;
  private final Map<String, Map<String, SpecifiedField>> bodies = new ConcurrentHashMap<>();

  Schemas(JsonElement all) {
    this.all = all;
  }

  /** The properties of a schema that stands under this name, in their order. */
  public List<SpecifiedField> fields(String schema) {
    JsonElement node = Json.at(all, schema);
    List<String> required = Json.texts(node, "required");
    List<SpecifiedField> fields = new ArrayList<>();
    Json.members(node, "properties")
        .forEach(
            (name, property) ->
                fields.add(
                    new SpecifiedField(
                        schema,
                        name,
                        type(property),
                        required.contains(name),
                        isNullable(property))));
    return fields;
  }

  /** The names of those. */
  public Set<String> names(String schema) {
    return Json.members(all, schema, "properties").keySet();
  }

  /** The fields of a body of this schema, at any depth, by their JSON path. */
  public Map<String, SpecifiedField> body(String schema) {
    return bodies.computeIfAbsent(
        schema,
        name -> {
          Map<String, SpecifiedField> places = new LinkedHashMap<>();
          descend("$", name, places, MAX_DEPTH);
          return Collections.unmodifiableMap(places);
        });
  }

  private void descend(
      String path, String schema, Map<String, SpecifiedField> places, int depthLeft) {
    if (depthLeft == 0) {
      return;
    }
    for (SpecifiedField field : fields(schema)) {
      String place = path + "." + field.name();
      places.put(place, field);
      SpecifiedType type = field.type();
      while (!type.items().isEmpty()) {
        place += "[*]";
        type = type.items().get(0);
      }
      descend(place, type.schema(), places, depthLeft - 1);
    }
  }

  /** The schema that has, or would have, the field with this JSON path in a body. */
  public String owner(String path, String body) {
    String parent = path.substring(0, path.lastIndexOf('.')).replaceFirst("(\\[\\*])*$", "");
    SpecifiedField field = body(body).get(parent);
    return field == null ? body : field.type().innermost().schema();
  }

  /** The schemas that a body may have: one, or the alternatives of an {@code anyOf}. */
  public List<String> alternatives(JsonElement schema) {
    List<JsonElement> anyOf = Json.elements(target(schema), "anyOf");
    return anyOf.isEmpty()
        ? List.of(type(schema).schema())
        : anyOf.stream().map(one -> type(one).schema()).toList();
  }

  /** The type of a value with this schema. */
  public SpecifiedType type(JsonElement schema) {
    JsonElement target = target(schema);
    List<String> values = Json.texts(target, "enum");
    List<SpecifiedType> items =
        Json.text(target, "type").equals("array")
            ? List.of(type(Json.at(target, "items")))
            : List.of();
    return new SpecifiedType(typeName(target), schemaName(schema), values, items);
  }

  private static String typeName(JsonElement target) {
    String type = Json.text(target, "type");
    String format = Json.text(target, "format");
    if (type.equals("string") && !Json.elements(target, "enum").isEmpty()) {
      return "enum";
    }
    boolean isFree = type.equals("object") && Json.members(target, "properties").isEmpty();
    String name = isFree ? "free object" : type.isEmpty() ? "any" : type;
    return format.isEmpty() ? name : name + " " + format;
  }

  /**
   * Both a wrapper and what it wraps have to say so: the one for people, the other for validators.
   */
  private boolean isNullable(JsonElement schema) {
    return chain(schema).stream()
        .filter(one -> Json.at(one, "$ref").isJsonNull())
        .allMatch(one -> Json.isTrue(one, "nullable"));
  }

  private JsonElement target(JsonElement schema) {
    List<JsonElement> chain = chain(schema);
    return chain.get(chain.size() - 1);
  }

  private String schemaName(JsonElement schema) {
    String name = "";
    for (JsonElement one : chain(schema)) {
      String reference = Json.text(one, "$ref");
      name = reference.startsWith(PREFIX) ? reference.substring(PREFIX.length()) : name;
    }
    return name;
  }

  /** The schema, and what it stands for: reference after reference. */
  private List<JsonElement> chain(JsonElement schema) {
    List<JsonElement> chain = new ArrayList<>(List.of(schema));
    for (int i = 0; i < MAX_DEPTH; i++) {
      JsonElement last = chain.get(i);
      List<JsonElement> wrapped = Json.elements(last, "allOf");
      if (last.isJsonObject() && last.getAsJsonObject().has("$ref")) {
        chain.add(Json.at(all, Json.text(last, "$ref").replace(PREFIX, "")));
      } else if (wrapped.size() == 1) {
        chain.add(wrapped.get(0));
      } else {
        break;
      }
    }
    return chain;
  }
}
