package co.lettermint.projects.provider;

import co.lettermint.projects.specification.Schemas;
import co.lettermint.projects.specification.SpecifiedField;
import co.lettermint.projects.specification.SpecifiedType;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** The least bodies that the specification allows, made from its schemas. */
final class SpecifiedBodies {
  private final Schemas schemas;
  private final boolean expanding;

  private SpecifiedBodies(Schemas schemas, boolean expanding) {
    this.schemas = schemas;
    this.expanding = expanding;
  }

  /** Required properties alone, each null that may be. */
  static JsonObject nothingOptional(Schemas schemas, String schema) {
    return new SpecifiedBodies(schemas, false).object(schema);
  }

  /**
   * Also the optional properties that may be null, as null, and those that hold objects. An array
   * has two elements, one with and one without them, or one if they are equal.
   */
  static JsonObject nullWhereAllowed(Schemas schemas, String schema) {
    return new SpecifiedBodies(schemas, true).object(schema);
  }

  private JsonObject object(String schema) {
    JsonObject object = new JsonObject();
    for (SpecifiedField field : schemas.fields(schema)) {
      boolean isExpanded = expanding && (field.nullable() || holdsObjects(field.type()));
      if (field.required() || isExpanded) {
        object.add(field.name(), field.nullable() ? JsonNull.INSTANCE : value(field.type()));
      }
    }
    return object;
  }

  private boolean holdsObjects(SpecifiedType type) {
    return type.items().isEmpty()
        ? type.name().equals("object")
        : holdsObjects(type.items().get(0));
  }

  private JsonElement value(SpecifiedType type) {
    return switch (type.name()) {
      case "object" -> object(type.schema());
      case "array" -> array(type.items().get(0));
      case "enum" -> new JsonPrimitive(type.values().get(0));
      case "boolean" -> new JsonPrimitive(true);
      case "string date-time" -> new JsonPrimitive("2026-01-01T00:00:00.123+00:00");
      default ->
          type.name().startsWith("string") ? new JsonPrimitive("text") : new JsonPrimitive(1);
    };
  }

  private JsonArray array(SpecifiedType items) {
    JsonArray array = new JsonArray();
    array.add(new SpecifiedBodies(schemas, false).value(items));
    JsonElement second = value(items);
    if (!array.contains(second)) {
      array.add(second);
    }
    return array;
  }
}
