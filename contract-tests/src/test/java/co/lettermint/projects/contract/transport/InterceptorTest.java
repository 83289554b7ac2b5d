package co.lettermint.projects.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Outcome;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.RotationException;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Interceptors of the caller's that throw, repeat and make things up: the outcome stays true. */
@Timeout(60)
class InterceptorTest {
  private final FaultServer server = new FaultServer();
  private final OkHttpClient client = new OkHttpClient();

  @AfterEach
  void close() throws IOException {
    client.connectionPool().evictAll();
    server.close();
  }

  static Stream<Arguments> throwing() {
    return Stream.of(new IllegalStateException("x"), new IOException("x"), new AssertionError("x"))
        .flatMap(
            thrown ->
                Stream.of(
                    Arguments.of(thrown, null, Outcome.UNKNOWN), // it may have sent by itself
                    Arguments.of(thrown, "404 Not Found", Outcome.REFUSED),
                    Arguments.of(thrown, "500 Error", Outcome.UNKNOWN)));
  }

  @ParameterizedTest(name = "{0} after {1}")
  @MethodSource("throwing")
  void theOneThatThrows(Throwable thrown, @Nullable String status, Outcome outcome)
      throws IOException {
    server.arm(Fault.answer("x", null, null, Answers.of(status + "", "X: x", Answers.BODY)));
    Interceptor interceptor =
        chain -> {
          if (status != null) {
            chain.proceed(chain.request());
          }
          throw InterceptorTest.<RuntimeException>sneaky(thrown);
        };

    RotationException failure = Calls.SYNC.failure(lettermint(interceptor));

    assertThat(failure.outcome()).isEqualTo(outcome);
    assertThat(server.requests()).hasSize(status == null ? 0 : 1);
    assertThat(server.awaitHangUp()).as("the socket is closed").isTrue();
  }

  @Test
  void theOneThatThrowsBehindTheTokenLosesNothing() throws IOException {
    Interceptor interceptor =
        chain -> {
          chain.proceed(chain.request());
          throw new AssertionError("x");
        };

    Rotation rotation = lettermint(interceptor).rotateToken("p1");

    assertThat(rotation.newToken().reveal()).isEqualTo(Answers.NEW_TOKEN);
    assertThat(rotation.drift()).anyMatch(drift -> drift.found().contains("AssertionError"));
    assertThat(server.requests()).hasSize(1);
  }

  /** The first request may have rotated, whatever the second is told. */
  @ParameterizedTest
  @EnumSource(Calls.class)
  void theOneThatRepeats(Calls call) throws IOException {
    server.arm(new Fault("x", null, null, c -> c.send(second()), true, false, false));
    Interceptor interceptor =
        chain -> {
          chain.proceed(chain.request()).close();
          return chain.proceed(chain.request());
        };

    RotationException failure = call.failure(lettermint(interceptor));

    assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(server.requests()).hasSize(2);
  }

  /** 500 to the first request, 429 to what follows. */
  private String second() {
    return Answers.json(server.requests().size() < 2 ? "500 Error" : "429 Slow Down", "{}");
  }

  @Test
  void theOneThatMakesUpARefusal() throws IOException {
    server.arm(Fault.ending("x", null, null, c -> c.close()));
    Interceptor interceptor =
        chain -> {
          try {
            return chain.proceed(chain.request());
          } catch (IOException e) {
            return new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(404)
                .message("Made up")
                .build();
          }
        };

    RotationException failure = Calls.SYNC.failure(lettermint(interceptor));

    assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void theOneWhoseBodyThrowsBehindTheToken() {
    Interceptor interceptor =
        chain -> {
          Response response = chain.proceed(chain.request());
          return response.newBuilder().body(throwing(response.body())).build();
        };

    assertThat(lettermint(interceptor).rotateToken("p1").newToken().reveal())
        .isEqualTo(Answers.NEW_TOKEN);
  }

  private LettermintProjects lettermint(Interceptor interceptor) {
    OkHttpClient intercepted = client.newBuilder().addInterceptor(interceptor).build();
    return Calls.to(server.url(), Duration.ofSeconds(60), intercepted);
  }

  /** Reads well once, then throws, and throws when closed. */
  private static ResponseBody throwing(ResponseBody body) {
    ForwardingSource source =
        new ForwardingSource(body.source()) {
          private boolean read;

          @Override
          public long read(Buffer sink, long byteCount) throws IOException {
            if (read) {
              throw new IllegalStateException("x");
            }
            read = true;
            return super.read(sink, byteCount);
          }

          @Override
          public void close() {
            throw new IllegalStateException("x");
          }
        };
    return ResponseBody.create(Okio.buffer(source), null, -1);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T sneaky(Throwable e) throws T {
    throw (T) e;
  }
}
