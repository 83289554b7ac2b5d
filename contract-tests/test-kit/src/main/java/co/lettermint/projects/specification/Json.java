package co.lettermint.projects.specification;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;

/** Looks into documents that may lack anything: what is not there is null, empty or no text. */
public final class Json {
  private Json() {}

  /** What stands there under these names. */
  public static JsonElement at(JsonElement from, String... names) {
    JsonElement element = from;
    for (String name : names) {
      JsonElement next = element instanceof JsonObject object ? object.get(name) : null;
      element = next == null ? JsonNull.INSTANCE : next;
    }
    return element;
  }

  /** The text there, numbers as they are written. */
  public static String text(JsonElement from, String... names) {
    return at(from, names) instanceof JsonPrimitive value ? value.getAsString() : "";
  }

  /** Whether {@code true} stands there. */
  public static boolean isTrue(JsonElement from, String... names) {
    return at(from, names) instanceof JsonPrimitive value
        && value.isBoolean()
        && value.getAsBoolean();
  }

  /** The members of the object there, in their order. */
  public static Map<String, JsonElement> members(JsonElement from, String... names) {
    return at(from, names) instanceof JsonObject object ? object.asMap() : Map.of();
  }

  /** The elements of the array there. */
  public static List<JsonElement> elements(JsonElement from, String... names) {
    return at(from, names) instanceof JsonArray array ? array.asList() : List.of();
  }

  /** The texts in the array there. */
  public static List<String> texts(JsonElement from, String... names) {
    return elements(from, names).stream().map(Json::text).toList();
  }

  /** The JSON type of a value; a number is an integer where it is written as one. */
  public static String typeOf(JsonElement value) {
    if (value instanceof JsonPrimitive primitive) {
      if (primitive.isNumber()) {
        return primitive.getAsString().matches("-?\\d+") ? "integer" : "number";
      }
      return primitive.isBoolean() ? "boolean" : "string";
    }
    return value.isJsonNull() ? "null" : value.isJsonArray() ? "array" : "object";
  }
}
