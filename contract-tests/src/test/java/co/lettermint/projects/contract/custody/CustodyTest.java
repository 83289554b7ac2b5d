package co.lettermint.projects.contract.custody;

import static co.lettermint.projects.contract.Answers.BODY;
import static co.lettermint.projects.contract.Answers.NEW_TOKEN;
import static co.lettermint.projects.contract.custody.InterceptorTest.assertArrives;
import static co.lettermint.projects.contract.custody.InterceptorTest.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import co.lettermint.projects.Drift;
import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.NotSentException;
import co.lettermint.projects.Outcome;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.RotationException;
import co.lettermint.projects.Secret;
import co.lettermint.projects.TokenNotStoredException;
import co.lettermint.projects.TokenStore;
import co.lettermint.projects.TokenUnreadableException;
import co.lettermint.projects.contract.Answers;
import co.lettermint.projects.contract.DocumentedBody;
import co.lettermint.projects.contract.RawServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okio.Buffer;
import okio.ByteString;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Between the wire and the store the token passes through other people's code, which may throw. */
@Timeout(120)
class CustodyTest {
  private static final int BOUND = 16 * 1024 * 1024;
  private static final String PLAIN = "Content-Type: application/json";
  private static final String GZIP = PLAIN + "\r\nContent-Encoding: gzip";

