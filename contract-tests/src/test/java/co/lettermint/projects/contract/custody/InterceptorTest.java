package co.lettermint.projects.contract.custody;

import static co.lettermint.projects.contract.Answers.BODY;
import static co.lettermint.projects.contract.Answers.NEW_TOKEN;
import static co.lettermint.projects.contract.Answers.ROTATED;
import static co.lettermint.projects.contract.Answers.TEAM_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.RotationException;
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
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Interceptors of the caller's that throw, lose, repeat and make things up, and listeners. */
class InterceptorTest {
  private static final String NONE = Answers.json("200 OK", "nothing to be seen");

  /** What one does, and {@code interceptors.csv} says what becomes of it. */
  private enum Does {
    CLOSE_IT(InterceptorTest::closing),
    READ_A_BYTE(InterceptorTest::readingAByte),
    READ_IT_AND_PASS_NONE_ON(remaking(body -> "")),
    MASK_THE_TOKEN(remaking(body -> body.replace(NEW_TOKEN, "***"))),
    MAKE_IT_A_500(changing(it -> it.newBuilder().code(500).build())),
    MAKE_IT_A_404(changing(it -> it.newBuilder().code(404).build())),
    RETURN_NULL(changing(it -> null)),
    TAKE_THE_TAG_OFF(asking(it -> it.newBuilder().tag(null).build())),
    NAME_ANOTHER_HOST(asking(it -> it.newBuilder().header("Host", "evil.example").build())),
    MAKE_A_BODY_THAT_THROWS(changing(InterceptorTest::endingBadly)),
    THROW_AN_IO_EXCEPTION(behind(new IOException("x"))),
    THROW_A_RUNTIME_EXCEPTION(behind(new IllegalStateException("x"))),
    THROW_AN_ERROR(behind(new AssertionError("x"))),
    THROW_AN_IO_EXCEPTION_BEFORE(Calls.throwing(new IOException("x"))),
    THROW_A_RUNTIME_EXCEPTION_BEFORE(Calls.throwing(new IllegalStateException("x"))),
    THROW_AN_ERROR_BEFORE(Calls.throwing(new AssertionError("x"))),
    THROW_AN_UNPRINTABLE_BEFORE(Calls.throwing(new Unprintable())),
    REPEAT(InterceptorTest::repeating),
    SEND_A_CLONE(cloning()),
    RETURN_THE_OLDER(InterceptorTest::returningTheFirst),
    DECRYPT_IT(remaking(body -> BODY)),
    MAKE_A_REFUSAL_UP(InterceptorTest::refusing),
    FALL_BACK(InterceptorTest::fallingBack);

    private final Interceptor interceptor;

    Does(Interceptor interceptor) {
      this.interceptor = interceptor;
    }
  }

  @AutoClose private final RawServer server = new RawServer();
  private final OkHttpClient client = new OkHttpClient();

  /** OkHttp closes the connection behind an exception, and the body may still be on its way. */
  @ParameterizedTest
  @CsvFileSource(resources = "interceptors.csv", delimiter = '|')
  void truthIsTold(Does does, @Nullable String listed, String truth) {
    String[] answers = listed == null ? new String[0] : listed.split(", ");
    for (boolean isLate : new boolean[] {false, true}) {
      answer(isLate, answers);

      assertThat(end(lettermint(does.interceptor))).isEqualTo(truth);

      assertThat(server.requests())
          .hasSize(answers.length)
          .allMatch(head -> head.contains("Host: 127.0.0.1:" + server.port()))
          .allMatch(head -> head.contains("Authorization: Bearer " + TEAM_TOKEN + "\r\n"));
      assertThat(server.awaitHangUp(client)).as("no connection is left").isTrue();
    }
  }

  /** What a caller is told of the token, and by drifts of the answer as a whole. */
  private static String end(LettermintProjects lettermint) {
    try {
      return Calls.SYNC.rotate(lettermint).drift().stream()
          .filter(drift -> drift.path().equals("$"))
          .map(drift -> ", $ / " + drift.expected() + " / " + drift.found())
          .collect(Collectors.joining("", "token", ""));
    } catch (RotationException e) {
      return Calls.truth(e);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"THROW_AN_IO_EXCEPTION", "THROW_A_RUNTIME_EXCEPTION", "THROW_AN_ERROR"})
  void tokenArrivesThoughOneOnTheNetworkThrows(Does does) {
    for (boolean isLate : new boolean[] {false, true}) {
      answer(isLate, "rotated");

      Calls.SYNC.rotate(onTheNetwork(client, does.interceptor));
    }
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
    Calls.SYNC.rotate(hurried(client.newBuilder().addNetworkInterceptor(doing(it -> pause(500)))));
    Calls.SYNC.rotate(lettermint(interrupting));

    assertThat(Thread.interrupted()).isTrue();
  }

