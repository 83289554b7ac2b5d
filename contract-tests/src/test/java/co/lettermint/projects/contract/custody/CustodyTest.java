package co.lettermint.projects.contract.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.NotSentException;
import co.lettermint.projects.Outcome;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.RotationException;
import co.lettermint.projects.Secret;
import co.lettermint.projects.TokenNotStoredException;
import co.lettermint.projects.TokenStore;
import co.lettermint.projects.TokenUnreadableException;
import co.lettermint.projects.UnknownOutcomeException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.Call;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Between the wire and the store the token passes through other people's code, which may throw. */
@Timeout(120)
class CustodyTest {
  private static final String TEAM_TOKEN = "lm_team_example_not_a_token";
  private static final String TOKEN = "lm_example_not_a_token";
  private static final String BODY =
      "{\"data\": {\"id\": \"p1\"}, \"new_token\": \"" + TOKEN + "\", \"message\": \"x\"}";

  private final MockWebServer server = new MockWebServer();
  private final OkHttpClient client = new OkHttpClient();
  private final List<String> stored = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    server.setProtocols(List.of(Protocol.HTTP_1_1));
    server.start(InetAddress.getByName("127.0.0.1"), 0);
  }

  @AfterEach
  void close() {
    client.connectionPool().evictAll();
    server.close();
  }

  /** OkHttp throws in the read that delivers the surplus. */
  @Test
  void bodyOverHttp2IsLongerThanItSays() throws IOException {
    try (MockWebServer http2 = new MockWebServer()) {
      http2.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
      http2.start(InetAddress.getByName("127.0.0.1"), 0);
      http2.enqueue(json(BODY).setHeader("Content-Length", "9").build());
      OkHttpClient priorKnowledge =
          client.newBuilder().protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)).build();

      assertArrives(builder(priorKnowledge).baseUrl(http2.url("/v1").toString()).build());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void gzipIsDamagedBehindTheToken(boolean labelled) throws IOException {
    byte[] bytes = gzip(BODY + " ".repeat(10) + noise(40_000));
    for (int i = bytes.length / 2; i < bytes.length / 2 + 64; i++) {
      bytes[i] = 0x55;
    }
    MockResponse.Builder answer = new MockResponse.Builder().body(new Buffer().write(bytes));
    server.enqueue((labelled ? answer.setHeader("Content-Encoding", "gzip") : answer).build());

    Rotation rotation = assertArrives(builder(client).build());

    assertThat(rotation.drift()).anyMatch(d -> d.found().contains("compressed data is damaged"));
  }

  @Test
  void bytesThatOnlyLookLikeGzipAreSearchedAsTheyAre() throws IOException {
    Buffer body = new Buffer().writeByte(0x1f).writeByte(0x8b).writeUtf8(BODY);
    server.enqueue(new MockResponse.Builder().body(body).build());

    assertArrives(builder(client).build());
  }

  @Test
  void gzipMayHaveSeveralMembers() throws IOException {
    Buffer body = new Buffer();
    body.write(gzip(BODY.substring(0, 40))).write(gzip(BODY.substring(40)));
    server.enqueue(new MockResponse.Builder().body(body).build());

    assertThat(assertArrives(builder(client).build()).response().message().value()).isEqualTo("x");
  }

  static Stream<EventListener> throwingListeners() {
    return Stream.of(
        new EventListener() {
          @Override
          public void responseBodyEnd(Call call, long byteCount) {
            throw new IllegalStateException("x");
          }
        },
        new EventListener() {
          @Override
          public void connectionReleased(Call call, okhttp3.Connection connection) {
            throw new AssertionError("x");
          }
        },
        new EventListener() {
          @Override
          public void callEnd(Call call) {
            throw new IllegalStateException("x");
          }
        });
  }

  @ParameterizedTest
  @MethodSource("throwingListeners")
  void listenerThrowsOnceTheBodyWasRead(EventListener listener) {
    for (boolean chunked : new boolean[] {true, false}) {
      server.enqueue((chunked ? json("").chunkedBody(BODY, 16) : json(BODY)).build());

      assertArrives(builder(client.newBuilder().eventListener(listener).build()).build());
    }
  }

  /** No bytes of the answer are there to be read. */
  @Test
  void listenerThrowsBeforeTheBody() {
    EventListener listener =
        new EventListener() {
          @Override
          public void responseHeadersEnd(Call call, Response response) {
            throw new AssertionError("x");
          }
        };
    server.enqueue(json(BODY).build());

    RotationException e = failure(builder(client.newBuilder().eventListener(listener).build()));

    assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void tokenIsStoredBeforeTheRestArrives() {
    server.enqueue(
        json(BODY + " ".repeat(50)).throttleBody(BODY.length(), 2, TimeUnit.SECONDS).build());
    long start = System.nanoTime();
    long[] storedAfter = new long[1];

    builder(client).build().rotateToken("p1", t -> storedAfter[0] = System.nanoTime() - start);

    Duration whole = Duration.ofNanos(System.nanoTime() - start);
    assertThat(Duration.ofNanos(storedAfter[0])).isLessThan(whole.minusMillis(1500));
  }

  @Test
  void timeInTheStoreIsNotTheCalls() {
    server.enqueue(
        json(BODY + " ".repeat(200)).throttleBody(BODY.length(), 1, TimeUnit.SECONDS).build());
    LettermintProjects lettermint = builder(client).timeout(Duration.ofSeconds(4)).build();

    Rotation rotation = lettermint.rotateToken("p1", token -> Thread.sleep(5000));

    assertThat(rotation.drift()).noneMatch(d -> d.expected().equals("the whole body"));
    assertThat(rotation.response().message().value()).isEqualTo("x");
  }

  @Test
  void interruptDoesNotKeepTheTokenFromTheStore() {
    server.enqueue(json(BODY).build());
    OkHttpClient interrupting =
        client
            .newBuilder()
            .addInterceptor(
                chain -> {
                  Response response = chain.proceed(chain.request());
                  String body = response.body().string();
                  Thread.currentThread().interrupt();
                  return response.newBuilder().body(ResponseBody.create(body, null)).build();
                })
            .build();
    boolean[] interrupted = new boolean[1];

    builder(interrupting)
        .build()
        .rotateToken(
            "p1",
            token -> {
              interrupted[0] = Thread.currentThread().isInterrupted();
              stored.add(token.reveal());
            });

    assertThat(Thread.interrupted()).isTrue();
    assertThat(interrupted[0]).isFalse();
    assertThat(stored).containsExactly(TOKEN);
  }

  static Stream<Interceptor> losingInterceptors() {
    return Stream.of(
        chain -> {
          chain.proceed(chain.request()).close();
          throw new IOException("closed unread");
        },
        chain -> {
          chain.proceed(chain.request()).body().source().readByte();
          throw new IllegalStateException("read in part");
        },
        chain -> {
          Response response = chain.proceed(chain.request());
          response.body().string();
          return response.newBuilder().body(ResponseBody.create("", null)).build();
        },
        chain -> {
          Response response = chain.proceed(chain.request());
          return response.newBuilder().code(500).body(ResponseBody.create("", null)).build();
        },
        chain -> {
          Response response = chain.proceed(chain.request());
          return response.newBuilder().code(404).build();
        },
        chain -> chain.proceed(chain.request().newBuilder().tag(null).build()),
        chain -> {
          chain.proceed(chain.request());
          return null;
        });
  }

  @ParameterizedTest
  @MethodSource("losingInterceptors")
  void interceptorLosesTheAnswer(Interceptor interceptor) {
    server.enqueue(json(BODY).build());
    OkHttpClient losing = client.newBuilder().addInterceptor(interceptor).build();

    assertArrives(builder(losing).build());

    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  /** What is behind the first megabytes is not kept, but it is searched on its way. */
  @Test
  void interceptorLosesALongAnswer() {
    server.enqueue(json(" ".repeat(6_000_000) + BODY).build());
    OkHttpClient losing =
        client
            .newBuilder()
            .addInterceptor(
                chain -> {
                  chain.proceed(chain.request()).close();
                  throw new IOException("closed unread");
                })
            .build();

    assertArrives(builder(losing).build());
  }

  static Stream<Throwable> throwables() {
    return Stream.of(new IOException("x"), new IllegalStateException("x"), new AssertionError("x"));
  }

  /** OkHttp closes the connection behind the exception, and the body is still on its way. */
  @ParameterizedTest
  @MethodSource("throwables")
  void interceptorThrowsBeforeTheBodyWasRead(Throwable thrown) {
    Interceptor throwing =
        chain -> {
          chain.proceed(chain.request());
          throw CustodyTest.<RuntimeException>sneaky(thrown);
        };
    for (OkHttpClient.Builder broken :
        List.of(
            client.newBuilder().addInterceptor(throwing),
            client.newBuilder().addNetworkInterceptor(throwing))) {
      server.enqueue(json(BODY).bodyDelay(300, TimeUnit.MILLISECONDS).build());

      assertArrives(builder(broken.build()).build());
    }
  }

  @Test
  void interceptorCannotNameAnotherHost() throws InterruptedException {
    Interceptor renaming =
        chain -> chain.proceed(chain.request().newBuilder().header("Host", "evil.example").build());
    server.enqueue(json(BODY).build());

    assertArrives(builder(client.newBuilder().addInterceptor(renaming).build()).build());

    assertThat(server.takeRequest().getHeaders().get("Host")).doesNotContain("evil");
  }

  @Test
  void tokenInAnotherFieldIsNotShown() {
    server.enqueue(json(BODY.replace("\"p1\"", "\"" + TOKEN + "\"")).build());

    assertThat(assertArrives(builder(client).build()).toString()).doesNotContain(TOKEN);
  }

  @Test
  void interceptorDecryptsTheBody() {
    server.enqueue(json("nothing to be seen").build());
    Interceptor decrypting =
        chain -> {
          Response response = chain.proceed(chain.request());
          response.body().string();
          return response.newBuilder().body(ResponseBody.create(BODY, null)).build();
        };

    assertArrives(builder(client.newBuilder().addInterceptor(decrypting).build()).build());
  }

  @Test
  void interceptorMasksTheToken() {
    server.enqueue(json(BODY).build());
    Interceptor masking =
        chain -> {
          Response response = chain.proceed(chain.request());
          String masked = response.body().string().replace(TOKEN, "***");
          return response.newBuilder().body(ResponseBody.create(masked, null)).build();
        };

    assertArrives(builder(client.newBuilder().addInterceptor(masking).build()).build());
  }

  @Test
  void newestOfSeveralAnswersCounts() {
    server.enqueue(json(BODY.replace(TOKEN, "lm_first_fake")).build());
    server.enqueue(json(BODY).build());

    assertArrives(builder(repeating()).build());
  }

  @Test
  void refusalOfASecondRequestLeavesTheFirstToken() {
    server.enqueue(json(BODY).build());
    server.enqueue(json("{}").code(429).build());

    assertArrives(builder(repeating()).build());
  }

  @Test
  void secondRequestWithoutAnAnswerIsADrift() {
    server.enqueue(json(BODY).build());
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());

    Rotation rotation = assertArrives(builder(repeating()).build());

    assertThat(rotation.drift()).anyMatch(d -> d.expected().equals("one request"));
  }

  @Test
  void statusOfAnEarlierRequestDoesNotStandForALaterOne() {
    server.enqueue(json("{}").code(404).build());
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());

    RotationException e = failure(builder(repeating()));

    assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(((UnknownOutcomeException) e).status()).isNull();
  }

  @Test
  void teamTokenIsNotSentToAnotherOrigin() throws IOException {
    try (MockWebServer other = new MockWebServer()) {
      other.start(InetAddress.getByName("127.0.0.1"), 0);
      HttpUrl elsewhere = other.url("/v1/projects/p1/rotate-token");
      Interceptor rewriting =
          chain -> chain.proceed(chain.request().newBuilder().url(elsewhere).build());

      RotationException e = failure(builder(client.newBuilder().addInterceptor(rewriting).build()));

      assertThat(e).isInstanceOf(NotSentException.class).hasMessageContaining("another origin");
      assertThat(other.getRequestCount() + server.getRequestCount()).isZero();
    }
  }

  @Test
  void noInterceptorSeesTheTeamToken() throws InterruptedException {
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
    server.enqueue(json(BODY).build());

    assertArrives(
        builder(
                client
                    .newBuilder()
                    .addInterceptor(watching)
                    .addNetworkInterceptor(watching)
                    .build())
            .build());

    assertThat(seen.toString()).doesNotContain(TEAM_TOKEN);
    assertThat(server.takeRequest().getHeaders().get("Authorization"))
        .isEqualTo("Bearer " + TEAM_TOKEN);
  }

  @Test
  void interceptorThatAnswersWithoutSendingMayHaveSentByOtherMeans() {
    Interceptor throwing =
        chain -> {
          throw new IOException("x");
        };

    RotationException e = failure(builder(client.newBuilder().addInterceptor(throwing).build()));

    assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void interceptorThatPassesAConnectFailureOnHasSentNothing() {
    Interceptor wrapping =
        chain -> {
          try {
            return chain.proceed(chain.request());
          } catch (IOException e) {
            throw new IllegalStateException("wrapped", e);
          }
        };
    LettermintProjects.Builder builder =
        builder(client.newBuilder().addInterceptor(wrapping).build()).baseUrl("http://127.0.0.1:1");

    assertThat(failure(builder).outcome()).isEqualTo(Outcome.NOT_SENT);
  }

  @Test
  void storeThatIsNotReadyKeepsTheOldToken() {
    TokenStore full =
        new TokenStore() {
          @Override
          public void prepare() throws Exception {
            throw new Exception("the disk is full");
          }

          @Override
          public void store(Secret token) {
            stored.add(token.reveal());
          }
        };
    LettermintProjects lettermint = builder(client).build();

    assertThatThrownBy(() -> lettermint.rotateToken("p1", full))
        .isInstanceOf(NotSentException.class)
        .hasMessageContaining("the store is not ready")
        .hasRootCauseMessage("the disk is full");
    assertThat(lettermint.rotateTokenAsync("p1", full)).isCompletedExceptionally();
    assertThat(server.getRequestCount()).isZero();
    assertThat(stored).isEmpty();
  }

  @Test
  void nullStoreIsRefusedBeforeAnythingIsSent() {
    LettermintProjects lettermint = builder(client).build();

    assertThatThrownBy(() -> lettermint.rotateToken("p1", null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> lettermint.rotateTokenAsync("p1", null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void asyncFormStoresAsWell() {
    server.enqueue(json(BODY).build());

    builder(client).build().rotateTokenAsync("p1", token -> stored.add(token.reveal())).join();

    assertThat(stored).containsExactly(TOKEN);
  }

  static Stream<Throwable> hostileExceptions() {
    Throwable deep = new IOException("x");
    for (int i = 0; i < 60_000; i++) {
      deep = new IOException("x", deep);
    }
    return Stream.of(
        deep,
        new IllegalStateException("quotes " + TOKEN),
        new IllegalStateException("x", new IOException("quotes " + TOKEN)),
        new IllegalStateException() {
          private static final long serialVersionUID = 1;

          @Override
          public String toString() {
            throw new IllegalStateException("unprintable");
          }
        },
        new OutOfMemoryError("x"));
  }

  @ParameterizedTest
  @MethodSource("hostileExceptions")
  void exceptionOfTheStoreIsPrintableAndShowsNothing(Throwable thrown) {
    server.enqueue(json(BODY).build());
    LettermintProjects lettermint = builder(client).build();

    TokenNotStoredException e =
        catchThrowableOfType(
            TokenNotStoredException.class,
            () ->
                lettermint.rotateToken(
                    "p1",
                    token -> {
                      throw CustodyTest.<RuntimeException>sneaky(thrown);
                    }));

    assertThat(e.newToken().reveal()).isEqualTo(TOKEN);
    assertThat(printed(e)).doesNotContain(TOKEN).contains(thrown.getClass().getName());
  }

  @ParameterizedTest
  @MethodSource("hostileExceptions")
  void exceptionOfAnInterceptorIsPrintableAndShowsNothing(Throwable thrown) {
    Interceptor throwing =
        chain -> {
          throw CustodyTest.<RuntimeException>sneaky(thrown);
        };

    RotationException e = failure(builder(client.newBuilder().addInterceptor(throwing).build()));

    assertThat(printed(e)).doesNotContain(TOKEN).contains(thrown.getClass().getName());
  }

  @Test
  void errorOfAnExecutorFailsTheFuture() {
    Dispatcher dispatcher =
        new Dispatcher(
            new java.util.concurrent.ThreadPoolExecutor(
                1, 1, 1, TimeUnit.SECONDS, new java.util.concurrent.LinkedBlockingQueue<>()) {
              @Override
              public void execute(Runnable task) {
                throw new AssertionError("x");
              }
            });
    OkHttpClient broken = client.newBuilder().dispatcher(dispatcher).build();

    CompletableFuture<Rotation> future = builder(broken).build().rotateTokenAsync("p1");

    assertThatThrownBy(future::join).hasCauseInstanceOf(NotSentException.class);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void malformedAnswerIsNeverQuoted() throws IOException {
    server.enqueue(json(BODY).status("HTTP/1.1 tweehonderd sesame").build());

    RotationException e = failure(builder(client));

    assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(printed(e)).doesNotContain("sesame");
  }

  @Test
  void textThatForgesALogLineIsEscaped() {
    String evil = "a\u202eb\u2028c\u0085d\ue000";
    server.enqueue(json(BODY.replace("\"x\"", "\"" + evil + "\"")).build());
    Rotation rotation = builder(client).build().rotateToken("p1");
    server.enqueue(
        json("{\"error\": \"" + evil + "\", \"message\": \"" + evil + "\"}").code(403).build());
    RotationException refused = failure(builder(client));

    for (Object shown :
        List.of(
            rotation,
            rotation.drift(),
            rotation.response(),
            rotation.response().message(),
            refused)) {
      assertThat(shown.toString().codePoints())
          .noneMatch(c -> Character.getType(c) == Character.FORMAT || c == 0x2028 || c == 0x85);
    }
    assertThat(rotation.response().message().value()).isEqualTo(evil);
  }

  @Test
  void tokenThatTheServerRepeatsIsNotShown() {
    String repeated = BODY.replace("\"x\"", "\"It is now " + TOKEN + "\"");
    server.enqueue(json(repeated).build());

    Rotation rotation = builder(client).build().rotateToken("p1");

    assertThat(rotation + " " + rotation.response() + " " + rotation.drift()).doesNotContain(TOKEN);
  }

  @Test
  void tokenInAFieldOfTheProjectIsNotShown() {
    for (String token : List.of(TOKEN, TEAM_TOKEN)) {
      server.enqueue(json(BODY.replace("p1", "was " + token)).build());

      Rotation rotation = builder(client).build().rotateToken("p1");

      assertThat(rotation.project().id()).contains(token);
      assertThat(rotation.project().toString()).doesNotContain(token).contains("was [redacted]");
    }
  }

  @Test
  void tokenWithBytesThatAreNotUtf8IsHandedOverWithADrift() {
    Buffer body =
        new Buffer().writeUtf8("{\"new_token\": \"lm_a").writeByte(0xff).writeUtf8("b\"}");
    server.enqueue(new MockResponse.Builder().body(body).build());

    Rotation rotation = builder(client).build().rotateToken("p1");

    assertThat(rotation.newToken().reveal()).isEqualTo("lm_a\ufffdb");
    assertThat(rotation.drift()).anyMatch(d -> d.expected().equals("UTF-8"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"LM_team_x", " lm_x", "lm%5Fx", "Bearer lm_x", "\uff4c\uff4d_x", "l\u200bm_x"})
  void idThatLooksLikeATokenIsRefused(String id) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> builder(client).build().rotateToken(id));
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void generatedInterfaceGetsNoNullForAnEmptyAnswer() throws IOException {
    server.enqueue(json("{}").build());
    LettermintProjects lettermint = builder(client).build();

    assertThatThrownBy(() -> lettermint.api().rotateToken("p1").execute())
        .isInstanceOf(TokenUnreadableException.class);
  }

  @Test
  void connectTimeoutOfTheCallerStaysInForce() {
    OkHttpClient hurried = client.newBuilder().connectTimeout(Duration.ofMillis(1234)).build();
    int[] seen = new int[1];
    OkHttpClient watched =
        hurried
            .newBuilder()
            .addNetworkInterceptor(
                chain -> {
                  seen[0] = chain.connectTimeoutMillis();
                  return chain.proceed(chain.request());
                })
            .build();
    server.enqueue(json(BODY).build());

    assertArrives(builder(watched).build());

    assertThat(seen[0]).isEqualTo(1234);
  }

  private Rotation assertArrives(LettermintProjects lettermint) {
    stored.clear();

    Rotation rotation = lettermint.rotateToken("p1", token -> stored.add(token.reveal()));

    assertThat(stored).containsExactly(TOKEN);
    assertThat(rotation.newToken().reveal()).isEqualTo(TOKEN);
    return rotation;
  }

  private RotationException failure(LettermintProjects.Builder builder) {
    return catchThrowableOfType(
        RotationException.class, () -> builder.build().rotateToken("p1", t -> stored.add("x")));
  }

  private OkHttpClient repeating() {
    return client
        .newBuilder()
        .addInterceptor(
            chain -> {
              chain.proceed(chain.request()).close();
              return chain.proceed(chain.request());
            })
        .build();
  }

  private LettermintProjects.Builder builder(OkHttpClient shared) {
    return LettermintProjects.builder()
        .teamToken(TEAM_TOKEN)
        .baseUrl(server.url("/v1").toString())
        .timeout(Duration.ofSeconds(30))
        .httpClient(shared);
  }

  private static MockResponse.Builder json(String body) {
    return new MockResponse.Builder().body(body).setHeader("Content-Type", "application/json");
  }

  private static byte[] gzip(String text) throws IOException {
    Buffer bytes = new Buffer();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes.outputStream())) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.readByteArray();
  }

  /** Text that does not compress to nothing. */
  private static String noise(int length) {
    return new java.util.Random(7)
        .ints(length, 'a', 'z')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String printed(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T sneaky(Throwable e) throws T {
    throw (T) e;
  }
}
