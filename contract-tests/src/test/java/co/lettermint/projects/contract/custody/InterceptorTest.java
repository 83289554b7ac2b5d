package co.lettermint.projects.contract.custody;

import static co.lettermint.projects.Outcome.NOT_SENT;
import static co.lettermint.projects.Outcome.REFUSED;
import static co.lettermint.projects.Outcome.UNKNOWN;
import static co.lettermint.projects.contract.Answers.BODY;
import static co.lettermint.projects.contract.Answers.HEAD;
import static co.lettermint.projects.contract.Answers.NEW_TOKEN;
import static co.lettermint.projects.contract.Answers.ROTATED;
import static co.lettermint.projects.contract.Answers.TEAM_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.NotSentException;
import co.lettermint.projects.Outcome;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.RotationException;
import co.lettermint.projects.UnknownOutcomeException;
import co.lettermint.projects.contract.Answers;
import co.lettermint.projects.contract.RawServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Interceptors of the caller's that throw, lose, repeat and make things up. */
@Timeout(60)
class InterceptorTest {
  private static final List<Throwable> THROWABLES =
      List.of(new IOException("x"), new IllegalStateException("x"), new AssertionError("x"));

  @RegisterExtension private final RawServer server = new RawServer();
  private final OkHttpClient client = new OkHttpClient();

  static Stream<Named<Interceptor>> losing() {
    return Stream.of(
        Named.of(
            "closes it unread",
            chain -> {
              chain.proceed(chain.request()).close();
              throw new IOException("x");
            }),
        Named.of(
            "reads a byte of it",
            chain -> {
              chain.proceed(chain.request()).body().source().readByte();
              throw new IllegalStateException("x");
            }),
        Named.of(
            "reads it and passes none on",
            chain -> {
              Response response = chain.proceed(chain.request());
              response.body().string();
              return response.newBuilder().body(ResponseBody.create("", null)).build();
            }),
        Named.of("makes it a 500", chain -> withStatus(500, chain)),
        Named.of("makes it a 404", chain -> withStatus(404, chain)),
        Named.of(
            "takes the tag off",
            chain -> chain.proceed(chain.request().newBuilder().tag(null).build())),
        Named.of(
            "returns null",
            chain -> {
              chain.proceed(chain.request());
              return null;
            }),
        Named.of(
            "has a body that throws behind the first read and when closed",
            chain -> {
              Response response = chain.proceed(chain.request());
              return response.newBuilder().body(throwing(response.body())).build();
            }));
  }

  @ParameterizedTest
  @MethodSource("losing")
  void tokenArrivesThoughTheAnswerIsLost(Interceptor interceptor) {
    for (boolean isLate : new boolean[] {false, true}) {
      answer(isLate);

      assertArrives(lettermint(interceptor));

      assertThat(server.requests()).hasSize(1);
    }
  }

  /** What is behind the first megabytes is not kept, but it is searched on its way. */
  @Test
  void tokenOfALongAnswerArrivesThoughItIsLost() {
    server.answer(Answers.json("200 OK", " ".repeat(6_000_000) + BODY));

    assertArrives(
        lettermint(
            chain -> {
              chain.proceed(chain.request()).close();
              throw new IOException("closed unread");
            }));
  }

  /** OkHttp closes the connection behind the exception, and the body may still be on its way. */
  @ParameterizedTest
  @MethodSource("throwables")
  void tokenArrivesThoughOneThrowsBehindIt(Throwable thrown) {
    for (boolean isLate : new boolean[] {false, true}) {
      answer(isLate);
      Rotation rotation = assertArrives(lettermint(behind(thrown)));
      answer(isLate);
      assertArrives(onTheNetwork(behind(thrown)));

      assertThat(rotation.drift())
          .anyMatch(it -> it.expected().equals("interceptors that hand the answer on"));
      assertThat(server.requests()).hasSize(1);
    }
  }

  static List<Throwable> throwables() {
    return THROWABLES;
  }

  static Stream<Arguments> newestAnswerCounts() {
    String first = Answers.json("200 OK", BODY.replace(NEW_TOKEN, "lm_first_fake"));
    return Stream.of(
        Arguments.of(first, ROTATED, false),
        Arguments.of(ROTATED, Answers.json("429 No", "{}"), false),
        Arguments.of(ROTATED, "", true));
  }

