package co.lettermint.projects.contract.survival;

import static co.lettermint.projects.contract.DocumentedBody.JSON;
import static co.lettermint.projects.contract.DocumentedBody.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.lettermint.projects.Drift;
import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.TokenUnreadableException;
import co.lettermint.projects.contract.DocumentedBody;
import java.io.IOException;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same promises over real sockets, where memory cannot stand in for them. */
class LoopbackTest {
  private static final String HEAD = JSON.substring(0, DocumentedBody.endOfToken());
  private static final int BOUND = 16 * 1024 * 1024;

  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html; charset=iso-8859-1",
        "application/problem+json",
        "application/octet-stream",
        "application/json; charset=utf-16",
        "application/json; charset=none",
        ";;;",
        "",
      })
  void contentTypeSaysNothing(String contentType) {
    Rotation rotation = rotate(answer(JSON).setHeader("Content-Type", contentType));

    assertThat(rotation.newToken().reveal()).isEqualTo(TOKEN);
    assertThat(rotation.drift()).isEmpty();
  }

  @Test
  void bodyMayComeInSmallChunks() {
    Rotation rotation = rotate(new MockResponse.Builder().chunkedBody(JSON, 7));

    assertThat(rotation.drift()).isEmpty();
  }

  @Test
  void bodyMayBeCompressed() throws IOException {
    Rotation rotation = rotate(compressed(JSON, 0));

    assertThat(rotation.newToken().reveal()).isEqualTo(TOKEN);
    assertThat(rotation.drift()).isEmpty();
  }

  @Test
  void bodyThatAnInterceptorAskedToCompressIsReadAsWell() throws IOException {
    OkHttpClient asking =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain ->
                    chain.proceed(
                        chain.request().newBuilder().header("Accept-Encoding", "gzip").build()))
            .build();
    server.enqueue(compressed(JSON, 0).build());

    Rotation rotation = client(Duration.ofSeconds(30), asking).rotateToken("project-1");

    assertThat(rotation.newToken().reveal()).isEqualTo(TOKEN);
    assertThat(rotation.drift()).isEmpty();
  }

  @Test
  void bombIsCutOffBehindTheToken() throws IOException {
    Rotation rotation = rotate(compressed(HEAD, 2 * BOUND));

    assertThat(rotation.newToken().reveal()).isEqualTo(TOKEN);
    assertThat(rotation.drift())
        .contains(
            new Drift("$", "the whole body", "only the first " + BOUND + " bytes were searched"));
  }

  @Test
  void bombBeforeTheTokenIsUnreadable() throws IOException {
    MockResponse.Builder bomb =
        compressed("", 2 * BOUND).setHeader("Content-Type", "application/json");

    assertThatExceptionOfType(TokenUnreadableException.class)
        .isThrownBy(() -> rotate(bomb))
        .withMessageContaining("only the first " + BOUND + " bytes were searched")
        .satisfies(e -> assertThat(e.body().reveal()).hasSize(BOUND / 4));
  }

  private static MockResponse.Builder answer(String body) {
    return new MockResponse.Builder().body(body);
  }

  private static MockResponse.Builder compressed(String head, int spaces) throws IOException {
    Buffer body = new Buffer();
    try (BufferedSink sink = Okio.buffer(new GzipSink(body))) {
      sink.writeUtf8(head);
      byte[] some = " ".repeat(64 * 1024).getBytes(java.nio.charset.StandardCharsets.UTF_8);
      for (int i = 0; i < spaces / some.length; i++) {
        sink.write(some);
      }
    }
    return new MockResponse.Builder().body(body).setHeader("Content-Encoding", "gzip");
  }

  private Rotation rotate(MockResponse.Builder answer) {
    server.enqueue(answer.build());
    return client(Duration.ofSeconds(30), new OkHttpClient()).rotateToken("project-1");
  }

  private LettermintProjects client(Duration timeout, OkHttpClient base) {
    return LettermintProjects.builder()
        .teamToken("lm_team_example_not_a_token")
        .baseUrl(server.url("/v1").toString())
        .timeout(timeout)
        .httpClient(base)
        .build();
  }
}
