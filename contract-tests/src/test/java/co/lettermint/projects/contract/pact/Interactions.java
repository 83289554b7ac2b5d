package co.lettermint.projects.contract.pact;

import static au.com.dius.pact.consumer.dsl.Matchers.regexp;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.HttpRequestBuilder;
import au.com.dius.pact.consumer.dsl.HttpResponseBuilder;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import co.lettermint.projects.contract.DocumentedBody;
import co.lettermint.projects.provider.EmbeddedProvider;
import co.lettermint.projects.specification.Places;
import co.lettermint.projects.specification.Specification;
import co.lettermint.projects.specification.SpecifiedField;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The one request of this contract, and its answers. A body is an example: each value is matched by
 * its JSON type, a date-time by its form, and a text that the specification lists by the list.
 */
final class Interactions {
  static final String CONSUMER = "lettermint-projects-client";
  static final String PROVIDER = "lettermint-api";
  static final String PROJECT_ID = "9b2f8c1e-0000-4000-8000-00000example";
  static final String TEAM_TOKEN = EmbeddedProvider.TEAM_TOKEN;
  static final String NEW_TOKEN = DocumentedBody.TOKEN;

  /** Seconds, or a date. */
  private static final String RETRY_AFTER =
      "\\d+|\\w{3}, \\d{2} \\w{3} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT";

  /** RFC 3339, with the fraction digits and offsets that a reader must take. */
  private static final String DATE_TIME =
      "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})";

  private final Map<String, SpecifiedField> fields;
  private final boolean anyNumber;

  private Interactions(String schema, boolean anyNumber) {
    this.fields = Specification.current().schemas().body(schema);
    this.anyNumber = anyNumber;
  }

  /** A pact that states nothing yet. */
  static V4Pact none() {
    return pact().toPact();
  }

  /**
   * An answer to a rotation.
   *
   * @param body a file beside this class
   * @param anyNumber whether its arrays stand for such of any length
   */
  static V4Pact rotated(String state, String body, boolean anyNumber) {
    InputStream file = Interactions.class.getResourceAsStream(body);
    JsonElement example =
        JsonParser.parseReader(new InputStreamReader(file, StandardCharsets.UTF_8));
    Interactions bodies = new Interactions("RotateTokenResponse", anyNumber);
    return interaction(state, 200, bodies.body(example.getAsJsonObject()));
  }

  static V4Pact refused(String state, int status, String body) {
    JsonObject json = JsonParser.parseString(body).getAsJsonObject();
    return interaction(state, status, new Interactions("ApiError", false).body(json));
  }

  private static PactBuilder pact() {
    return new PactBuilder(CONSUMER, PROVIDER, PactSpecVersion.V4);
  }

  private static V4Pact interaction(String state, int status, DslPart body) {
    return pact()
        .given(state, Map.of("projectId", PROJECT_ID))
        .expectsToReceiveHttpInteraction(
            "a request to rotate the project token",
            http -> {
              // For providers and readers; Pact takes any body, so the test looks at what was sent.
              http.getInteraction().getRequest().setBody(OptionalBody.empty());
              return http.withRequest(Interactions::request)
                  .willRespondWith(response -> response(response, status, body));
            })
        .toPact();
  }

  private static HttpRequestBuilder request(HttpRequestBuilder request) {
    return request
        .method("POST")
        .path("/v1/projects/" + PROJECT_ID + "/rotate-token")
        .header("Accept", "application/json")
        .header("Authorization", regexp("Bearer lm_team_\\w+", "Bearer " + TEAM_TOKEN));
  }

  private static HttpResponseBuilder response(
      HttpResponseBuilder response, int status, DslPart body) {
    HttpResponseBuilder limited =
        response
            .status(status)
            .header("Content-Type", "application/json")
            .header("X-RateLimit-Limit", regexp("\\d+", "10"))
            .header("X-RateLimit-Remaining", regexp("\\d+", status == 429 ? "0" : "9"))
            .header("X-RateLimit-Reset", regexp("\\d+", "1705843200"))
            .body(body);
    return status == 429 ? limited.header("Retry-After", regexp(RETRY_AFTER, "7")) : limited;
  }

  private DslPart body(JsonObject example) {
    return LambdaDsl.newJsonBody(part -> members(part, "$", example)).build();
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
}
