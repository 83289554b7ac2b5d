package co.lettermint.projects.contract.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.lettermint.projects.Drift;
import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.RotationException;
import co.lettermint.projects.contract.Calls;
import co.lettermint.projects.provider.EmbeddedProvider;
import co.lettermint.projects.provider.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault of the embedded provider, by its text form: what the client makes of it. */
class KitFaultTest {
  private static final String ID = "project-1";

  @RegisterExtension
  private final EmbeddedProvider provider = EmbeddedProvider.builder().project(ID).extension();

  private final LettermintProjects lettermint =
      provider.clientBuilder().timeout(Duration.ofSeconds(1)).build();

  @ParameterizedTest
  @CsvFileSource(resources = "faults.csv", delimiter = '|')
  void faultIsReadShownAndMetByOnePost(String text, int rotations, String end) {
    Fault fault = Fault.parse(text);
    provider.next(fault);

    assertThat(end()).isEqualTo(end);

    assertThat(fault).hasToString(text);
    assertThat(provider.requestCount()).isEqualTo(1);
    assertThat(provider.rotations(ID)).isEqualTo(rotations);
  }

  @Test
  void aRefusalSaysWhenToComeBack() {
    provider.next(Fault.refuse(429, Duration.ofSeconds(30)));

    assertThatThrownBy(() -> lettermint.rotateToken(ID))
        .hasFieldOrPropertyWithValue("retryAfter", Duration.ofSeconds(30))
        .hasFieldOrPropertyWithValue("detail", "Too many requests.");
  }

  @Test
  void faultsComeInTheirOrderAndThenTheOneOfEveryCall() {
    provider.always(Fault.refuse(404));
    provider.next(Fault.refuse(403), Fault.refuse(409));

    assertThat(end()).isEqualTo("REFUSED 403");
    assertThat(end()).isEqualTo("REFUSED 409");
    assertThat(end()).isEqualTo("REFUSED 404");
    assertThat(end()).isEqualTo("REFUSED 404");

    provider.reset();
    assertThat(end()).isEqualTo("token, drift at []");
  }

  @Test
  void aHeaderIsAboutItsOwnRequestAlone() {
    assertThat(rotate("refuse 418 PT7S").status()).isEqualTo(418);
    assertThat(rotate("refused").json().toString()).contains("'refused' is not under");
    assertThat(rotate("drift $.a.b.c 1").status()).isEqualTo(500);
    assertThat(new Caller(provider).rotate(ID).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "none",
        "silent 1",
        "slow",
        "slow 2",
        "refuse",
        "refuse 200",
        "refuse 429 30",
        "drift",
        "drift data 1",
        "drift $.data",
        "drift $.data {"
      })
  void anotherFaultIsNone(String text) {
    assertThatThrownBy(() -> Fault.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("give one of silent, reset, cut-before-token, cut-behind-token");
  }

  private Caller.Answer rotate(String fault) {
    String bearer = "Bearer " + EmbeddedProvider.TEAM_TOKEN;
    return new Caller(provider).rotate(ID, "Authorization", bearer, Fault.HEADER, fault);
  }

  /** The truth that a caller is told, and where the drifts are if there is a token. */
  private String end() {
    try {
      Rotation rotation = lettermint.rotateToken(ID);
      assertThat(rotation.newToken().reveal()).isEqualTo(provider.currentToken(ID));
      return "token, drift at " + rotation.drift().stream().map(Drift::path).toList();
    } catch (RotationException e) {
      return Calls.truth(e);
    }
  }
}
