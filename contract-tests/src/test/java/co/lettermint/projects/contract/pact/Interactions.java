package co.lettermint.projects.contract.pact;

import static au.com.dius.pact.consumer.dsl.Matchers.regexp;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.HttpRequestBuilder;
import au.com.dius.pact.consumer.dsl.HttpResponseBuilder;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.V4Pact;
import co.lettermint.projects.contract.DocumentedBody;
import co.lettermint.projects.provider.EmbeddedProvider;
import java.util.Map;

/** The one request of this contract, and what all of its answers have in common. */
final class Interactions {
  static final String CONSUMER = "lettermint-projects-client";
  static final String PROVIDER = "lettermint-api";
  static final String PROJECT_ID = "9b2f8c1e-0000-4000-8000-00000example";
  static final String TEAM_TOKEN = EmbeddedProvider.TEAM_TOKEN;
  static final String NEW_TOKEN = DocumentedBody.TOKEN;

  private Interactions() {}

  static V4Pact rotation(PactBuilder pact, String state, int status, DslPart body) {
    return rotation(pact, state, status, Map.of(), body);
  }

  static V4Pact rotation(
      PactBuilder pact, String state, int status, Map<String, Object> headers, DslPart body) {
    return pact.given(state, Map.of("projectId", PROJECT_ID))
        .expectsToReceiveHttpInteraction(
            "a request to rotate the project token",
            http -> {
              // For providers and readers; Pact takes any body, so the test looks at what was sent.
              http.getInteraction().getRequest().setBody(OptionalBody.empty());
              return http.withRequest(Interactions::request)
                  .willRespondWith(response -> response(response, status, headers, body));
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
      HttpResponseBuilder response, int status, Map<String, Object> headers, DslPart body) {
    return response
        .status(status)
        .header("Content-Type", "application/json")
        .header("X-RateLimit-Limit", regexp("\\d+", "10"))
        .header("X-RateLimit-Remaining", regexp("\\d+", status == 429 ? "0" : "9"))
        .header("X-RateLimit-Reset", regexp("\\d+", "1705843200"))
        .headers(headers)
        .body(body);
  }
}
