package co.lettermint.projects.contract.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import co.lettermint.projects.Drift;
import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.RotationException;
import co.lettermint.projects.provider.EmbeddedProvider;
import co.lettermint.projects.provider.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault of the embedded provider, by its text form: what the client makes of it. */
class KitFaultTest {
  private static final String ID = "project-1";

  @RegisterExtension
  private final EmbeddedProvider provider = EmbeddedProvider.builder().project(ID).extension();

  private final LettermintProjects lettermint = provider.client();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          refuse 403            | 0 | RefusedException, 403, The old token still works
          refuse 418            | 0 | RefusedException, 418, The old token still works
          refuse 503            | 0 | UnknownOutcomeException, 503
          not-json              | 0 | UnknownOutcomeException, not the API
          reset                 | 1 | UnknownOutcomeException
          cut-before-token      | 1 | TokenUnreadableException
          """)
  void theCallFailsAfterOnePost(String fault, int rotations, String expected) {
    provider.next(Fault.parse(fault));

    assertThat(failure()).contains(expected.split(", "));

    assertThat(provider.requestCount()).isEqualTo(1);
    assertThat(provider.rotations(ID)).isEqualTo(rotations);
  }

  @Test
  void silenceEndsWithTheTimeout() {
    LettermintProjects hurried = provider.clientBuilder().timeout(Duration.ofMillis(300)).build();
    provider.next(Fault.silent());

    assertThatThrownBy(() -> hurried.rotateToken(ID)).hasMessageContaining("time");

    assertThat(provider.requestCount()).isEqualTo(1);
    assertThat(provider.rotations(ID)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut-behind-token", "slow PT0.2S", "drift $.data.routes []"})
  void theTokenArrivesAllTheSame(String fault) {
    provider.next(Fault.parse(fault));

    assertThat(lettermint.rotateToken(ID).newToken().reveal()).isEqualTo(provider.currentToken(ID));

    assertThat(provider.requestCount()).isEqualTo(1);
  }

  @Test
  void aRefusalSaysWhenToComeBack() {
    provider.next(Fault.refuse(429, Duration.ofSeconds(30)));

    assertThatThrownBy(() -> lettermint.rotateToken(ID))
        .hasFieldOrPropertyWithValue("retryAfter", Duration.ofSeconds(30))
        .hasFieldOrPropertyWithValue("detail", "Too many requests.");
  }

  @ParameterizedTest
  @CsvSource({
    "$.data.routes[0].route_type, 7",
    "$.message, null",
    "$.data.routes, '{}'",
    "$.data.domains[0], 7"
  })
  void aDriftIsWhereItWasPut(String path, String json) {
    provider.next(Fault.drift(path, json));

    assertThat(lettermint.rotateToken(ID).drift()).extracting(Drift::path).containsExactly(path);
  }

  @Test
  void faultsComeInTheirOrderAndThenTheOneOfEveryCall() {
    provider.always(Fault.refuse(404));
    provider.next(Fault.refuse(403), Fault.refuse(409));

    assertThat(failure()).contains("403");
    assertThat(failure()).contains("409");
    assertThat(failure()).contains("404");
    assertThat(failure()).contains("404");

    provider.reset();
    assertThat(lettermint.rotateToken(ID).drift()).isEmpty();
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "silent",
        "reset",
        "cut-before-token",
        "cut-behind-token",
        "not-json",
        "slow PT2S",
        "refuse 403",
        "refuse 429 PT30S",
        "drift $.data.routes [7, 8]"
      })
  void theTextFormIsReadAndShown(String text) {
    assertThat(Fault.parse(text)).hasToString(text);
  }

  private Caller.Answer rotate(String fault) {
    String bearer = "Bearer " + EmbeddedProvider.TEAM_TOKEN;
    return new Caller(provider).rotate(ID, "Authorization", bearer, Fault.HEADER, fault);
  }

  private String failure() {
    RotationException e =
        catchThrowableOfType(RotationException.class, () -> lettermint.rotateToken(ID));
    return e.getClass().getSimpleName() + " " + e.getMessage();
  }
}
