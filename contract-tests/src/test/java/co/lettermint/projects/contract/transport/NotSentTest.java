package co.lettermint.projects.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Outcome;
import co.lettermint.projects.RotationException;
import co.lettermint.projects.contract.Answers;
import co.lettermint.projects.contract.Calls;
import co.lettermint.projects.contract.RawServer;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.Credentials;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever keeps the request from leaving: nothing is sent, and the old token works. */
class NotSentTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final OkHttpClient PLAIN = new OkHttpClient();
  private static final String NOWHERE = "http://127.0.0.1:1/v1";
  private static final String REMOTE = "https://api.example.test/v1";

  @AutoClose private static final FullBacklog BACKLOG = new FullBacklog();

  @AutoClose private final RawServer server = new RawServer();

  /** A client whose request does not leave. */
  private interface Situation {
    LettermintProjects with(RawServer server) throws IOException;
  }

  static Stream<Arguments> situations() {
    return Stream.of(
        row("could not connect", server -> Calls.to(NOWHERE, PLAIN)),
        row(
            "the host was not found",
            server -> Calls.to(REMOTE, with(it -> it.dns(NotSentTest::lookUp)))),
        row("timed out", server -> Calls.to(BACKLOG.url(), SHORT, PLAIN)),
        row("TLS failed", NotSentTest::withTlsToAPlainPort),
        row("the answer is not HTTP", NotSentTest::throughAForgingProxy),
        // Kotlin may throw it without declaring it, as OkHttp does.
        row(
            "an interceptor threw java.lang.CloneNotSupportedException",
            server -> Calls.to(REMOTE, with(NotSentTest::looksUpInVain))),
        row("the connection broke off", server -> throughARefusingProxy(server, "407 No")),
        row("the connection broke off", server -> throughARefusingProxy(server, "502 No")),
        // A proxy would see the team token in the clear.
        row(
            "could not connect",
            server -> Calls.to("http://localhost:1/v1", proxied(server, OnePostTest.eager()))),
        row("another origin", server -> Calls.to("http://localhost:1/v1", redirecting(server))),
        row(
            "timed out",
            server ->
                Calls.to(server.url(), SHORT, with(it -> it.addInterceptor(NotSentTest::pausing)))),
        row(
            "an interceptor threw java.lang.IllegalStateException",
            server -> Calls.to(NOWHERE, NotSentTest::wrapping)),
        row(
            "IllegalStateException",
            server ->
                Calls.to(server.url(), with(it -> it.eventListenerFactory(NotSentTest::breaking)))),
        asyncRow("the client's dispatcher is shut down", stopped()),
        asyncRow("AssertionError", Executors.newCachedThreadPool(NotSentTest::breaking)));
  }

  private static Arguments row(String reason, Situation situation) {
    return Arguments.of(reason, List.of(Calls.values()), situation);
  }

  private static Arguments asyncRow(String reason, ExecutorService executor) {
    Situation situation =
        server -> Calls.to(server.url(), with(it -> it.dispatcher(new Dispatcher(executor))));
    return Arguments.of(reason, List.of(Calls.ASYNC), situation);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void oldTokenWorks(String reason, List<Calls> calls, Situation situation) throws IOException {
    LettermintProjects lettermint = situation.with(server);

    for (Calls call : calls) {
      RotationException failure = call.failure(lettermint);

      assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
      assertThat(failure).hasMessageContaining(reason).hasMessageContaining("still works");
      // A proxy sees the name of the host, and never a token.
      assertThat(server.requests())
          .allMatch(head -> head.startsWith("CONNECT "))
          .noneMatch(head -> head.contains("example_not_a_token"));
    }
  }

  private static OkHttpClient with(UnaryOperator<OkHttpClient.Builder> setting) {
    return setting.apply(new OkHttpClient.Builder()).build();
  }

  private static List<InetAddress> lookUp(String host) throws UnknownHostException {
    throw new UnknownHostException(host);
  }

  private static LettermintProjects withTlsToAPlainPort(RawServer server) throws IOException {
    server.onConnection(c -> c.send("HTTP/1.1 400 Bad Request\r\n\r\n"));
    return Calls.to(server.url().replace("http:", "https:"), PLAIN);
  }

  private static LettermintProjects throughARefusingProxy(RawServer server, String status) {
    String header = "Content-Type: text/html\r\nProxy-Authenticate: Basic realm=x";
    server.answer(Answers.of(status, header, "<html></html>"));
    String credentials = Credentials.basic("user", "example");
    Authenticator once =
        (route, response) ->
            response.request().header("Proxy-Authorization") != null
                ? null
                : response
                    .request()
                    .newBuilder()
                    .header("Proxy-Authorization", credentials)
                    .build();
    return Calls.to(REMOTE, proxied(server, with(it -> it.proxyAuthenticator(once))));
  }

  private static LettermintProjects throughAForgingProxy(RawServer server) {
    server.answer("FORGED sesame\r2026-11-24 INFO rotated\r\n\r\n");
    return Calls.to(REMOTE, proxied(server, PLAIN));
  }

  private static OkHttpClient.Builder looksUpInVain(OkHttpClient.Builder builder) {
    return builder
        .addInterceptor(chain -> chain.proceed(chain.request()))
        .dns(
            host -> {
              throw Calls.<RuntimeException>sneaky(new CloneNotSupportedException("x"));
            });
  }

  private static OkHttpClient proxied(RawServer server, OkHttpClient client) {
    InetSocketAddress proxy = new InetSocketAddress("127.0.0.1", server.port());
    return client.newBuilder().proxy(new Proxy(Proxy.Type.HTTP, proxy)).build();
  }

  private static Interceptor redirecting(RawServer server) {
    String elsewhere = server.url() + "/projects/p1/rotate-token";
    return chain -> chain.proceed(chain.request().newBuilder().url(elsewhere).build());
  }

  private static Response pausing(Interceptor.Chain chain) throws IOException {
    LockSupport.parkNanos(SHORT.plusMillis(200).toNanos());
    return chain.proceed(chain.request());
  }

  private static Response wrapping(Interceptor.Chain chain) {
    try {
      return chain.proceed(chain.request());
    } catch (IOException e) {
      throw new IllegalStateException("wrapped", e);
    }
  }

  private static EventListener breaking(Call call) {
    throw new IllegalStateException("x");
  }

  private static ExecutorService stopped() {
    ExecutorService executor = Executors.newCachedThreadPool();
    executor.shutdown();
    return executor;
  }

  private static Thread breaking(Runnable task) {
    throw new AssertionError("x");
  }

  /** A port that neither accepts nor refuses: its queue of connections is full. */
  static final class FullBacklog implements AutoCloseable {
    private final ServerSocket listener;
    private final List<Socket> queue = new ArrayList<>();

    FullBacklog() {
      try {
        listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        fill();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
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
