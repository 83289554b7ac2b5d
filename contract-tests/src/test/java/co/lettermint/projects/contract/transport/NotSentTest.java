package co.lettermint.projects.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Outcome;
import co.lettermint.projects.RotationException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where no connection to the server comes about, nothing is sent: the old token works. */
@Timeout(60)
class NotSentTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private final FaultServer server = new FaultServer();
  private final OkHttpClient client = new OkHttpClient();

  @AfterEach
  void close() throws IOException {
    client.connectionPool().evictAll();
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void refusedPort(Calls call) throws IOException {
    int port;
    try (ServerSocket freed = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = freed.getLocalPort();
    }

    assertNotSent(call, "http://127.0.0.1:" + port + "/v1", client, "could not connect");
  }

  @ParameterizedTest
  @EnumSource
  void unknownHost(Calls call) {
    OkHttpClient lost = client.newBuilder().dns(NotSentTest::unknown).build();

    assertNotSent(call, "https://api.example.test/v1", lost, "the host was not found");
  }

  @ParameterizedTest
  @EnumSource
  void timeUpBeforeTheConnectionStands(Calls call) throws IOException {
    try (FullBacklog host = new FullBacklog()) {
      LettermintProjects lettermint = Calls.to(host.url(), Duration.ofMillis(300), client);

      RotationException failure = call.failure(lettermint);

      assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
      assertThat(failure).hasMessageContaining("timed out");
    }
  }

  @ParameterizedTest
  @EnumSource
  void tlsToAPlainPort(Calls call) throws IOException {
    server.arm(Fault.atOnce("plain", null, c -> c.send("HTTP/1.1 400 Bad Request\r\n\r\n")));

    assertNotSent(call, server.url().replace("http:", "https:"), client, "TLS failed");
  }

  @ParameterizedTest
  @CsvSource({"SYNC, true", "ASYNC, true", "SYNC, false", "ASYNC, false"})
  void aCertificateThatIsExpiredOrUnknown(Calls call, boolean expired) throws IOException {
    HeldCertificate authority = new HeldCertificate.Builder().certificateAuthority(0).build();
    long now = System.currentTimeMillis();
    HeldCertificate certificate =
        new HeldCertificate.Builder()
            .addSubjectAlternativeName("localhost")
            .validityInterval(0, now + (expired ? -1 : 1) * TimeUnit.DAYS.toMillis(1))
            .signedBy(authority)
            .build();
    HandshakeCertificates.Builder trusted = new HandshakeCertificates.Builder();
    if (expired) {
      trusted.addTrustedCertificate(authority.certificate());
    }
    HandshakeCertificates ours = trusted.build();
    OkHttpClient strict =
        client.newBuilder().sslSocketFactory(ours.sslSocketFactory(), ours.trustManager()).build();
    try (MockWebServer tls = new MockWebServer()) {
      tls.useHttps(
          new HandshakeCertificates.Builder()
              .heldCertificate(certificate)
              .build()
              .sslSocketFactory());
      tls.enqueue(new MockResponse.Builder().body(Answers.BODY).build());
      tls.start(InetAddress.getByName("127.0.0.1"), 0);

      assertNotSent(call, "https://localhost:" + tls.getPort() + "/v1", strict, "TLS failed");

      assertThat(tls.getRequestCount()).isZero();
    }
  }

  /** The proxy sees the name of the host, and never a token. */
  @ParameterizedTest
  @CsvSource({"SYNC, 407", "ASYNC, 407", "SYNC, 502", "ASYNC, 502"})
  void aProxyThatOpensNoTunnel(Calls call, int status) throws IOException {
    String html = "<html><body>" + status + "</body></html>";
    String header = "Content-Type: text/html\r\nProxy-Authenticate: Basic realm=x";
    server.arm(Fault.answer("proxy", null, null, Answers.of(status + " No", header, html)));

    assertNotSent(call, "https://api.example.test/v1", proxied(client), "the connection broke off");

    assertThat(server.requests()).isNotEmpty().allMatch(head -> head.startsWith("CONNECT "));
    assertThat(server.requests()).noneMatch(head -> head.contains("example_not_a_token"));
  }

  private OkHttpClient proxied(OkHttpClient client) {
    InetSocketAddress proxy = new InetSocketAddress("127.0.0.1", server.port());
    return client
        .newBuilder()
        .proxy(new Proxy(Proxy.Type.HTTP, proxy))
        .proxyAuthenticator(
            (route, response) ->
                response.request().header("Proxy-Authorization") != null
                    ? null
                    : response
                        .request()
                        .newBuilder()
                        .header("Proxy-Authorization", Credentials.basic("user", "example"))
                        .build())
        .build();
  }

  private static List<InetAddress> unknown(String host) throws UnknownHostException {
    throw new UnknownHostException(host);
  }

  private void assertNotSent(Calls call, String url, OkHttpClient client, String reason) {
    RotationException failure = call.failure(Calls.to(url, LONG, client));

    assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
    assertThat(failure).hasMessageContaining(reason).hasMessageContaining("still works");
    assertThat(server.requests()).noneMatch(head -> head.startsWith("POST "));
  }
}
