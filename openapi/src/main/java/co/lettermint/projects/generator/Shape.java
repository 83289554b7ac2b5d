package co.lettermint.projects.generator;

import static java.util.Locale.ROOT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a schema says together with all that it joins. Its own word, added last, counts most. */
final class Shape {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonNode NULL = NODES.textNode("null");

  final List<Part> parts = new ArrayList<>();
  final Set<String> kinds = new LinkedHashSet<>();
  final Set<String> required = new LinkedHashSet<>();
  final Map<String, Part> properties = new LinkedHashMap<>();
  private final Map<String, JsonNode> keywords = new HashMap<>();
  private final String name;

  /** A schema in plain words, where it is described, and the name of a class for it. */
  record Part(JsonNode schema, Place place, String name) {
    Part {
      schema = plain(schema);
    }

    Part inner(JsonNode inner, String where, String suffix) {
      return new Part(inner, place.inner(where), name + suffix);
    }

    /** Whether it adds to what it joins. There, `type: object` is no news. */
    boolean adds() {
      return Stream.of("x-untyped", "properties", "required", "discriminator").anyMatch(schema::has)
          || schema.path("additionalProperties").isObject()
          || texts(schema.path("type")).anyMatch(kind -> !kind.equals("object"));
    }
  }

  /**
   * @param name begins the names of classes for what several parts describe
   */
  Shape(String name) {
    this.name = name;
  }

  Shape add(Part part) {
    parts.add(part);
    texts(part.schema().path("type")).forEach(kinds::add);
    texts(part.schema().path("required")).forEach(required::add);
    for (var entry : part.schema().path("properties").properties()) {
      String property = entry.getKey();
      Part own = part.inner(entry.getValue(), "property `" + property + "`", Names.type(property));
      Part other = properties.putIfAbsent(property, own);
      if (other != null && !other.schema().equals(own.schema())) {
        JsonNode both = join(own.schema(), other.schema());
        properties.put(property, new Part(both, own.place(), name + Names.type(property)));
      }
    }
    for (var entry : part.schema().properties()) {
      keywords.merge(entry.getKey(), entry.getValue(), (a, b) -> merged(entry.getKey(), a, b));
    }
    return this;
  }

  private static JsonNode merged(String keyword, JsonNode first, JsonNode last) {
    return switch (keyword) {
      case "description", "default" -> first;
      case "items", "additionalProperties" -> first.equals(last) ? first : join(first, last);
      default -> last.isBoolean() && !last.asBoolean() ? first : last;
    };
  }

  private static JsonNode join(JsonNode first, JsonNode last) {
    return NODES.objectNode().set("allOf", NODES.arrayNode().add(first).add(last));
  }

  JsonNode get(String keyword) {
    return keywords.getOrDefault(keyword, MissingNode.getInstance());
  }

  boolean is(String keyword) {
    return get(keyword).asBoolean();
  }

  /** The description of its own, or else the first one, with what the type does not say. */
  String doc(String words, String name) {
    JsonNode own = parts.get(parts.size() - 1).schema().path("description");
    String doc = Text.javadoc(own.asText(get("description").asText()), words, name);
    if (get("enum").isArray() && !kinds.contains("string")) {
      doc += texts(get("enum")).map(Text::code).collect(Collectors.joining(", ", " One of ", "."));
    }
    String value = get("default").asText();
    return doc
        + (value.isEmpty() ? "" : " The default is " + Text.code(value) + ".")
        + (is("deprecated") ? " Deprecated." : "");
  }

  /** The items of a list, or the only one. */
  static Stream<JsonNode> each(JsonNode value) {
    return value.isArray() ? value.valueStream() : Stream.of(value).filter(v -> !v.isMissingNode());
  }

  static Stream<String> texts(JsonNode value) {
    return each(value).map(JsonNode::asText);
  }

  private static List<JsonNode> all(JsonNode schema, String... keywords) {
    return Stream.of(keywords)
        .flatMap(keyword -> each(schema.path(keyword)))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /**
   * Says the same in fewer words, in place, the second time as the first: a type that is implied is
   * named, null is {@code nullable}, a constant an enumeration, and a choice of one an allOf.
   */
  private static JsonNode plain(JsonNode schema) {
    if (!(schema instanceof ObjectNode node)) {
      return NODES.objectNode(); // true, false or nothing
    }
    node.removeIf(JsonNode::isNull);
    List<JsonNode> choices = all(node, "oneOf", "anyOf");
    boolean isNullable = choices.removeIf(each -> all(each, "type").equals(List.of(NULL)));
    List<JsonNode> values = all(node, "enum", "const");
    isNullable |= values.removeIf(JsonNode::isNull);
    Set<JsonNode> kinds = new LinkedHashSet<>(all(node, "type"));
    isNullable |= kinds.removeIf(NULL::equals);
    List<JsonNode> joined = all(node, "allOf");
    node.path("properties").forEach(Shape::plain);
    all(node, "items", "additionalProperties", "allOf", "oneOf", "anyOf").forEach(Shape::plain);
    boolean isOpen = kinds.isEmpty() && values.isEmpty();
    if (node.has("properties") || isOpen && node.path("additionalProperties").isObject()) {
      kinds.add(NODES.textNode("object"));
    } else if (isOpen && node.has("items")) {
      kinds.add(NODES.textNode("array"));
    } else if (!kinds.toString().matches(".*(integer|number|boolean).*")) {
      values.forEach(
          each -> kinds.add(NODES.textNode(each.getNodeType().name().toLowerCase(ROOT))));
    }
    if (choices.stream().noneMatch(Shape::says)) {
      choices.clear();
    } else if (choices.size() == 1) {
      joined.add(choices.remove(0));
    }
    joined.removeIf(each -> !says(each) && !each.has("required"));
    node.remove(List.of("anyOf", "const"));
    node.put("nullable", isNullable || node.path("nullable").asBoolean());
    Map.of("type", kinds, "enum", values, "allOf", joined, "oneOf", choices)
        .forEach((keyword, list) -> node.set(keyword, NODES.arrayNode().addAll(list)));
    node.removeIf(value -> value.isArray() && value.isEmpty());
    return node;
  }

  /** Whether it says more than a description does. */
  private static boolean says(JsonNode schema) {
    return Stream.of("x-untyped", "$ref", "type", "allOf", "oneOf").anyMatch(schema::has);
  }
}