  /** A machine that slept over the limit has a moment for what is there. Some are too slow. */
  @Test
  void answerThatComesAMomentLateIsRead() {
    LettermintProjects hurried = hurried(client.newBuilder());
    server.onRequest(
        c -> {
          pause(340);
          RawServer.answering(ROTATED).play(c);
        });

    Stream<String> ends = Stream.generate(() -> Calls.SYNC.end(hurried)).limit(10);
    assertThat(ends.anyMatch("token"::equals)).isTrue();
  }

  static Stream<Supplier<Source>> waits() {
    return Stream.of(() -> new Pipe(1).source(), () -> endless(() -> pause(10)));
  }

  @ParameterizedTest
  @MethodSource("waits")
  void timeoutIsThatOfBodiesFromElsewhereToo(Supplier<Source> body) {
    LettermintProjects lettermint =
        hurried(chain -> with(body.get(), madeUp(200, chain.request())));
    LettermintProjects refusing = hurried(chain -> with(body.get(), refusing(chain)));
    server.answer("");
    Instant start = Instant.now();

    assertThat(Calls.SYNC.failure(lettermint)).hasMessageContaining("not the API's JSON");
    assertThat(Calls.SYNC.end(refusing)).isEqualTo("UNKNOWN 404");
    assertThat(catchThrowable(() -> lettermint.api().rotateToken("p1").execute())).isNotNull();
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

  /** One that only throws may have sent the request by other means. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "THROW_.*_BEFORE")
  void oneOnTheNetworkThatThrowsFirstLeavesTheOutcomeUnknown(Does does) {
    assertThat(Calls.SYNC.end(onTheNetwork(client, does.interceptor))).isEqualTo("UNKNOWN");
    assertThat(server.requests()).isEmpty();
  }

  /** More than OkHttp reads along with the head, so that it must read on. */
  @Test
  void tokenArrivesThoughAListenerThrowsAtTheFirstRead() {
    server.answer(Answers.json("200 OK", " ".repeat(30_000) + BODY));

    for (Throwable thrown : List.of(new IllegalStateException("x"), new Unprintable())) {
      EventListener listener = throwing(thrown, "responseBodyStart");
      OkHttpClient listenedTo = new OkHttpClient.Builder().eventListener(listener).build();

      Calls.SYNC.rotate(Calls.to(server.url(), listenedTo));
    }
  }

  /** Its parts can only be asked for in vain. */
  private static final class Unprintable extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw this;
    }

    @Override
    public Throwable getCause() {
      throw this;
    }
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

  /** Closing what is not read to its end calls the one, and cancelling the call the other. */
  @Test
  void refusalIsToldThoughAListenerThrowsWhenItIsClosed() {
    EventListener listener = throwing(new AssertionError("x"), "responseBodyEnd canceled");
    OkHttpClient listenedTo = new OkHttpClient.Builder().eventListener(listener).build();
    server.answer(Answers.of("404 No", "X: x", " ".repeat(1_000_000)));

    assertThat(Calls.SYNC.end(Calls.to(server.url(), listenedTo))).isEqualTo("REFUSED 404");
  }

  private static EventListener throwing(Throwable thrown, String callbacks) {
    return new EventListener() {
      private void in(String name) {
        if (callbacks.contains(name)) {
          throw Calls.<RuntimeException>sneaky(thrown);
        }
      }

      @Override
      public void responseHeadersEnd(Call call, Response response) {
        in("responseHeadersEnd");
      }

      @Override
      public void responseBodyStart(Call call) {
        in("responseBodyStart");
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
      public void canceled(Call call) {
        in("canceled");
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
  private void answer(boolean isLate, String... answers) {
    server.onRequest(
        Stream.of(answers)
            .map(InterceptorTest::named)
            .map(text -> isLate ? late(text) : RawServer.answering(text))
            .toArray(Script[]::new));
  }

  private static String named(String answer) {
    return switch (answer) {
      case "rotated" -> ROTATED;
      case "older" -> ROTATED.replace(NEW_TOKEN, "lm_example_is_no_token");
      case "none" -> NONE;
      case "long" -> Answers.json("200 OK", " ".repeat(6_000_000) + BODY);
      case "closed" -> "";
      default -> Answers.of(answer, "X: x", BODY); // a status
    };
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
    return hurried(client.newBuilder().addInterceptor(interceptor));
  }

  private LettermintProjects hurried(OkHttpClient.Builder one) {
    return Calls.to(server.url(), Duration.ofMillis(300), one.build());
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

  private static Response closing(Interceptor.Chain chain) throws IOException {
    chain.proceed(chain.request()).close();
    throw new IOException("x");
  }

  private static Response readingAByte(Interceptor.Chain chain) throws IOException {
    chain.proceed(chain.request()).body().source().readByte();
    throw new IllegalStateException("x");
  }

  private static Response repeating(Interceptor.Chain chain) throws IOException {
    chain.proceed(chain.request()).close();
    return chain.proceed(chain.request());
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
