package co.lettermint.projects.contract.provider;

import static co.lettermint.projects.contract.provider.Caller.OTHER_PROJECT;
import static co.lettermint.projects.contract.provider.Caller.PROJECT;
import static co.lettermint.projects.contract.provider.Caller.READ_ONLY_TOKEN;
import static co.lettermint.projects.contract.provider.Caller.TEAM_TOKEN;
import static co.lettermint.projects.contract.provider.Caller.UNKNOWN_PROJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.lettermint.projects.RateLimit;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.contract.provider.Caller.Answer;
import co.lettermint.projects.provider.EmbeddedProvider;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Set;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedProviderTest {
  private static final String ODD_ID = "ä b/c?d#e%2F+f";
  private static final String PATH = "/v1/projects/" + PROJECT + "/rotate-token";

  private final SettableClock clock = new SettableClock("2026-11-23T18:30:00.250Z");
  private final EmbeddedProvider provider = start(3);
  private final Caller caller = new Caller(provider);

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void aKnownProjectGetsTheDocumentedBodyWithItsOwnValues() {
    clock.advance(Duration.ofHours(1));

    Answer answer = caller.rotate(PROJECT);

    JsonObject expected = Caller.example(200);
    JsonObject project = expected.getAsJsonObject("data");
    project.addProperty("id", PROJECT);
    project.addProperty("name", "Newsletter");
    project.addProperty("token_generated_at", "2026-11-23T19:30:00Z");
    project.addProperty("created_at", "2026-11-23T18:30:00Z");
    project.addProperty("updated_at", "2026-11-23T19:30:00Z");
    expected.addProperty("new_token", provider.currentToken(PROJECT));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).isEqualTo(expected);
  }

  @Test
  void aRotationIsAsSpecified() {
    Rotation rotation = provider.client().rotateToken(PROJECT);

    assertThat(rotation.newToken().reveal()).isEqualTo(provider.currentToken(PROJECT));
    assertThat(rotation.drift()).isEmpty();
    assertThat(rotation.project().id()).isEqualTo(PROJECT);
    assertThat(rotation.project().name()).isEqualTo("Newsletter");
    assertThat(rotation.project().tokenGeneratedAt())
        .isEqualTo(OffsetDateTime.parse("2026-11-23T18:30:00Z"));
    assertThat(rotation.rateLimit())
        .isEqualTo(new RateLimit(3, 2, Instant.parse("2026-11-23T18:31:00Z")));
    assertThat(provider.requestCount()).isEqualTo(1);
  }

  @Test
  void anIdThatNeedsEscapingArrivesAsItIs() {
    Rotation rotation = provider.client().rotateToken(ODD_ID);

    assertThat(rotation.project().id()).isEqualTo(ODD_ID);
    assertThat(provider.rotations(ODD_ID)).isEqualTo(1);
  }

  @Test
  void eachRotationReplacesTheTokenByAFreshOne() {
    Set<String> tokens = new HashSet<>();
    tokens.add(provider.currentToken(PROJECT));

    tokens.add(caller.rotate(PROJECT).newToken());
    tokens.add(caller.rotate(PROJECT).newToken());

    assertThat(tokens).hasSize(3).allMatch(token -> token.matches("lm_[A-Za-z0-9]{32}"));
    assertThat(provider.rotations(PROJECT)).isEqualTo(2);
    assertThat(provider.requestCount()).isEqualTo(2);
  }

  @Test
  void theOldTokenIsForgotten() {
    String old = provider.currentToken(PROJECT);

    String fresh = caller.rotate(PROJECT).newToken();

    assertThat(provider.currentToken(PROJECT)).isEqualTo(fresh).isNotEqualTo(old);
  }

  @Test
  void aRotationLeavesTheOtherProjectsAlone() {
    String token = provider.currentToken(OTHER_PROJECT);

    caller.rotate(PROJECT);

    assertThat(provider.currentToken(OTHER_PROJECT)).isEqualTo(token);
    assertThat(provider.rotations(OTHER_PROJECT)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "401, '',                           " + PROJECT,
    "401, lm_team_unknown_not_a_token,  " + PROJECT,
    "403, " + READ_ONLY_TOKEN + ",      " + PROJECT,
    "404, " + TEAM_TOKEN + ",           " + UNKNOWN_PROJECT,
  })
  void aRefusalHasTheSpecifiedBodyAndRotatesNothing(int status, String token, String project) {
    String before = provider.currentToken(PROJECT);

    Answer answer =
        caller.send(caller.request("POST", "/v1/projects/" + project + "/rotate-token", token, ""));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json()).isEqualTo(Caller.example(status));
    assertThat(provider.currentToken(PROJECT)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"})
  void anotherMethodIsNotAllowed(String method) {
    Answer answer = caller.send(caller.request(method, PATH, TEAM_TOKEN, ""));

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.headers().values("Allow")).containsExactly("POST");
    assertThat(provider.requestCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/v1",
        "/v1/projects",
        "/v1/projects//rotate-token",
        "/v1/projects/" + PROJECT + "/rotate-tokens",
        "/v1/projects/" + PROJECT + "/rotate-token/",
        "/projects/" + PROJECT + "/rotate-token",
        "/v2/projects/" + PROJECT + "/rotate-token"
      })
  void anotherPathIsNotFound(String path) {
    Answer answer = caller.send(caller.request("POST", path, TEAM_TOKEN, ""));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().keySet()).containsExactly("message");
    assertThat(answer.json()).isNotEqualTo(Caller.example(404));
  }

  @Test
  void aBodyIsABadRequest() {
    Answer answer = caller.send(caller.request("POST", PATH, TEAM_TOKEN, "{}"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().keySet()).containsExactly("message");
    assertThat(provider.rotations(PROJECT)).isZero();
  }

  @Test
  void theNameOfTheSchemeIsOfEitherCase() {
    Request request = caller.request("POST", PATH, "", "");

    Answer answer =
        caller.send(request.newBuilder().header("Authorization", "bearer " + TEAM_TOKEN).build());

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void theChecksComeInTheDocumentedOrder() {
    try (EmbeddedProvider exhausted = start(0)) {
      Caller late = new Caller(exhausted);
      String unknown = PATH.replace(PROJECT, UNKNOWN_PROJECT);

      assertThat(status(late, "PUT", unknown + "s", "", "{}")).isEqualTo(404);
      assertThat(status(late, "PUT", unknown, "", "{}")).isEqualTo(405);
      assertThat(status(late, "POST", unknown, "", "{}")).isEqualTo(401);
      assertThat(status(late, "POST", unknown, READ_ONLY_TOKEN, "{}")).isEqualTo(429);
      assertThat(status(caller, "POST", unknown, READ_ONLY_TOKEN, "{}")).isEqualTo(403);
      assertThat(status(caller, "POST", unknown, TEAM_TOKEN, "{}")).isEqualTo(404);
      assertThat(status(caller, "POST", PATH, TEAM_TOKEN, "{}")).isEqualTo(400);
    }
  }

  @Test
  void onlyTheLoopbackInterfaceIsListenedOn() {
    try (Socket socket = new Socket()) {
      // Another address of this machine. It reaches a server that listens on all of them.
      InetSocketAddress other = new InetSocketAddress("127.0.0.2", provider.port());

      assertThatThrownBy(() -> socket.connect(other, 5_000)).isInstanceOf(IOException.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aPortInUseIsNamed() {
    EmbeddedProvider.Builder second = EmbeddedProvider.builder().port(provider.port());

    assertThatThrownBy(second::start)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "Port %d of this machine is in use or reserved: choose another.", provider.port());
  }

  @Test
  void aProjectThatWasNotGivenIsNamed() {
    assertThatThrownBy(() -> provider.currentToken(UNKNOWN_PROJECT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No project " + UNKNOWN_PROJECT + ": give it to the builder.");
  }

  private static int status(Caller caller, String method, String path, String token, String body) {
    return caller.send(caller.request(method, path, token, body)).status();
  }

  private EmbeddedProvider start(int limit) {
    return EmbeddedProvider.builder()
        .project(PROJECT, "Newsletter")
        .project(OTHER_PROJECT)
        .project(ODD_ID)
        .teamToken(TEAM_TOKEN)
        .teamToken(READ_ONLY_TOKEN, Set.of("read:projects"))
        .limit(limit)
        .clock(clock)
        .start();
  }
}
