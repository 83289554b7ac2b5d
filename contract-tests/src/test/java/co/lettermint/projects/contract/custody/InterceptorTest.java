package co.lettermint.projects.contract.custody;

import static co.lettermint.projects.contract.Answers.BODY;
import static co.lettermint.projects.contract.Answers.NEW_TOKEN;
import static co.lettermint.projects.contract.Answers.ROTATED;
import static co.lettermint.projects.contract.Answers.TEAM_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import co.lettermint.projects.Drift;
import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.contract.Answers;
import co.lettermint.projects.contract.Calls;
import co.lettermint.projects.contract.RawServer;
import co.lettermint.projects.contract.RawServer.Script;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Pipe;
import okio.Source;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Interceptors of the caller's that throw, lose, repeat and make things up, and listeners. */
class InterceptorTest {
  private static final List<Throwable> THROWABLES =
      List.of(new IOException("x"), new IllegalStateException("x"), new AssertionError("x"));
  private static final String OLDER = ROTATED.replace(NEW_TOKEN, "lm_example_is_no_token");
  private static final String NONE = Answers.json("200 OK", "nothing to be seen");
  private static final String LONG = Answers.json("200 OK", " ".repeat(6_000_000) + BODY);
  private static final String CLOSED = "";
  private static final Interceptor CLOSING =
      doing(
          response -> {
            response.close();
            throw new IOException("x");
          });
  private static final Interceptor REPEATING =
      chain -> {
        chain.proceed(chain.request()).close();
        return chain.proceed(chain.request());
      };

  @AutoClose private final RawServer server = new RawServer();
  private final OkHttpClient client = new OkHttpClient();

  static Stream<Arguments> losing() {
    return Stream.of(
        row("closes it unread", CLOSING),
        // What is behind the first megabytes is not kept, but it is searched on its way.
        row("closes a long one unread", CLOSING, "token", LONG),
        row(
            "reads a byte of it",
            doing(
                response -> {
                  response.body().source().readByte();
                  throw new IllegalStateException("x");
                })),
        row("reads it and passes none on", remaking(body -> "")),
        row("masks the token", remaking(body -> body.replace(NEW_TOKEN, "***"))),
        row("makes it a 500", changing(it -> it.newBuilder().code(500).build())),
        row("makes it a 404", changing(it -> it.newBuilder().code(404).build())),
        row("returns null", changing(it -> null)),
        row("takes the tag off", asking(request -> request.newBuilder().tag(null).build())),
        row(
            "names another host",
            asking(request -> request.newBuilder().header("Host", "evil.example").build())),
        row(
            "has a body that throws when read twice or closed",
            changing(InterceptorTest::endingBadly)));
  }

  static Stream<Arguments> throwing() {
    return THROWABLES.stream()
        .flatMap(
            thrown ->
                Stream.of(
                    row("throws behind it", behind(thrown)),
                    row("throws behind it", behind(thrown), "REFUSED 404", status("404 No")),
                    row("throws behind it", behind(thrown), "UNKNOWN 500", status("500 Oh")),
                    row("throws and sent by other means", Calls.throwing(thrown), "UNKNOWN")));
  }

  /** The newest answer counts, and the truth about all requests. */
  static Stream<Arguments> repeating() {
    return Stream.of(
        row("repeats", REPEATING, "token", OLDER, ROTATED),
        row("repeats", REPEATING, "token", ROTATED, status("429 No")),
        row("repeats", REPEATING, "token", ROTATED, CLOSED),
        row("repeats", REPEATING, "UNKNOWN", status("404 No"), CLOSED),
        row("sends a clone of the call", cloning(), "token", ROTATED),
        // The first request may have rotated, whatever the second is told.
        row("repeats", REPEATING, "UNKNOWN 429", status("500 Oh"), status("429 No")),
        // As a cache would, or a client that takes the first answer. Its token is dead.
        row(
            "returns the older answer",
            InterceptorTest::returningTheFirst,
            "token",
            OLDER,
            ROTATED),
        row(
            "returns the older answer",
            InterceptorTest::returningTheFirst,
            "ROTATED",
            OLDER,
            NONE));
  }

