package co.lettermint.projects.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** As every caller calls: over TLS, with the protocol that both sides choose. */
@Timeout(60)
class TlsTest {
  private static final HeldCertificate CERTIFICATE =
      new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();

  private final HandshakeCertificates trusted =
      new HandshakeCertificates.Builder()
          .heldCertificate(CERTIFICATE)
          .addTrustedCertificate(CERTIFICATE.certificate())
          .build();
  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager())
          .build();
  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.useHttps(trusted.sslSocketFactory());
    server.start(InetAddress.getByName("127.0.0.1"), 0);
  }

  @AfterEach
  void close() {
    client.connectionPool().evictAll();
    server.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void rotatesOnFreshAndPooledConnections(Protocol protocol) {
    LettermintProjects lettermint = speaking(protocol);

    for (Calls call : Calls.values()) {
      server.enqueue(new MockResponse.Builder().body(Answers.BODY).build());
      assertThat(call.rotate(lettermint).newToken().reveal()).isEqualTo(Answers.NEW_TOKEN);
    }

    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void anInterruptEndsTheCall(Protocol protocol) throws Exception {
    LettermintProjects lettermint = speaking(protocol);
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    Caller caller = new Caller(lettermint);
    assertThat(server.takeRequest(10, TimeUnit.SECONDS)).isNotNull();

    caller.interrupt();

    assertThat(caller.end().interrupted()).isTrue();
    assertThat(caller.end().failure().outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  private LettermintProjects speaking(Protocol protocol) {
    List<Protocol> protocols =
        protocol == Protocol.HTTP_2 ? List.of(protocol, Protocol.HTTP_1_1) : List.of(protocol);
    server.setProtocols(protocols);
    String url = "https://localhost:" + server.getPort() + "/v1";
    return Calls.to(url, Duration.ofSeconds(40), client);
  }
}
