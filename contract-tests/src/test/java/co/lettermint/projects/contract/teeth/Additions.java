package co.lettermint.projects.contract.teeth;

import co.lettermint.projects.specification.Json;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Optional;
import java.util.function.Consumer;

/** Parts that a specification could have besides. */
final class Additions {
  static final JsonElement PROPERTY =
      JsonParser.parseString("{\"type\": \"string\", \"description\": \"Another.\"}");
  static final JsonElement RESPONSE = JsonParser.parseString("{\"description\": \"Another.\"}");
  static final JsonElement REQUEST_BODY =
      JsonParser.parseString(
          "{\"description\": \"Another.\", \"content\": {\"application/json\": {}}}");

  private Additions() {}

  /**
   * A constraint that the documented body keeps, for it shows placeholders, and no real one can.
   */
  static Optional<Consumer<JsonObject>> narrowing(JsonElement schema) {
    boolean isPlain = Json.text(schema, "format").isEmpty();
    return switch (Json.text(schema, "type")) {
      case "string" ->
          isPlain ? Optional.of(it -> it.addProperty("pattern", "^<string>$")) : Optional.empty();
      case "integer", "number" -> Optional.of(it -> it.addProperty("multipleOf", 123));
      default -> Optional.empty();
    };
  }
}