  static Stream<Arguments> making() {
    return Stream.of(
        row("decrypts it", remaking(body -> BODY), "token", NONE),
        row("makes a refusal up", InterceptorTest::refusing, "UNKNOWN 404", CLOSED),
        // A fallback of its own says nothing of what the server did.
        row("falls back", InterceptorTest::fallingBack, "REFUSED 403", status("403 No")),
        row("falls back", InterceptorTest::fallingBack, "UNKNOWN 500", status("500 Oh")),
        row("falls back", InterceptorTest::fallingBack, "UNKNOWN", CLOSED));
  }

  private static Arguments row(String does, Interceptor interceptor) {
    return row(does, interceptor, "token", ROTATED);
  }

  private static Arguments row(
      String does, Interceptor interceptor, String truth, String... answers) {
    return Arguments.of(does, interceptor, truth, List.of(answers));
  }

  private static String status(String status) {
    return Answers.of(status, "X: x", BODY);
  }

  /** OkHttp closes the connection behind an exception, and the body may still be on its way. */
  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource({"losing", "throwing", "repeating", "making"})
  void truthIsTold(String does, Interceptor interceptor, String truth, List<String> answers) {
    for (boolean isLate : new boolean[] {false, true}) {
      answer(isLate, answers);

      assertThat(Calls.SYNC.end(lettermint(interceptor))).isEqualTo(truth);

      assertThat(server.requests())
          .hasSize(answers.size())
          .allMatch(head -> head.contains("Host: 127.0.0.1:" + server.port()))
          .allMatch(head -> head.contains("Authorization: Bearer " + TEAM_TOKEN + "\r\n"));
      client.connectionPool().evictAll();
      assertThat(server.awaitHangUp()).as("no connection is left").isTrue();
    }
  }

  @ParameterizedTest
  @FieldSource("THROWABLES")
  void tokenArrivesThoughOneOnTheNetworkThrows(Throwable thrown) {
    for (boolean isLate : new boolean[] {false, true}) {
      answer(isLate, List.of(ROTATED));

      Calls.SYNC.rotate(onTheNetwork(client, behind(thrown)));
    }
  }

  @Test
  void driftTellsOfAnAnswerThatWasLostOrMayBeReplaced() {
    Interceptor failing = changing(it -> it.newBuilder().code(500).build());

    assertThat(drifts(behind(new IOException("x")), ROTATED))
        .anyMatch(it -> it.expected().equals("interceptors that hand the answer on"));
    assertThat(drifts(failing, ROTATED)).anyMatch(it -> it.found().equals("status 500"));
    for (String later : List.of(CLOSED, status("300 Choose"), status("500 Oh"))) {
      assertThat(drifts(REPEATING, ROTATED, later))
          .anyMatch(it -> it.expected().equals("one request"));
    }
    assertThat(drifts(REPEATING, ROTATED, status("429 No")))
        .noneMatch(it -> it.expected().equals("one request"));
  }

  private List<Drift> drifts(Interceptor interceptor, String... answers) {
    server.answer(answers);
    return Calls.SYNC.rotate(lettermint(interceptor)).drift();
  }

  @Test
  void bodyHasItsTypeAndLength() {
    List<Object> seen = new ArrayList<>();

    Calls.SYNC.rotate(
        lettermint(
            doing(it -> seen.add(it.body().contentType() + " " + it.body().contentLength()))));

    assertThat(seen).containsExactly("application/json " + BODY.length());
  }

  @Test
  void recordsAreOfTheBodyThatHasTheToken() {
    Rotation rotation =
        Calls.SYNC.rotate(lettermint(remaking(body -> "{\"new_token\": \"" + NEW_TOKEN + "\"}")));

    assertThat(rotation.response().message()).isNotNull();
    server.answer(NONE);
    assertThat(Calls.SYNC.rotate(lettermint(remaking(body -> BODY))).response().message())
        .isNotNull();
  }

  @Test
  void messageNamesWhatOneThrew() {
    assertThat(Calls.SYNC.failure(lettermint(Calls.throwing(new IllegalStateException("x")))))
        .hasMessageContaining("an interceptor threw java.lang.IllegalStateException");
  }

