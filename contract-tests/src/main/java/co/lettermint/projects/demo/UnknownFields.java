package co.lettermint.projects.demo;

import co.lettermint.projects.Drift;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The fields of a body that the specification does not know: to the client no drift, since it
 * ignores them, but news to whoever keeps the specification.
 */
final class UnknownFields {
  static final String SPECIFICATION = "openapi/lettermint-projects.yaml";

  private final List<Drift> found = new ArrayList<>();

  private UnknownFields() {}

  /** Each as a place where nothing is specified and some JSON type was found, never a value. */
  static List<Drift> in(String body) {
    UnknownFields unknown = new UnknownFields();
    try {
      unknown.visit("$", JsonParser.parseString(body), rotation());
    } catch (JsonParseException e) {
      unknown.found.add(new Drift("$", "valid JSON", "text whose fields cannot be listed"));
    }
    return unknown.found;
  }

  private static Schema<?> rotation() {
    ParseOptions resolved = new ParseOptions();
    resolved.setResolveFully(true); // references and allOf: an object has its properties at hand
    return new OpenAPIV3Parser()
        .read(SPECIFICATION, List.of(), resolved)
        .getComponents()
        .getSchemas()
        .get("RotateTokenResponse");
  }

  /** An object without properties is one of any content; another type is a drift already. */
  private void visit(String path, JsonElement value, Schema<?> specified) {
    if (value instanceof JsonObject object && specified.getProperties() != null) {
      members(path, object, specified);
    } else if (value instanceof JsonArray array && specified.getItems() != null) {
      array.forEach(element -> visit(path + "[*]", element, specified.getItems()));
    }
  }

  private void members(String path, JsonObject object, Schema<?> specified) {
    for (Map.Entry<String, JsonElement> member : object.entrySet()) {
      String place = path + "." + member.getKey();
      Schema<?> property = specified.getProperties().get(member.getKey());
      if (property == null) {
        found.add(new Drift(place, "nothing", typeOf(member.getValue())));
      } else {
        visit(place, member.getValue(), property);
      }
    }
  }

  private static String typeOf(JsonElement value) {
    if (value instanceof JsonPrimitive primitive) {
      return primitive.isNumber() ? "number" : primitive.isBoolean() ? "boolean" : "string";
    }
    return value.isJsonNull() ? "null" : value.isJsonArray() ? "array" : "object";
  }
}
