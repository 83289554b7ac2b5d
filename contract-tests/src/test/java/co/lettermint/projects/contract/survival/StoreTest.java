package co.lettermint.projects.contract.survival;

import static co.lettermint.projects.contract.DocumentedBody.JSON;
import static co.lettermint.projects.contract.DocumentedBody.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.lettermint.projects.Outcome;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.TokenNotStoredException;
import co.lettermint.projects.TokenUnreadableException;
import co.lettermint.projects.contract.CannedAnswer;
import co.lettermint.projects.contract.CannedApi;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The callback that stores the token before anything else can go wrong. */
class StoreTest {
  private final List<String> events = new ArrayList<>();
  private final CannedApi api = new CannedApi(drift -> events.add("drift"));

  @Test
  void tokenIsStoredOnceAndBeforeTheRestIsDecoded() {
    CannedAnswer drifting = CannedAnswer.ok(JSON.replaceFirst("true", "7"));

    Rotation rotation = api.rotate(drifting, token -> events.add("stored " + token.reveal()));

    assertThat(events).containsExactly("stored " + TOKEN, "drift");
    assertThat(rotation.newToken().reveal()).isEqualTo(TOKEN);
  }

  @Test
  void tokenGivenTwiceIsStoredOnce() {
    CannedAnswer twice = CannedAnswer.ok("{\"new_token\": \"lm_a\", \"new_token\": \"lm_b\"}");

    api.rotate(twice, token -> events.add(token.reveal()));

    assertThat(events).containsOnlyOnce("lm_a").doesNotContain("lm_b");
  }

  @Test
  void nothingIsStoredWhereThereIsNoToken() {
    assertThatThrownBy(() -> api.rotate(CannedAnswer.ok("{}"), token -> events.add("stored")))
        .isInstanceOf(TokenUnreadableException.class);

    assertThat(events).isEmpty();
  }

  @Test
  void tokenThatCouldNotBeStoredIsInTheException() {
    for (Throwable thrown : List.of(new IllegalStateException("full"), new StackOverflowError())) {
      assertThatExceptionOfType(TokenNotStoredException.class)
          .isThrownBy(() -> api.rotate(CannedAnswer.ok(JSON), token -> sneak(thrown)))
          .withCause(thrown)
          .satisfies(e -> assertThat(e.newToken().reveal()).isEqualTo(TOKEN))
          .satisfies(e -> assertThat(e.outcome()).isEqualTo(Outcome.ROTATED));
    }
    assertThat(events).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret", "lm_team_fake", "lm_sso_fake", "LM_fake"})
  void tokenOfAnotherFormIsHandedOverWithADrift(String token) {
    String body = JSON.replace(TOKEN, token);

    Rotation rotation = api.rotate(CannedAnswer.ok(body), stored -> events.add("stored"));

    assertThat(rotation.newToken().reveal()).isEqualTo(token);
    assertThat(rotation.drift()).hasSize(1);
    assertThat(rotation.drift().get(0).path()).isEqualTo("$.new_token");
    assertThat(events).containsExactly("stored", "drift");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\\t", "\u00a0\u2003"})
  void blankTextIsNoToken(String blank) {
    String body = JSON.replace(TOKEN, blank);

    assertThatExceptionOfType(TokenUnreadableException.class)
        .isThrownBy(() -> api.rotate(CannedAnswer.ok(body), token -> events.add("stored")))
        .satisfies(e -> assertThat(e.body().reveal()).isEqualTo(body));
    assertThat(events).isEmpty();
  }

  private static void sneak(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }
}
