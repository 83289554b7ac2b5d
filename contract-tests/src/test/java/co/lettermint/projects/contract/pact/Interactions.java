package co.lettermint.projects.contract.pact;

import static au.com.dius.pact.consumer.dsl.Matchers.regexp;

import au.com.dius.pact.consumer.dsl.HttpRequestBuilder;
import au.com.dius.pact.consumer.dsl.HttpResponseBuilder;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.matchingrules.MatchingRule;
import au.com.dius.pact.core.model.matchingrules.MatchingRuleCategory;
import au.com.dius.pact.core.model.matchingrules.NumberTypeMatcher;
import au.com.dius.pact.core.model.matchingrules.NumberTypeMatcher.NumberType;
import au.com.dius.pact.core.model.matchingrules.RegexMatcher;
import au.com.dius.pact.core.model.matchingrules.TypeMatcher;
import co.lettermint.projects.provider.EmbeddedProvider;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Places;
import co.lettermint.projects.specification.Specification;
import co.lettermint.projects.specification.SpecifiedField;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one request of this contract, and its answers. A body is an example: each value is matched by
 * its JSON type, a date-time by its form, and a text that the specification lists by the list.
 */
final class Interactions {
  static final String CONSUMER = "lettermint-projects-client";
  static final String PROVIDER = "lettermint-api";
  static final String PROJECT_ID = "9b2f8c1e-0000-4000-8000-00000example";

  /** Seconds, or a date. */
  private static final String RETRY_AFTER =
      "\\d+|\\w{3}, \\d{2} \\w{3} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT";

  /** RFC 3339, with the fraction digits and offsets that a reader must take. */
  private static final String DATE_TIME =
      "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})";

  private Interactions() {}

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
    MatchingRuleCategory rules = rules(example, "RotateTokenResponse", anyNumber);
    return interaction(state, 200, example, rules);
  }

  static V4Pact refused(String state, int status, String body) {
    JsonElement example = JsonParser.parseString(body);
    return interaction(state, status, example, rules(example, "ApiError", false));
  }

  private static PactBuilder pact() {
    return new PactBuilder(CONSUMER, PROVIDER, PactSpecVersion.V4);
  }

  private static V4Pact interaction(
      String state, int status, JsonElement body, MatchingRuleCategory rules) {
    return pact()
        .given(state, Map.of("projectId", PROJECT_ID))
        .expectsToReceiveHttpInteraction(
            "a request to rotate the project token",
            http -> {
              // For providers and readers; Pact takes any body, so the test looks at what was sent.
              http.getInteraction().getRequest().setBody(OptionalBody.empty());
              http.getInteraction().getResponse().getMatchingRules().addCategory(rules);
              return http.withRequest(Interactions::request)
                  .willRespondWith(response -> response(response, status, body.toString()));
            })
        .toPact();
  }

  private static HttpRequestBuilder request(HttpRequestBuilder request) {
    return request
        .method("POST")
        .path("/v1/projects/" + PROJECT_ID + "/rotate-token")
        .header("Accept", "application/json")
        .header(
            "Authorization",
            regexp("Bearer lm_team_\\w+", "Bearer " + EmbeddedProvider.TEAM_TOKEN));
  }

  private static HttpResponseBuilder response(
      HttpResponseBuilder response, int status, String body) {
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

  /** How each value of a body is matched; an object and null are not. */
  private static MatchingRuleCategory rules(JsonElement example, String schema, boolean anyNumber) {
    Map<String, SpecifiedField> fields = Specification.current().schemas().body(schema);
    MatchingRuleCategory rules = new MatchingRuleCategory("body");
    for (Map.Entry<String, JsonElement> place : Places.each(example).entrySet()) {
      String anyIndex = Places.anyIndex(place.getKey());
      String path = anyNumber ? anyIndex : place.getKey();
      JsonElement value = place.getValue();
      switch (Json.typeOf(value)) {
        case "integer" -> rules.addRule(path, new NumberTypeMatcher(NumberType.INTEGER));
        case "number" -> rules.addRule(path, new NumberTypeMatcher(NumberType.NUMBER));
        case "boolean" -> rules.addRule(path, TypeMatcher.INSTANCE);
        case "string" -> rules.addRule(path, ofText(Json.text(value), fields.get(anyIndex)));
        default -> {
          if (anyNumber && value.isJsonArray()) {
            rules.addRule(path, TypeMatcher.INSTANCE);
          }
        }
      }
    }
    return rules;
  }

  private static MatchingRule ofText(String text, @Nullable SpecifiedField field) {
    if (field != null && field.type().name().equals("enum")) {
      return new RegexMatcher(String.join("|", field.type().values()).replace(".", "\\."), text);
    }
    return text.matches(DATE_TIME) ? new RegexMatcher(DATE_TIME, text) : TypeMatcher.INSTANCE;
  }
}
