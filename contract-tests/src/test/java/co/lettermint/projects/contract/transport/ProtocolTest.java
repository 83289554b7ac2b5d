package co.lettermint.projects.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Outcome;
import co.lettermint.projects.RotationException;
import co.lettermint.projects.contract.Answers;
import co.lettermint.projects.contract.Calls;
import co.lettermint.projects.contract.DocumentedBody;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import mockwebserver3.SocketEffect.CloseSocket;
import mockwebserver3.SocketEffect.CloseStream;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS, as every caller has it, and HTTP/2, where a broken stream is not a broken connection. */
class ProtocolTest {
  private static final int REFUSED_STREAM = 7;
  private static final String NOISE = " ".repeat(1000);
  private static final HeldCertificate CERTIFICATE =
      new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();

  @AutoClose private final MockWebServer server = new MockWebServer();

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2", "H2_PRIOR_KNOWLEDGE"})
  void rotatesOnFreshAndPooledConnections(Protocol protocol) throws IOException {
    LettermintProjects lettermint = speaking(protocol);

    for (Calls call : Calls.values()) {
      server.enqueue(rotated().build());
      call.rotate(lettermint);
    }

    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  /** The stream of HTTP/2 is given up; other calls keep the connection. */
  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2", "H2_PRIOR_KNOWLEDGE"})
  void anInterruptEndsTheCallAndSparesTheConnection(Protocol protocol) throws Exception {
    LettermintProjects lettermint = speaking(protocol);
    CountDownLatch hasArrived = new CountDownLatch(1);
    CountDownLatch isOver = new CountDownLatch(1);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            if (hasArrived.getCount() > 0) {
              hasArrived.countDown();
              isOver.await();
            }
            return rotated().build();
          }
        });
    InterruptTest.Interruptible caller =
        new InterruptTest.Interruptible(() -> Calls.SYNC.rotate(lettermint));
    assertThat(hasArrived.await(10, TimeUnit.SECONDS)).isTrue();

    assertThat(Calls.truth(caller.interrupt())).isEqualTo("UNKNOWN");
    assertThat(server.getRequestCount()).isEqualTo(1);
    lettermint.rotateToken("p1");
    isOver.countDown();
    int connection = server.takeRequest().getConnectionIndex();
    assertThat(server.takeRequest().getConnectionIndex() == connection)
        .isEqualTo(protocol != Protocol.HTTP_1_1);
  }

  @ParameterizedTest
  @CsvSource({"SYNC, true", "ASYNC, true", "SYNC, false", "ASYNC, false"})
  void anExpiredOrUnknownCertificateEndsTheCallUnsent(Calls call, boolean expired)
      throws IOException {
    HeldCertificate authority = new HeldCertificate.Builder().certificateAuthority(0).build();
    long now = System.currentTimeMillis();
    HeldCertificate certificate =
        new HeldCertificate.Builder()
            .addSubjectAlternativeName("localhost")
            .validityInterval(0, now + (expired ? -1 : 1) * TimeUnit.DAYS.toMillis(1))
            .signedBy(authority)
            .build();
    HeldCertificate trusted = expired ? authority : CERTIFICATE;
    server.enqueue(rotated().build());

    RotationException failure = call.failure(overTls(Protocol.HTTP_1_1, certificate, trusted));

    assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
    assertThat(failure).hasMessageContaining("TLS failed").hasMessageContaining("still works");
    assertThat(server.getRequestCount()).isZero();
  }

  static Stream<Arguments> faults() {
    Stream<Arguments> resets =
        Stream.of(0, 1, 2, REFUSED_STREAM, 8, 11)
            .map(code -> fault("UNKNOWN", rotated().onResponseStart(new CloseStream(code))));
    SocketEffect reset = new CloseStream(REFUSED_STREAM);
    Stream<Arguments> others =
        Stream.of(
            fault("UNKNOWN", rotated().onResponseStart(SocketEffect.Stall.INSTANCE)),
            fault("UNKNOWN", rotated().onResponseStart(new CloseSocket())),
            fault("ROTATED", rotated().body(NOISE + NOISE + Answers.BODY).onResponseBody(reset)),
            fault("token", rotated().body(Answers.BODY + NOISE).onResponseBody(reset)),
            // The body is too long: OkHttp throws in the read.
            fault("token", rotated().setHeader("Content-Length", "9")),
            fault("UNKNOWN 408", rotated().code(408)),
            fault("REFUSED 421", rotated().code(421)),
            fault("UNKNOWN 503", rotated().code(503).addHeader("Retry-After: 0")),
            fault("UNKNOWN 307", rotated().code(307).addHeader("Location: /v1/x")));
    return Stream.concat(resets, others);
  }

  private static Arguments fault(String truth, MockResponse.Builder answer) {
    return Arguments.of(truth, answer.build());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("faults")
  void oneRequestAndTheTruth(String truth, MockResponse fault) throws IOException {
    LettermintProjects lettermint = http2(Duration.ofSeconds(1));
    for (Calls call : Calls.values()) {
      server.enqueue(rotated().build()); // the second time on a pooled connection
      server.enqueue(fault);
      call.rotate(lettermint);
      int before = server.getRequestCount();

      assertThat(call.end(lettermint)).isEqualTo(truth);

      assertThat(server.getRequestCount() - before).isEqualTo(1);
    }
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
        ""
      })
  void contentTypeAndChunksSayNothingOfTheBody(String contentType) throws IOException {
    LettermintProjects lettermint = speaking(Protocol.HTTP_1_1);
    MockResponse.Builder answer = rotated().setHeader("Content-Type", contentType);
    server.enqueue(answer.body(DocumentedBody.JSON).build());
    server.enqueue(answer.chunkedBody(DocumentedBody.JSON, 7).build());

    assertThat(Calls.SYNC.rotate(lettermint).drift()).isEmpty();
    assertThat(Calls.SYNC.rotate(lettermint).drift()).isEmpty();
  }

  /** GOAWAY: the connection in the pool takes no more requests, which a new one then takes. */
  @ParameterizedTest
  @EnumSource
  void aConnectionThatWasSentAwayIsReplaced(Calls call) throws IOException {
    LettermintProjects lettermint = http2(Duration.ofSeconds(1));
    // Amid the body and behind the token, so that the client has seen it when the call ends.
    MockResponse.Builder sentAway = rotated().body(Answers.BODY + NOISE);
    server.enqueue(sentAway.onResponseBody(SocketEffect.ShutdownConnection.INSTANCE).build());
    server.enqueue(rotated().build());
    call.rotate(lettermint);

    call.rotate(lettermint);

    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  private LettermintProjects speaking(Protocol protocol) throws IOException {
    return protocol == Protocol.H2_PRIOR_KNOWLEDGE
        ? http2(Duration.ofSeconds(60))
        : overTls(protocol, CERTIFICATE, CERTIFICATE);
  }

  private LettermintProjects http2(Duration timeout) throws IOException {
    List<Protocol> known = List.of(Protocol.H2_PRIOR_KNOWLEDGE);
    server.setProtocols(known);
    OkHttpClient client = new OkHttpClient.Builder().protocols(known).build();
    return Calls.to(started("http"), timeout, client);
  }

  private LettermintProjects overTls(
      Protocol protocol, HeldCertificate certificate, HeldCertificate trusted) throws IOException {
    HandshakeCertificates held =
        new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    HandshakeCertificates known =
        new HandshakeCertificates.Builder().addTrustedCertificate(trusted.certificate()).build();
    server.useHttps(held.sslSocketFactory());
    server.setProtocols(
        protocol == Protocol.HTTP_2 ? List.of(protocol, Protocol.HTTP_1_1) : List.of(protocol));
    OkHttpClient client =
        new OkHttpClient.Builder()
            .sslSocketFactory(known.sslSocketFactory(), known.trustManager())
            .build();
    return Calls.to(started("https"), client);
  }

  private String started(String scheme) throws IOException {
    server.start(InetAddress.getByName("127.0.0.1"), 0);
    return scheme + "://localhost:" + server.getPort() + "/v1";
  }

  private static MockResponse.Builder rotated() {
    return new MockResponse.Builder()
        .body(Answers.BODY)
        .setHeader("Content-Type", "application/json");
  }
}
