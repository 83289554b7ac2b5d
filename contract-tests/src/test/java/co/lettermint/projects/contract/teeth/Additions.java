package co.lettermint.projects.contract.teeth;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;

/** Parts that a specification could have besides. */
final class Additions {
  static final JsonElement PROPERTY =
      JsonParser.parseString("{\"type\": \"string\", \"description\": \"Another.\"}");
  static final JsonElement RESPONSE = JsonParser.parseString("{\"description\": \"Another.\"}");
  static final JsonElement REQUEST_BODY =
      JsonParser.parseString(
          "{\"description\": \"Another.\", \"content\": {\"application/json\": {}}}");

  private Additions() {}
}