  @ParameterizedTest
  @MethodSource("newestAnswerCounts")
  void tokenOfTheNewestAnswerCounts(String first, String second, boolean isDrift) {
    server.onRequest(
        c -> c.send(first), second.isEmpty() ? c -> c.sendAndClose("") : c -> c.send(second));

    Rotation rotation = assertArrives(lettermint(InterceptorTest::repeating));

    assertThat(rotation.drift().stream().anyMatch(drift -> drift.expected().equals("one request")))
        .isEqualTo(isDrift);
  }

  static Stream<Arguments> failing() {
    Stream<Arguments> throwing =
        THROWABLES.stream()
            .flatMap(
                thrown ->
                    Stream.of(
                        failing("throws and sent by other means", before(thrown), UNKNOWN),
                        failing("throws behind it", behind(thrown), REFUSED, "404 No"),
                        failing("throws behind it", behind(thrown), UNKNOWN, "500 Oh")));
    Interceptor repeating = InterceptorTest::repeating;
    return Stream.concat(
        throwing,
        Stream.of(
            // The first request may have rotated, whatever the second is told.
            failing("repeats", repeating, UNKNOWN, "500 Oh", "429 No"),
            failing("makes a refusal up", InterceptorTest::madeUp, UNKNOWN, ""),
            // A fallback of its own says nothing of what the server did.
            failing("falls back", InterceptorTest::fallingBack, REFUSED, "403 No"),
            failing("falls back", InterceptorTest::fallingBack, UNKNOWN, "500 Oh"),
            failing("falls back", InterceptorTest::fallingBack, UNKNOWN, "")));
  }

  /** Of statuses that are answered, an empty one being the end of the connection. */
  private static Arguments failing(
      String does, Interceptor interceptor, Outcome outcome, String... statuses) {
    return Arguments.of(does, interceptor, outcome, List.of(statuses));
  }

  @ParameterizedTest(name = "{0}, {3}")
  @MethodSource("failing")
  void outcomeIsTheTruth(
      String does, Interceptor interceptor, Outcome outcome, List<String> statuses) {
    server.onRequest(
        statuses.stream()
            .<RawServer.Script>map(
                status ->
                    status.isEmpty()
                        ? c -> c.sendAndClose("")
                        : c -> c.send(Answers.of(status, "X: x", BODY)))
            .toArray(RawServer.Script[]::new));
    RotationException failure = failure(lettermint(interceptor));

    assertThat(failure.outcome()).isEqualTo(outcome);
    assertThat(server.requests()).hasSize(statuses.size());
    client.connectionPool().evictAll();
    assertThat(server.awaitHangUp()).as("no connection is left").isTrue();
  }

  @Test
  void statusOfAnEarlierRequestDoesNotStandForALaterOne() {
    server.onRequest(c -> c.send(Answers.json("404 No", "{}")), c -> c.sendAndClose(""));

    RotationException failure = failure(lettermint(InterceptorTest::repeating));

    assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(((UnknownOutcomeException) failure).status()).isNull();
  }

  @Test
  void connectFailureThatIsPassedOnHasSentNothing() {
    Interceptor wrapping =
        chain -> {
          try {
            return chain.proceed(chain.request());
          } catch (IOException e) {
            throw new IllegalStateException("wrapped", e);
          }
        };
    OkHttpClient wrapped = client.newBuilder().addInterceptor(wrapping).build();

    RotationException failure = failure(lettermint(wrapped, "http://127.0.0.1:1"));

    assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
  }

