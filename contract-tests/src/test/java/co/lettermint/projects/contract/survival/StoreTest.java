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

  @Test
  void tokenOfAnotherFormIsStoredAsWell() {
    api.rotate(CannedAnswer.ok(JSON.replace(TOKEN, "secret")), token -> events.add("stored"));

    assertThat(events).containsExactly("stored", "drift");
  }

  private static void sneak(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }
}
