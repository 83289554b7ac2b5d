package co.lettermint.projects.contract.readme;

import static co.lettermint.projects.provider.Fault.cutBeforeToken;
import static co.lettermint.projects.provider.Fault.cutBehindToken;
import static co.lettermint.projects.provider.Fault.drift;
import static co.lettermint.projects.provider.Fault.refuse;
import static co.lettermint.projects.provider.Fault.reset;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import co.lettermint.projects.NotSentException;
import co.lettermint.projects.RefusedException;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.TokenNotStoredException;
import co.lettermint.projects.TokenUnreadableException;
import co.lettermint.projects.UnknownOutcomeException;
import co.lettermint.projects.provider.EmbeddedProvider;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The README's examples of the test kit: each outcome of the errors table. */
class TestKitExamplesTest {
  @RegisterExtension
  final EmbeddedProvider lettermint = EmbeddedProvider.builder().project("p1").extension();

  @Test
  void rotated() {
    lettermint.next(drift("$.data.routes", "7"), cutBehindToken());

    Rotation drifting = lettermint.client().rotateToken("p1");
    Rotation cut = lettermint.client().rotateToken("p1");

    assertEquals("$.data.routes", drifting.drift().get(0).path());
    assertEquals(lettermint.currentToken("p1"), cut.newToken().reveal());
  }

  @Test
  void misused() {
    assertThrows(IllegalArgumentException.class, () -> lettermint.client().rotateToken(""));
  }

  @Test
  void notSent() {
    lettermint.close();

    assertThrows(NotSentException.class, () -> lettermint.client().rotateToken("p1"));
  }

  @Test
  void refused() {
    lettermint.next(refuse(429, Duration.ofSeconds(30)));

    assertThrows(RefusedException.class, () -> lettermint.client().rotateToken("p1"));
  }

  @Test
  void unknown() {
    lettermint.next(reset());

    assertThrows(UnknownOutcomeException.class, () -> lettermint.client().rotateToken("p1"));
  }

  @Test
  void unreadable() {
    lettermint.next(cutBeforeToken());

    assertThrows(TokenUnreadableException.class, () -> lettermint.client().rotateToken("p1"));
  }

  @Test
  void notStored() {
    assertThrows(
        TokenNotStoredException.class,
        () ->
            lettermint
                .client()
                .rotateToken(
                    "p1",
                    token -> {
                      throw new IllegalStateException();
                    }));
  }
}