  /** More than OkHttp reads along with the head: the rest waits in the socket. */
  @Test
  void answerThatArrivedIsReadThoughTheTimeIsUpOrTheThreadInterrupted() {
    server.answer(Answers.json("200 OK", " ".repeat(30_000) + BODY));
    Interceptor interrupting =
        doing(
            it -> {
              pause(200);
              Thread.currentThread().interrupt();
            });

    Calls.SYNC.rotate(hurried(doing(it -> pause(500))));
    Calls.SYNC.rotate(lettermint(interrupting));

    assertThat(Thread.interrupted()).isTrue();
  }

  static Stream<Source> waits() {
    return Stream.of(new Pipe(1).source(), endless(() -> pause(10)));
  }

  @ParameterizedTest
  @MethodSource("waits")
  void timeoutIsThatOfBodiesFromElsewhereToo(Source body) {
    Interceptor making = chain -> with(body, madeUp(200, chain.request()));
    Instant start = Instant.now();

    assertThat(Calls.SYNC.failure(hurried(making))).hasMessageContaining("not the API's JSON");
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
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

    Calls.SYNC.rotate(lettermint(watching));
    Calls.SYNC.rotate(onTheNetwork(client, watching));

    assertThat(seen).isNotEmpty().noneMatch(headers -> headers.contains(TEAM_TOKEN));
  }

  /** What it returns has no end, and the token is known without it. */
  @Test
  void tokenIsStoredThoughTheBodyThatOneMadeNeverEnds() {
    List<String> reads = new ArrayList<>();
    Interceptor making =
        chain -> {
          Response response = chain.proceed(chain.request());
          response.body().string();
          return with(endless(() -> reads.add("read")), response);
        };

    Calls.SYNC.rotate(lettermint(making));

    assertThat(reads).isEmpty();
  }

  /** A time limiter gives up on a worker that reads on. */
  @Test
  void twoThreadsMayReadOneBody() throws Exception {
    int most = ROTATED.length() - 20;
    CountDownLatch isGivenUp = new CountDownLatch(1);
    server.onRequest(
        c -> {
          c.send(ROTATED.substring(0, most));
          isGivenUp.await();
          Thread.sleep(200);
          c.send(ROTATED.substring(most));
        });
    List<Thread> workers = new ArrayList<>();

    Interceptor limiting =
        doing(
            response -> {
              Thread worker = new Thread(() -> catchThrowable(() -> response.body().bytes()));
              workers.add(worker);
              worker.start();
              pause(100);
              isGivenUp.countDown();
              throw new IOException("took too long");
            });

    Calls.SYNC.rotate(lettermint(limiting));
    workers.get(0).join(10_000);
    assertThat(workers.get(0).isAlive()).isFalse();
  }

  /** Where the headers end, no bytes of the body are there to be read. */
  @ParameterizedTest
  @CsvSource({
    "responseHeadersEnd, UNKNOWN",
    "responseBodyEnd, token",
    "connectionReleased, token",
    "callEnd, token"
  })
  void truthIsToldThoughAListenerThrows(String callback, String truth) {
    String chunks = "%x\r\n%s\r\n0\r\n\r\n".formatted(BODY.length(), BODY);
    String chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks;

    for (Throwable thrown : List.of(new IllegalStateException("x"), new AssertionError("x"))) {
      EventListener listener = throwing(thrown, callback);
      OkHttpClient listenedTo = new OkHttpClient.Builder().eventListener(listener).build();
      server.answer(ROTATED, chunked);

      assertThat(Calls.SYNC.end(Calls.to(server.url(), listenedTo))).isEqualTo(truth);
      assertThat(Calls.SYNC.end(Calls.to(server.url(), listenedTo))).isEqualTo(truth);
    }
  }

  private static EventListener throwing(Throwable thrown, String callback) {
    return new EventListener() {
      private void in(String name) {
        if (name.equals(callback)) {
          throw Calls.<RuntimeException>sneaky(thrown);
        }
      }

      @Override
      public void responseHeadersEnd(Call call, Response response) {
        in("responseHeadersEnd");
      }

      @Override
      public void responseBodyEnd(Call call, long byteCount) {
        in("responseBodyEnd");
      }

      @Override
      public void connectionReleased(Call call, Connection connection) {
        in("connectionReleased");
      }

      @Override
      public void callEnd(Call call) {
        in("callEnd");
      }
    };
  }

