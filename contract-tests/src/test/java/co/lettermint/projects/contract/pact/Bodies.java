package co.lettermint.projects.contract.pact;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import co.lettermint.projects.specification.Places;
import co.lettermint.projects.specification.Specification;
import co.lettermint.projects.specification.SpecifiedField;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The bodies of the pact, as examples. Each value is matched by its JSON type, a date-time by its
 * form, and a text that the specification lists by the list.
 */
final class Bodies {
  /** RFC 3339, with the fraction digits and offsets that a reader must take. */
  private static final String DATE_TIME =
      "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})";

  private final Map<String, SpecifiedField> fields;
  private final boolean anyNumber;

  private Bodies(String schema, boolean anyNumber) {
    this.fields = Specification.current().schemas().body(schema);
    this.anyNumber = anyNumber;
  }

  /** Every documented field, none of them null. The arrays stand for such of any length. */
  static DslPart everythingLoaded() {
    return new Bodies("RotateTokenResponse", true).part(read("everything-loaded.json"));
  }

  /** The least that a body has: no optional field, and null where a field may be null. */
  static DslPart nothingLoaded() {
    return new Bodies("RotateTokenResponse", false).part(read("nothing-loaded.json"));
  }

  /**
   * Objects without their optional fields, and beside them with those that may be null, as null.
   */
  static DslPart nullWhereAllowed() {
    return new Bodies("RotateTokenResponse", false).part(read("null-where-allowed.json"));
  }

  static DslPart error(String json) {
    return new Bodies("ApiError", false).part(json);
  }

  private DslPart part(String json) {
    JsonObject body = JsonParser.parseString(json).getAsJsonObject();
    return LambdaDsl.newJsonBody(part -> members(part, "$", body)).build();
  }

  private void members(LambdaDslObject part, String path, JsonObject object) {
    object.asMap().forEach((name, value) -> member(part, path + "." + name, name, value));
  }

  private void member(LambdaDslObject part, String path, String name, JsonElement value) {
    if (value instanceof JsonObject object) {
      part.object(name, child -> members(child, path, object));
    } else if (value instanceof JsonArray array && anyNumber) {
      JsonObject one = array.get(0).getAsJsonObject();
      part.eachLike(name, child -> members(child, path + "[*]", one));
    } else if (value instanceof JsonArray array) {
      part.array(
          name,
          all ->
              array.forEach(
                  one -> all.object(it -> members(it, path + "[*]", one.getAsJsonObject()))));
    } else if (value.isJsonNull()) {
      part.nullValue(name);
    } else {
      scalar(part, path, name, value.getAsJsonPrimitive());
    }
  }

  private void scalar(LambdaDslObject part, String path, String name, JsonPrimitive value) {
    SpecifiedField field = fields.get(Places.anyIndex(path));
    String text = value.getAsString();
    if (value.isBoolean()) {
      part.booleanType(name, value.getAsBoolean());
    } else if (value.isNumber() && text.contains(".")) {
      part.numberType(name, value.getAsBigDecimal());
    } else if (value.isNumber()) {
      part.integerType(name, value.getAsInt());
    } else if (field != null && field.type().name().equals("enum")) {
      String listed =
          field.type().values().stream()
              .map(one -> one.replace(".", "\\."))
              .collect(Collectors.joining("|"));
      part.stringMatcher(name, listed, text);
    } else if (text.matches(DATE_TIME)) {
      part.stringMatcher(name, DATE_TIME, text);
    } else {
      part.stringType(name, text);
    }
  }

  private static String read(String name) {
    try (InputStream in = Bodies.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
