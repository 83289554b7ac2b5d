package co.lettermint.projects.contract.teeth;

import co.lettermint.projects.specification.Json;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** Values of another JSON type. */
final class Retyped {
  private Retyped() {}

  static JsonElement of(JsonElement value) {
    return switch (Json.typeOf(value)) {
      case "object" -> new JsonArray();
      case "array" -> new JsonObject();
      case "string" -> new JsonPrimitive(7);
      case "null" -> new JsonPrimitive("text");
      default -> new JsonPrimitive(value.getAsString());
    };
  }
}