  @Test
  void teamTokenIsNotSentToAnotherOrigin() throws IOException {
    try (RawServer other = new RawServer()) {
      String elsewhere = other.url() + "/projects/p1/rotate-token";

      RotationException failure =
          failure(
              lettermint(
                  chain -> chain.proceed(chain.request().newBuilder().url(elsewhere).build())));

      assertThat(failure)
          .isInstanceOf(NotSentException.class)
          .hasMessageContaining("another origin");
      assertThat(other.requests()).isEmpty();
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void noneNamesAnotherHost() {
    Interceptor renaming =
        chain -> chain.proceed(chain.request().newBuilder().header("Host", "evil.example").build());

    assertArrives(lettermint(renaming));

    assertThat(server.requests()).noneMatch(head -> head.contains("evil"));
  }

  @Test
  void noneSeesTheTeamToken() {
    List<String> seen = new ArrayList<>();
    Interceptor watching =
        chain -> {
          Response response = chain.proceed(chain.request());
          seen.add("" + chain.request().headers() + chain.call().request().headers());
          for (Response r = response; r != null; r = r.networkResponse()) {
            seen.add("" + r.request().headers());
          }
          return response;
        };

    assertArrives(lettermint(watching));
    assertArrives(onTheNetwork(watching));

    assertThat(seen.toString()).doesNotContain(TEAM_TOKEN);
    assertThat(server.requests())
        .allMatch(head -> head.contains("Authorization: Bearer " + TEAM_TOKEN + "\r\n"));
  }

  @Test
  void oneMayDecryptTheBody() {
    server.answer(Answers.json("200 OK", "nothing to be seen"));
    Interceptor decrypting =
        chain -> {
          Response response = chain.proceed(chain.request());
          response.body().string();
          return response.newBuilder().body(ResponseBody.create(BODY, null)).build();
        };

    assertArrives(lettermint(decrypting));
  }

  /** As a cache would, or a client that takes the first answer. */
  @Test
  void tokenOfTheNewestAnswerCountsThoughAnOlderOneIsReturned() {
    server.answer(Answers.json("200 OK", BODY.replace(NEW_TOKEN, "lm_first_fake")), ROTATED);

    assertArrives(
        lettermint(
            chain -> {
              Response first = chain.proceed(chain.request());
              String body = first.body().string();
              chain.proceed(chain.request());
              return first.newBuilder().body(ResponseBody.create(body, null)).build();
            }));
  }

  /** What it returns has no end, and the token is known without it. */
  @Test
  void tokenIsStoredThoughTheBodyThatOneMadeNeverEnds() {
    server.answer(ROTATED);
    boolean[] isRead = new boolean[1];
    ForwardingSource endless =
        new ForwardingSource(new Buffer()) {
          @Override
          public long read(Buffer sink, long byteCount) {
            isRead[0] = true;
            sink.writeByte(' ');
            return 1;
          }
        };

    assertArrives(
        lettermint(
            chain -> {
              Response response = chain.proceed(chain.request());
              response.body().string();
              return response
                  .newBuilder()
                  .body(ResponseBody.create(Okio.buffer(endless), null, -1))
                  .build();
            }));

    assertThat(isRead[0]).isFalse();
  }

  /** A time limiter gives up on a worker that reads on. */
  @Test
  void twoThreadsMayReadOneBody() throws Exception {
    server.onRequest(
        c -> {
          c.send(ROTATED.substring(0, ROTATED.length() - 20));
          Thread.sleep(300);
          c.send(ROTATED.substring(ROTATED.length() - 20));
        });
    List<Thread> workers = new ArrayList<>();

    assertArrives(
        lettermint(
            chain -> {
              Response response = chain.proceed(chain.request());
              Thread worker =
                  new Thread(
                      () -> {
                        try {
                          response.body().bytes();
                        } catch (IOException e) {
                          // The other one was faster.
                        }
                      });
              workers.add(worker);
              worker.start();
              try {
                Thread.sleep(100);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              throw new IOException("took too long");
            }));
    workers.get(0).join(10_000);
    assertThat(workers.get(0).isAlive()).isFalse();
  }

  @Test
  void factoryOfListenersMayThrow() {
    OkHttpClient broken =
        client
            .newBuilder()
            .eventListenerFactory(
                call -> {
                  throw new IllegalStateException("x");
                })
            .build();
    LettermintProjects lettermint = lettermint(broken, server.url());

    assertThat(failure(lettermint).outcome()).isEqualTo(NOT_SENT);
    assertThat(lettermint.rotateTokenAsync("p1")).isCompletedExceptionally();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void oneMayMaskTheToken() {
    server.answer(Answers.json("200 OK", BODY));
    Interceptor masking =
        chain -> {
          Response response = chain.proceed(chain.request());
          String masked = response.body().string().replace(NEW_TOKEN, "***");
          return response.newBuilder().body(ResponseBody.create(masked, null)).build();
        };

    assertArrives(lettermint(masking));
  }

  @Test
  void interruptDoesNotKeepTheTokenFromTheStore() {
    boolean[] interrupted = new boolean[1];
    Interceptor interrupting =
        chain -> {
          Response response = chain.proceed(chain.request());
          String body = response.body().string();
          Thread.currentThread().interrupt();
          return response.newBuilder().body(ResponseBody.create(body, null)).build();
        };

    Rotation rotation =
        lettermint(interrupting)
            .rotateToken("p1", token -> interrupted[0] = Thread.currentThread().isInterrupted());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(interrupted[0]).isFalse();
    assertThat(rotation.newToken().reveal()).isEqualTo(NEW_TOKEN);
  }

  @Test
  void connectTimeoutOfTheCallerStaysInForce() {
    int[] seen = new int[1];
    OkHttpClient hurried =
        new OkHttpClient.Builder()
            .connectTimeout(Duration.ofMillis(1234))
            .addNetworkInterceptor(
                chain -> {
                  seen[0] = chain.connectTimeoutMillis();
                  return chain.proceed(chain.request());
                })
            .build();

    assertArrives(lettermint(hurried, server.url()));

    assertThat(seen[0]).isEqualTo(1234);
  }

  /** At once, or with the body a moment behind its head. */
  private void answer(boolean isLate) {
    server.onRequest(
        c -> {
          c.send(HEAD);
          Thread.sleep(isLate ? 100 : 0);
          c.send(BODY);
        });
  }

  private LettermintProjects lettermint(Interceptor interceptor) {
    return lettermint(client.newBuilder().addInterceptor(interceptor).build(), server.url());
  }

  private LettermintProjects onTheNetwork(Interceptor interceptor) {
    return lettermint(client.newBuilder().addNetworkInterceptor(interceptor).build(), server.url());
  }

  private static LettermintProjects lettermint(OkHttpClient client, String url) {
    return LettermintProjects.builder()
        .teamToken(TEAM_TOKEN)
        .baseUrl(url)
        .httpClient(client)
        .build();
  }

  static Rotation assertArrives(LettermintProjects lettermint) {
    List<String> stored = new ArrayList<>();

    Rotation rotation = lettermint.rotateToken("p1", token -> stored.add(token.reveal()));

    assertThat(stored).containsExactly(NEW_TOKEN);
    assertThat(rotation.newToken().reveal()).isEqualTo(NEW_TOKEN);
    return rotation;
  }

  static RotationException failure(LettermintProjects lettermint) {
    return catchThrowableOfType(RotationException.class, () -> lettermint.rotateToken("p1"));
  }

  private static Response withStatus(int status, Interceptor.Chain chain) throws IOException {
    return chain.proceed(chain.request()).newBuilder().code(status).build();
  }

  private static Response repeating(Interceptor.Chain chain) throws IOException {
    chain.proceed(chain.request()).close();
    return chain.proceed(chain.request());
  }

  private static Response fallingBack(Interceptor.Chain chain) {
    try {
      chain.proceed(chain.request()).close();
    } catch (IOException e) {
      // It falls back.
    }
    return madeUp(200, chain.request());
  }

  private static Response madeUp(Interceptor.Chain chain) {
    try {
      return chain.proceed(chain.request());
    } catch (IOException e) {
      return madeUp(404, chain.request());
    }
  }

  private static Response madeUp(int status, Request request) {
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_1_1)
        .code(status)
        .message("Made up")
        .body(ResponseBody.create("{}", null))
        .build();
  }

  private static Interceptor before(Throwable thrown) {
    return chain -> {
      throw InterceptorTest.<RuntimeException>sneaky(thrown);
    };
  }

  private static Interceptor behind(Throwable thrown) {
    return chain -> {
      chain.proceed(chain.request());
      throw InterceptorTest.<RuntimeException>sneaky(thrown);
    };
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

  /** Throws it, whatever it is. */
  @SuppressWarnings("unchecked")
  static <T extends Throwable> RuntimeException sneaky(Throwable e) throws T {
    throw (T) e;
  }
}
