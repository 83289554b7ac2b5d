package co.lettermint.projects.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** HTTP/2, where a broken stream is not a broken connection. */
@Timeout(60)
class Http2Test {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final int REFUSED_STREAM = 7;
  private static final String NOISE = " ".repeat(1000);

  private final MockWebServer server = new MockWebServer();
  private final OkHttpClient client =
      new OkHttpClient.Builder().protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)).build();

  @BeforeEach
  void start() throws IOException {
    server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
    server.start(InetAddress.getByName("127.0.0.1"), 0);
  }

  @AfterEach
  void close() {
    client.connectionPool().evictAll();
    server.close();
  }

  static Stream<Arguments> faults() {
    Stream<Arguments> resets =
        Stream.of(0, 1, 2, REFUSED_STREAM, 8, 11)
            .map(
                code ->
                    Arguments.of(
                        "RST_STREAM " + code,
                        rotated().onResponseStart(new SocketEffect.CloseStream(code)),
                        Outcome.UNKNOWN));
    Stream<Arguments> others =
        Stream.of(
            Arguments.of(
                "connection closed",
                rotated().onResponseStart(new SocketEffect.CloseSocket()),
                Outcome.UNKNOWN),
            Arguments.of(
                "RST_STREAM before the token",
                rotated()
                    .body(NOISE + NOISE + Answers.BODY)
                    .onResponseBody(new SocketEffect.CloseStream(REFUSED_STREAM)),
                Outcome.ROTATED),
            Arguments.of("408", rotated().code(408), Outcome.UNKNOWN),
            Arguments.of("421", rotated().code(421), Outcome.REFUSED),
            Arguments.of("503", rotated().code(503).addHeader("Retry-After: 0"), Outcome.UNKNOWN),
            Arguments.of("307", rotated().code(307).addHeader("Location: /v1/x"), Outcome.UNKNOWN));
    return Stream.concat(resets, others);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void oneRequestAndTheTruth(String name, MockResponse.Builder fault, Outcome outcome) {
    LettermintProjects lettermint = lettermint(LONG);
    for (Calls call : Calls.values()) {
      server.enqueue(rotated().build()); // the second time on a pooled connection
      server.enqueue(fault.build());
      call.rotate(lettermint);
      int before = server.getRequestCount();

      assertThat(call.failure(lettermint).outcome()).isEqualTo(outcome);

      assertThat(server.getRequestCount() - before).isEqualTo(1);
    }
  }

  @Test
  void aTokenBeforeTheResetArrives() {
    server.enqueue(
        rotated()
            .body(Answers.BODY + NOISE)
            .onResponseBody(new SocketEffect.CloseStream(REFUSED_STREAM))
            .build());

    assertThat(lettermint(LONG).rotateToken("p1").newToken().reveal()).isEqualTo(Answers.NEW_TOKEN);
  }

  /** GOAWAY: the connection in the pool takes no more requests, which a new one then takes. */
  @ParameterizedTest
  @EnumSource(Calls.class)
  void aConnectionThatWasSentAwayIsReplaced(Calls call) {
    LettermintProjects lettermint = lettermint(LONG);
    // Amid the body and behind the token, so that the client has seen it when the call ends.
    MockResponse.Builder sentAway = rotated().body(Answers.BODY + NOISE);
    server.enqueue(sentAway.onResponseBody(SocketEffect.ShutdownConnection.INSTANCE).build());
    server.enqueue(rotated().build());
    call.rotate(lettermint);

    assertThat(call.rotate(lettermint).newToken().reveal()).isEqualTo(Answers.NEW_TOKEN);

    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void silenceEndsWithTheTime() {
    server.enqueue(rotated().onResponseStart(SocketEffect.Stall.INSTANCE).build());

    assertThat(Calls.SYNC.failure(lettermint(Duration.ofMillis(300))).outcome())
        .isEqualTo(Outcome.UNKNOWN);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  /** The stream is given up; other calls keep the connection. */
  @Test
  void anInterruptEndsTheCallAndSparesTheConnection() throws Exception {
    LettermintProjects lettermint = lettermint(LONG);
    server.enqueue(rotated().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    server.enqueue(rotated().build());
    Caller caller = new Caller(lettermint);
    assertThat(server.takeRequest(10, TimeUnit.SECONDS)).isNotNull();

    caller.interrupt();

    assertThat(caller.end().interrupted()).isTrue();
    assertThat(caller.end().failure().outcome()).isEqualTo(Outcome.UNKNOWN);
    lettermint.rotateToken("p1");
    assertThat(server.takeRequest(10, TimeUnit.SECONDS).getConnectionIndex()).isZero();
  }

  private LettermintProjects lettermint(Duration timeout) {
    return Calls.to(server.url("/v1").toString(), timeout, client);
  }

  private static MockResponse.Builder rotated() {
    return new MockResponse.Builder()
        .body(Answers.BODY)
        .setHeader("Content-Type", "application/json");
  }
}
