package co.lettermint.projects.contract.custody;

import static co.lettermint.projects.contract.Answers.BODY;
import static co.lettermint.projects.contract.DocumentedBody.JSON;
import static co.lettermint.projects.contract.DocumentedBody.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
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
import co.lettermint.projects.api.ProjectsApi;
import co.lettermint.projects.contract.Answers;
import co.lettermint.projects.contract.Calls;
import co.lettermint.projects.contract.CannedApi;
import co.lettermint.projects.contract.DocumentedBody;
import co.lettermint.projects.contract.RawServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.assertj.core.util.Throwables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The callback that stores the token before anything else can go wrong. */
class StoreTest {
  @AutoClose private final RawServer server = new RawServer();
  private final LettermintProjects lettermint = Calls.to(server.url(), new OkHttpClient());
  private final List<String> events = new ArrayList<>();
  private final CannedApi api = new CannedApi(drift -> events.add("drift"));

  /** A token of another form is a drift. */
  @ParameterizedTest
  @ValueSource(strings = {TOKEN, "secret"})
  void tokenIsStoredOnceAndBeforeTheRestIsDecoded(String token) {
    String body = token.equals(TOKEN) ? JSON.replaceFirst("true", "7") : JSON.replace(TOKEN, token);

    Rotation rotation = api.rotate(body, it -> events.add("stored " + it.reveal()));

    assertThat(events).containsExactly("stored " + token, "drift");
    assertThat(rotation.newToken().reveal()).isEqualTo(token);
  }

  /** They have no store, and the same custody. */
  @Test
  void callersOfTheGeneratedInterfaceGetTheTokenAndSeeItNowhere() throws IOException {
    String body = "{\"new_token\": \"no usual form\", \"message\": \"no usual form\"}";
    List<Drift> drifts = new ArrayList<>();
    CannedApi api = new CannedApi(drifts::add);

    assertThat(generated(api, body)).isEqualTo("no usual form");
    assertThat(drifts).hasSizeGreaterThan(1).noneMatch(it -> it.found().contains("usual"));
    assertThat(generated(api, "[1 2 " + DocumentedBody.member())).isEqualTo(TOKEN);
    assertThatThrownBy(() -> generated(api, "{}")).isInstanceOf(TokenUnreadableException.class);
  }

  private static String generated(CannedApi api, String body) throws IOException {
    ProjectsApi generated = api.answering(CannedApi.answer(body)).api();
    return generated.rotateToken("p1").execute().body().newToken().reveal();
  }

  /** The rest comes once the token is stored, and the time in the store is not the call's. */
  @Test
  void tokenIsStoredBeforeTheRestArrives() {
    CountDownLatch isStored = new CountDownLatch(1);
    String rest = " ".repeat(50);
    server.onRequest(
        c -> {
          c.send(Answers.json("200 OK", BODY + rest).replaceFirst(" +$", ""));
          isStored.await();
          Thread.sleep(300); // more than the moment that a call over its limit has
          c.send(rest);
        });

    Rotation rotation =
        Calls.to(server.url(), Duration.ofSeconds(2), new OkHttpClient())
            .rotateToken(
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
    TokenStore full = unready(new Exception("the disk is full"));

    assertThatThrownBy(() -> lettermint.rotateToken("p1", full))
        .isInstanceOf(NotSentException.class)
        .hasMessageContaining("the store is not ready")
        .hasRootCauseMessage("the disk is full");
    assertThat(lettermint.rotateTokenAsync("p1", full)).isCompletedExceptionally();
    assertThat(server.requests()).isEmpty();
    assertThat(events).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void storeThatCannotSayWhyItIsNotReadyKeepsTheOldToken(Throwable thrown) {
    TokenStore broken = unready(thrown);

    assertThatThrownBy(() -> lettermint.rotateToken("p1", broken))
        .isInstanceOf(NotSentException.class);
    assertThat(lettermint.rotateTokenAsync("p1", broken)).isCompletedExceptionally();
  }

  private TokenStore unready(Throwable thrown) {
    return new TokenStore() {
      @Override
      public void prepare() {
        throw Calls.<RuntimeException>sneaky(thrown);
      }

      @Override
      public void store(Secret token) {
        events.add("stored");
      }
    };
  }

  static Stream<Throwable> thrown() {
    Throwable deep = new IOException("x");
    for (int i = 0; i < 60_000; i++) {
      deep = new IOException("x", deep);
    }
    return Stream.of(
        new OutOfMemoryError("x"),
        deep,
        new IllegalStateException("quotes " + TOKEN),
        new IllegalStateException("x", new IOException("quotes " + TOKEN)),
        new Disguised("harmless"),
        new Disguised(null),
        new Untraced());
  }

  /** As a mock may be. */
  private static final class Untraced extends IllegalStateException {
    private static final long serialVersionUID = 1;

    Untraced() {
      super("quotes " + TOKEN);
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      return null;
    }

    @Override
    public Throwable getCause() {
      throw this;
    }
  }

  /** Its text hides the token that its message has, or cannot be had. */
  private static final class Disguised extends IllegalStateException {
    private static final long serialVersionUID = 1;
    private final @Nullable String text;

    Disguised(@Nullable String text) {
      super("quotes " + TOKEN);
      this.text = text;
    }

    @Override
    public String toString() {
      return Objects.requireNonNull(text, "unprintable");
    }
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void tokenThatCouldNotBeStoredIsInTheException(Throwable thrown) {
    TokenNotStoredException e = notStored(thrown);

    assertThat(e.newToken().reveal()).isEqualTo(TOKEN);
    assertThat(e.outcome()).isEqualTo(Outcome.ROTATED);
    assertShows(thrown, e);
    assertThat(events).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void whatAnInterceptorThrowsIsPrintableAndShowsNothingEither(Throwable thrown) {
    LettermintProjects throwing = Calls.to(server.url(), Calls.throwing(thrown));

    assertShows(thrown, Calls.SYNC.failure(throwing));
  }

  @Test
  void causeIsTheExceptionOfTheStoreUnlessThatShowsTheToken() {
    for (Throwable thrown : List.of(new IllegalStateException("full"), new StackOverflowError())) {
      assertThat(notStored(thrown)).hasCause(thrown);
    }
  }

  @Test
  void threadStaysInterruptedIfTheStoreWas() {
    notStored(new IOException("x"));
    assertThat(Thread.interrupted()).isFalse();

    notStored(new InterruptedException("x"));
    assertThat(Thread.interrupted()).isTrue();

    catchThrowable(() -> lettermint.rotateToken("p1", unready(new InterruptedException("x"))));
    assertThat(Thread.interrupted()).isTrue();
  }

  private TokenNotStoredException notStored(Throwable thrown) {
    TokenStore throwing =
        token -> {
          throw Calls.<RuntimeException>sneaky(thrown);
        };
    return catchThrowableOfType(TokenNotStoredException.class, () -> api.rotate(JSON, throwing));
  }

  private static void assertShows(Throwable thrown, RotationException e) {
    assertThat(Throwables.getStackTrace(e))
        .doesNotContain(TOKEN)
        .contains(thrown.getClass().getName());
    if (thrown.getStackTrace() != null) {
      assertThat(e.getCause().getStackTrace()).isEqualTo(thrown.getStackTrace());
    }
  }
}
