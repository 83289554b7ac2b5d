package co.lettermint.projects.contract.drift;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.Drift;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.contract.CannedApi;
import co.lettermint.projects.contract.DocumentedBody;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much is kept of the drifts, and what none of them shows. */
class DriftLimitsTest {
  private final List<Drift> told = new ArrayList<>();
  private final CannedApi api = new CannedApi(told::add);

  @ParameterizedTest
  @CsvSource({
    "1, 0",
    "100, 0",
    "101, 1 more drift",
    "102, 2 more drifts",
    "50000, 49900 more drifts"
  })
  void hundredAreKeptAndTheRestIsCounted(int sent, String last) {
    String body = body("[" + "7,".repeat(sent - 1) + "7]");

    Rotation rotation = api.rotate(body);

    assertThat(told).isEqualTo(rotation.drift());
    assertThat(rotation.drift()).hasSize(Math.min(sent, 101));
    assertThat(rotation.drift().get(0).path()).isEqualTo("$.data.routes[0]");
    if (sent > 100) {
      assertThat(rotation.drift().get(100)).isEqualTo(new Drift("$", "a body as specified", last));
    }
  }

  @Test
  void listenerThatThrowsChangesNothing() {
    CannedApi throwing = new CannedApi(drift -> failWith(new IllegalStateException("listener")));
    CannedApi failing = new CannedApi(drift -> failWith(new AssertionError("listener")));
    String body = body("[7, 7]");

    Rotation rotation = api.rotate(body);

    assertThat(throwing.rotate(body)).isEqualTo(rotation);
    assertThat(failing.rotate(body)).isEqualTo(rotation);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // where a drift shows texts: an enumeration, a date, and the names of a path
        "\"message\": \"Your token is lm_example_not_a_token.\"",
        "\"data\": {\"token_generated_at\": \"lm_example_not_a_token\"}",
        "\"data\": {\"token_generated_at\": \"lm_an_older_example\"}",
        "\"data\": {\"routes\": [{\"statistics\": {\"lm_example_not_a_token\": 1e99999}}]}",
        "\"data\": {\"routes\": [{\"route_type\": \"lm\\u005fexample_not_a_token\"}]}",
        "\"lm_example_not_a_token\": tru",
      })
  void tokenIsNeverShown(String member) {
    String body = "{" + DocumentedBody.member() + ", " + member + "}";

    assertThat(api.rotate(body).drift())
        .isNotEmpty()
        .noneMatch(drift -> drift.toString().contains("lm_"));
  }

  @Test
  void tokenOfAnotherFormIsNeverShownEither() {
    Rotation rotation =
        api.rotate("{\"new_token\": \"odd-example\", \"message\": \"It is odd-example now\"}");

    assertThat(rotation.drift())
        .hasSize(3)
        .noneMatch(drift -> drift.toString().contains("odd-example"));
    assertThat(rotation.drift().get(1).found()).isEqualTo("It is [redacted] now");
  }

  private static void failWith(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) e;
  }

  private static String body(String routes) {
    String json = DocumentedBody.JSON;
    int start = json.indexOf("\"routes\": [") + 10;
    return json.substring(0, start) + routes + ", \"unknown\": " + json.substring(start);
  }
}