  @RegisterExtension private final RawServer server = new RawServer();
  private final LettermintProjects lettermint = builder(new OkHttpClient()).build();
  private final List<String> stored = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html; charset=iso-8859-1",
        "application/problem+json",
        "application/octet-stream",
        "application/json; charset=utf-16",
        "application/json; charset=none",
        ";;;",
        "",
      })
  void contentTypeSaysNothing(String contentType) {
    server.answer(Answers.of("200 OK", "Content-Type: " + contentType, DocumentedBody.JSON));

    assertThat(assertArrives(lettermint).drift()).isEmpty();
  }

  @Test
  void bodyMayComeInSmallChunks() {
    StringBuilder chunks = new StringBuilder();
    for (int at = 0; at < DocumentedBody.JSON.length(); at += 7) {
      String chunk =
          DocumentedBody.JSON.substring(at, Math.min(at + 7, DocumentedBody.JSON.length()));
      chunks.append(chunk.length()).append("\r\n").append(chunk).append("\r\n");
    }
    server.answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + "0\r\n\r\n");

    assertThat(assertArrives(lettermint).drift()).isEmpty();
  }

  /** Though the client asks for none; and if an interceptor does ask, OkHttp leaves it as it is. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void bodyMayBeCompressed(boolean isAskedFor) {
    OkHttpClient asking =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain ->
                    chain.proceed(
                        chain.request().newBuilder().header("Accept-Encoding", "gzip").build()))
            .build();
    answer(GZIP, Answers.gzip(DocumentedBody.JSON));

    Rotation rotation = assertArrives(isAskedFor ? builder(asking).build() : lettermint);

    assertThat(rotation.drift()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAIN, GZIP})
  void gzipMayBeDamagedBehindTheToken(String header) {
    byte[] bytes = Answers.gzip(BODY + " ".repeat(10) + noise(40_000)).toByteArray();
    for (int i = bytes.length / 2; i < bytes.length / 2 + 64; i++) {
      bytes[i] = 0x55;
    }
    answer(header, ByteString.of(bytes));

    Rotation rotation = assertArrives(lettermint);

    assertThat(rotation.drift()).anyMatch(d -> d.found().contains("compressed data is damaged"));
  }

  @Test
  void bytesThatOnlyLookLikeGzipAreSearchedAsTheyAre() {
    answer(PLAIN, new Buffer().writeByte(0x1f).writeByte(0x8b).writeUtf8(BODY).readByteString());

    assertArrives(lettermint);
  }

  @Test
  void bombIsCutOffBehindTheToken() {
    String head = DocumentedBody.JSON.substring(0, DocumentedBody.endOfToken());
    answer(GZIP, Answers.gzip(head, " ".repeat(BOUND / 256), 512));

    assertThat(assertArrives(lettermint).drift())
        .contains(
            new Drift("$", "the whole body", "only the first " + BOUND + " bytes were searched"));
  }

  @Test
  void bombBeforeTheTokenIsUnreadable() {
    answer(GZIP, Answers.gzip("", " ".repeat(BOUND / 256), 512));

    TokenUnreadableException e = (TokenUnreadableException) failure(lettermint);

    assertThat(e).hasMessageContaining("only the first " + BOUND + " bytes were searched");
    assertThat(e.body().reveal()).hasSize(BOUND / 4);
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
          public void connectionReleased(Call call, Connection connection) {
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
    String chunks = "%x\r\n%s\r\n0\r\n\r\n".formatted(BODY.length(), BODY);
    server.answer(
        Answers.ROTATED, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks);

    assertArrives(builder(listenedToBy(listener)).build());
    assertArrives(builder(listenedToBy(listener)).build());
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

    RotationException e = failure(builder(listenedToBy(listener)).build());

    assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN);
  }

  /** The rest comes once the token is stored, and the time in the store is not the call's. */
  @Test
  void tokenIsStoredBeforeTheRestArrives() {
    CountDownLatch isStored = new CountDownLatch(1);
    server.onRequest(
        c -> {
          c.send(Answers.of("200 OK", PLAIN, BODY + " ".repeat(50)).replaceFirst(" +$", ""));
          isStored.await();
          c.send(" ".repeat(50));
        });
    LettermintProjects hurried = builder(new OkHttpClient()).timeout(Duration.ofSeconds(2)).build();

    Rotation rotation =
        hurried.rotateToken(
            "p1",
            token -> {
              Thread.sleep(2200);
              isStored.countDown();
            });

    assertThat(rotation.drift()).noneMatch(drift -> drift.expected().equals("the whole body"));
    assertThat(rotation.response().message()).isNotNull();
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

    assertThatThrownBy(() -> lettermint.rotateToken("p1", full))
        .isInstanceOf(NotSentException.class)
        .hasMessageContaining("the store is not ready")
        .hasRootCauseMessage("the disk is full");
    assertThat(lettermint.rotateTokenAsync("p1", full)).isCompletedExceptionally();
    assertThat(server.requests()).isEmpty();
    assertThat(stored).isEmpty();
  }

  @Test
  void asyncFormStoresAsWell() {
    lettermint.rotateTokenAsync("p1", token -> stored.add(token.reveal())).join();

    assertThat(stored).containsExactly(NEW_TOKEN);
  }

  static Stream<Throwable> hostileExceptions() {
    Throwable deep = new IOException("x");
    for (int i = 0; i < 60_000; i++) {
      deep = new IOException("x", deep);
    }
    return Stream.of(
        deep,
        new IllegalStateException("quotes " + NEW_TOKEN),
        new IllegalStateException("x", new IOException("quotes " + NEW_TOKEN)),
        new IllegalStateException("quotes " + NEW_TOKEN) {
          private static final long serialVersionUID = 1;

          @Override
          public String toString() {
            return "harmless";
          }
        },
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
  void exceptionOfAStoreOrAnInterceptorIsPrintableAndShowsNothing(Throwable thrown) {
    OkHttpClient throwing =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  throw InterceptorTest.<RuntimeException>sneaky(thrown);
                })
            .build();

    TokenNotStoredException notStored =
        catchThrowableOfType(
            TokenNotStoredException.class,
            () ->
                lettermint.rotateToken(
                    "p1",
                    token -> {
                      throw InterceptorTest.<RuntimeException>sneaky(thrown);
                    }));
    RotationException failure = failure(builder(throwing).build());

    assertThat(notStored.newToken().reveal()).isEqualTo(NEW_TOKEN);
    for (Throwable e : List.of(notStored, failure)) {
      assertThat(Throwables.getStackTrace(e))
          .doesNotContain(NEW_TOKEN)
          .contains(thrown.getClass().getName());
    }
  }

  @Test
  void malformedAnswerIsNeverQuoted() {
    server.answer(Answers.ROTATED.replace("200 OK", "tweehonderd sesame"));

    RotationException e = failure(lettermint);

    assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(Throwables.getStackTrace(e)).doesNotContain("sesame");
  }

  @Test
  void textThatForgesALogLineIsEscaped() {
    String evil = "a\u202eb\u2028c\u0085d\ue000";
    String refusal = "{\"error\": \"%1$s\", \"message\": \"%1$s\"}".formatted(evil);
    answer(PLAIN, ByteString.encodeUtf8(BODY.replaceFirst("API [^\"]*", evil)));
    Rotation rotation = lettermint.rotateToken("p1");
    server.answer(Answers.json("403 No", refusal));
    RotationException refused = failure(lettermint);

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
  void tokenWithBytesThatAreNotUtf8IsHandedOverWithADrift() {
    Buffer body =
        new Buffer().writeUtf8("{\"new_token\": \"lm_a").writeByte(0xff).writeUtf8("b\"}");
    answer(PLAIN, body.readByteString());

    Rotation rotation = lettermint.rotateToken("p1");

    assertThat(rotation.newToken().reveal()).isEqualTo("lm_a\ufffdb");
    assertThat(rotation.drift()).anyMatch(d -> d.expected().equals("UTF-8"));
  }

  @Test
  void generatedInterfaceGetsNoNullForAnEmptyAnswer() {
    server.answer(Answers.json("200 OK", "{}"));

    assertThatThrownBy(() -> lettermint.api().rotateToken("p1").execute())
        .isInstanceOf(TokenUnreadableException.class);
  }

  private void answer(String header, ByteString body) {
    server.onRequest(c -> c.send(Answers.of("200 OK", header, body)));
  }

  private LettermintProjects.Builder builder(OkHttpClient client) {
    return LettermintProjects.builder()
        .teamToken(Answers.TEAM_TOKEN)
        .baseUrl(server.url())
        .httpClient(client);
  }

  private static OkHttpClient listenedToBy(EventListener listener) {
    return new OkHttpClient.Builder().eventListener(listener).build();
  }

  /** Text that does not compress to nothing. */
  private static String noise(int length) {
    return new Random(7)
        .ints(length, 'a', 'z')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
