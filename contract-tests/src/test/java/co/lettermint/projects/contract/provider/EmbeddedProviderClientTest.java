package co.lettermint.projects.contract.provider;

import static co.lettermint.projects.contract.provider.Caller.PROJECT;
import static co.lettermint.projects.contract.provider.Caller.READ_ONLY_TOKEN;
import static co.lettermint.projects.contract.provider.Caller.TEAM_TOKEN;
import static co.lettermint.projects.contract.provider.Caller.UNKNOWN_PROJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Outcome;
import co.lettermint.projects.RateLimit;
import co.lettermint.projects.RefusedException;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.model.RotateTokenResponse;
import co.lettermint.projects.model.RotationMessage;
import co.lettermint.projects.provider.EmbeddedProvider;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The generated client at the provider. */
class EmbeddedProviderClientTest {
  private static final String ODD_ID = "ä b/c?d#e%2F+f";

  private final SettableClock clock = new SettableClock("2026-11-23T18:30:00Z");
  private final EmbeddedProvider provider =
      EmbeddedProvider.builder()
          .project(PROJECT, "Newsletter")
          .project(ODD_ID)
          .teamToken(TEAM_TOKEN)
          .teamToken(READ_ONLY_TOKEN, Set.of())
          .limit(1)
          .clock(clock)
          .start();

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void aRotationIsAsSpecified() {
    Rotation rotation = client(TEAM_TOKEN).rotateToken(PROJECT);

    assertThat(rotation.newToken().reveal()).isEqualTo(provider.currentToken(PROJECT));
    assertThat(rotation.drift()).isEmpty();
    assertThat(rotation.project().id()).isEqualTo(PROJECT);
    assertThat(rotation.project().name()).isEqualTo("Newsletter");
    assertThat(rotation.project().tokenGeneratedAt())
        .isEqualTo(OffsetDateTime.parse("2026-11-23T18:30:00Z"));
    assertThat(rotation.rateLimit())
        .isEqualTo(new RateLimit(1, 0, Instant.parse("2026-11-23T18:31:00Z")));
    assertThat(provider.requestCount()).isEqualTo(1);
  }

  @Test
  void theGeneratedInterfaceRotatesAsWell() throws IOException {
    RotateTokenResponse response = client(TEAM_TOKEN).api().rotateToken(PROJECT).execute().body();

    assertThat(response.newToken().reveal()).isEqualTo(provider.currentToken(PROJECT));
    assertThat(response.message()).isEqualTo(RotationMessage.API_TOKEN_ROTATED);
  }

  @Test
  void anIdThatNeedsEscapingArrivesAsItIs() {
    Rotation rotation = client(TEAM_TOKEN).rotateToken(ODD_ID);

    assertThat(rotation.project().id()).isEqualTo(ODD_ID);
    assertThat(provider.rotations(ODD_ID)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "401, UNAUTHENTICATED, lm_team_unknown_not_a_token, " + PROJECT,
    "403, FORBIDDEN,       " + READ_ONLY_TOKEN + ",     " + PROJECT,
    "404, ,                " + TEAM_TOKEN + ",          " + UNKNOWN_PROJECT,
  })
  void aRefusalLeavesTheOldToken(int status, String code, String token, String project) {
    LettermintProjects client = client(token);

    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> client.rotateToken(project));

    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(refused.rateLimit().limit()).isEqualTo(1);
    assertThat(provider.rotations(PROJECT)).isZero();
  }

  @Test
  void aClientThatIsTooFastIsToldToWait() {
    LettermintProjects client = client(TEAM_TOKEN);
    client.rotateToken(PROJECT);
    clock.advance(Duration.ofSeconds(20));

    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> client.rotateToken(PROJECT));

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(40));
    assertThat(provider.rotations(PROJECT)).isEqualTo(1);
  }

  private LettermintProjects client(String teamToken) {
    return LettermintProjects.builder().teamToken(teamToken).baseUrl(provider.baseUrl()).build();
  }
}