  @Test
  void connectTimeoutOfTheCallerStaysInForce() {
    List<Integer> seen = new ArrayList<>();
    Interceptor watching =
        chain -> {
          seen.add(chain.connectTimeoutMillis());
          return chain.proceed(chain.request());
        };
    OkHttpClient hurried = client.newBuilder().connectTimeout(Duration.ofMillis(1234)).build();

    Calls.SYNC.rotate(onTheNetwork(hurried, watching));

    assertThat(seen).containsExactly(1234);
  }

  /** At once, or each body a moment behind its head. */
  private void answer(boolean isLate, List<String> answers) {
    server.onRequest(
        answers.stream()
            .map(text -> isLate ? late(text) : RawServer.answering(text))
            .toArray(Script[]::new));
  }

  private static Script late(String answer) {
    int head = answer.isEmpty() ? 0 : answer.indexOf("\r\n\r\n") + 4;
    return c -> {
      c.send(answer.substring(0, head));
      Thread.sleep(50);
      RawServer.answering(answer.substring(head)).play(c);
    };
  }

  private LettermintProjects lettermint(Interceptor interceptor) {
    return Calls.to(server.url(), client.newBuilder().addInterceptor(interceptor).build());
  }

  /** With a timeout that matters. */
  private LettermintProjects hurried(Interceptor interceptor) {
    OkHttpClient one = client.newBuilder().addInterceptor(interceptor).build();
    return Calls.to(server.url(), Duration.ofMillis(300), one);
  }

  private LettermintProjects onTheNetwork(OkHttpClient client, Interceptor interceptor) {
    return Calls.to(server.url(), client.newBuilder().addNetworkInterceptor(interceptor).build());
  }

  /** Unlike a sleep, an interrupt ends it without an exception. */
  private static void pause(int millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  /** What one does with the answer before it hands it on. */
  private interface Deed {
    void with(Response response) throws IOException;
  }

  private static Interceptor doing(Deed deed) {
    return chain -> {
      Response response = chain.proceed(chain.request());
      deed.with(response);
      return response;
    };
  }

  private static Interceptor asking(UnaryOperator<Request> other) {
    return chain -> chain.proceed(other.apply(chain.request()));
  }

  private static Interceptor changing(UnaryOperator<Response> other) {
    return chain -> other.apply(chain.proceed(chain.request()));
  }

  private static Interceptor remaking(UnaryOperator<String> other) {
    return chain -> {
      Response response = chain.proceed(chain.request());
      return with(other.apply(response.body().string()), response);
    };
  }

  private static Response with(String body, Response response) {
    return response.newBuilder().body(ResponseBody.create(body, null)).build();
  }

  private static Response with(Source body, Response response) {
    return response.newBuilder().body(ResponseBody.create(Okio.buffer(body), null, -1)).build();
  }

  private static Response returningTheFirst(Interceptor.Chain chain) throws IOException {
    Response first = chain.proceed(chain.request());
    String body = first.body().string();
    chain.proceed(chain.request());
    return with(body, first);
  }

  private static Response fallingBack(Interceptor.Chain chain) {
    try {
      chain.proceed(chain.request()).close();
    } catch (IOException e) {
      // It falls back.
    }
    return madeUp(200, chain.request());
  }

  private static Response refusing(Interceptor.Chain chain) {
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

  /** As some do that send a call again with a new token. */
  private static Interceptor cloning() {
    AtomicBoolean isClone = new AtomicBoolean();
    return chain ->
        isClone.getAndSet(!isClone.get())
            ? chain.proceed(chain.request())
            : chain.call().clone().execute();
  }

  private static Interceptor behind(Throwable thrown) {
    return doing(
        response -> {
          throw Calls.<RuntimeException>sneaky(thrown);
        });
  }

  private static Source endless(Runnable onRead) {
    return new ForwardingSource(new Buffer()) {
      @Override
      public long read(Buffer sink, long byteCount) {
        onRead.run();
        sink.writeByte(' ');
        return 1;
      }
    };
  }

  /** Its body reads well once, then throws, and throws when closed. */
  private static Response endingBadly(Response response) {
    ForwardingSource source =
        new ForwardingSource(response.body().source()) {
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
    return with(source, response);
  }
}
