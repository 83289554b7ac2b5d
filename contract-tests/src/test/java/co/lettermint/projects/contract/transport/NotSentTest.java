package co.lettermint.projects.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Outcome;
import co.lettermint.projects.RotationException;
import co.lettermint.projects.contract.Answers;
import co.lettermint.projects.contract.Calls;
import co.lettermint.projects.contract.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where no connection to the server comes about, nothing is sent: the old token works. */
@Timeout(60)
class NotSentTest {
  @AutoClose private final RawServer server = new RawServer();
  private final OkHttpClient client = new OkHttpClient();

  @ParameterizedTest
  @EnumSource
  void refusedPort(Calls call) {
    assertNotSent(call, "http://127.0.0.1:1/v1", client, "could not connect");
  }

  @ParameterizedTest
  @EnumSource
  void unknownHost(Calls call) {
    OkHttpClient lost =
        client
            .newBuilder()
            .dns(
                host -> {
                  throw new UnknownHostException(host);
                })
            .build();

    assertNotSent(call, "https://api.example.test/v1", lost, "the host was not found");
  }

  @ParameterizedTest
  @EnumSource
  void timeUpBeforeTheConnectionStands(Calls call) throws IOException {
    try (FullBacklog host = new FullBacklog()) {
      assertNotSent(call, Calls.to(host.url(), Duration.ofMillis(300), client), "timed out");
    }
  }

  @ParameterizedTest
  @EnumSource
  void tlsToAPlainPort(Calls call) throws IOException {
    server.onConnection(c -> c.send("HTTP/1.1 400 Bad Request\r\n\r\n"));

    assertNotSent(call, server.url().replace("http:", "https:"), client, "TLS failed");
  }

  /** The proxy sees the name of the host, and never a token. */
  @ParameterizedTest
  @CsvSource({"SYNC, 407", "ASYNC, 407", "SYNC, 502", "ASYNC, 502"})
  void aProxyThatOpensNoTunnel(Calls call, int status) {
    String header = "Content-Type: text/html\r\nProxy-Authenticate: Basic realm=x";
    server.answer(Answers.of(status + " No", header, "<html></html>"));
    OkHttpClient proxied =
        proxied(client)
            .newBuilder()
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

    assertNotSent(call, "https://api.example.test/v1", proxied, "the connection broke off");

    assertThat(server.requests()).isNotEmpty().allMatch(head -> head.startsWith("CONNECT "));
    assertThat(server.requests()).noneMatch(head -> head.contains("example_not_a_token"));
  }

  /** It would see the team token in the clear. */
  @ParameterizedTest
  @EnumSource
  void aProxyIsNotAskedWithoutTls(Calls call) {
    OkHttpClient proxied = proxied(OnePostTest.eager());

    assertNotSent(call, "http://localhost:1/v1", proxied, "could not connect");

    assertThat(server.requests()).isEmpty();
  }

  private OkHttpClient proxied(OkHttpClient client) {
    InetSocketAddress proxy = new InetSocketAddress("127.0.0.1", server.port());
    return client.newBuilder().proxy(new Proxy(Proxy.Type.HTTP, proxy)).build();
  }

  private void assertNotSent(Calls call, String url, OkHttpClient client, String reason) {
    assertNotSent(call, Calls.to(url, client), reason);
  }

  private void assertNotSent(Calls call, LettermintProjects lettermint, String reason) {
    RotationException failure = call.failure(lettermint);

    assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
    assertThat(failure).hasMessageContaining(reason).hasMessageContaining("still works");
    assertThat(server.requests()).noneMatch(head -> head.startsWith("POST "));
  }

  /** A port that neither accepts nor refuses: its queue of connections is full. */
  static final class FullBacklog implements AutoCloseable {
    private final ServerSocket listener;
    private final List<Socket> queue = new ArrayList<>();

    FullBacklog() throws IOException {
      listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
      fill();
    }

    private void fill() throws IOException {
      try {
        while (queue.size() < 1000) {
          Socket socket = new Socket();
          queue.add(socket);
          socket.connect(new InetSocketAddress("127.0.0.1", listener.getLocalPort()), 500);
        }
        throw new AssertionError("the queue of connections has no end");
      } catch (SocketTimeoutException e) { // full
      }
    }

    String url() {
      return "http://127.0.0.1:" + listener.getLocalPort() + "/v1";
    }

    @Override
    public void close() throws IOException {
      for (Socket socket : queue) {
        socket.close();
      }
      listener.close();
    }
  }
}
