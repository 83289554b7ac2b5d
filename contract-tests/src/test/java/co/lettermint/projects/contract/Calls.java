package co.lettermint.projects.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.RefusedException;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.RotationException;
import co.lettermint.projects.TokenStore;
import co.lettermint.projects.UnknownOutcomeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.assertj.core.util.Throwables;

/** The ways to rotate, and the truth that a caller is told. */
public enum Calls {
  SYNC(LettermintProjects::rotateToken),
  ASYNC((lettermint, id, store) -> lettermint.rotateTokenAsync(id, store).join());

  private interface Way {
    Rotation rotate(LettermintProjects lettermint, String projectId, TokenStore store);
  }

  private final Way way;

  Calls(Way way) {
    this.way = way;
  }

  public static LettermintProjects to(String url, Duration timeout, OkHttpClient client) {
    return LettermintProjects.builder()
        .teamToken(Answers.TEAM_TOKEN)
        .baseUrl(url)
        .timeout(timeout)
        .httpClient(client)
        .build();
  }

  /** A client whose timeout does not matter. */
  public static LettermintProjects to(String url, OkHttpClient client) {
    return to(url, Duration.ofSeconds(60), client);
  }

  /** The same, with an interceptor. */
  public static LettermintProjects to(String url, Interceptor interceptor) {
    return to(url, new OkHttpClient.Builder().addInterceptor(interceptor).build());
  }

  /**
   * Rotates, with the exceptions that a caller sees. The new token arrives, and is stored once, by
   * a thread that is not interrupted.
   */
  public Rotation rotate(LettermintProjects lettermint) {
    List<String> stored = new ArrayList<>();
    TokenStore store =
        token -> {
          assertThat(Thread.currentThread().isInterrupted()).isFalse();
          stored.add(token.reveal());
        };
    try {
      Rotation rotation = way.rotate(lettermint, "p1", store);

      assertThat(rotation.newToken().reveal()).isEqualTo(Answers.NEW_TOKEN);
      assertThat(stored).containsExactly(Answers.NEW_TOKEN);
      return rotation;
    } catch (CompletionException e) {
      throw (RuntimeException) e.getCause();
    } catch (RotationException e) {
      assertThat(this).as("a future has all failures").isEqualTo(SYNC);
      throw e;
    }
  }

  /** What a rotation that must not succeed ends with. */
  public RotationException failure(LettermintProjects lettermint) {
    RotationException failure =
        catchThrowableOfType(RotationException.class, () -> rotate(lettermint));
    assertThat(failure).as("rotated").isNotNull();
    assertThat(failure.projectId()).isEqualTo("p1");
    assertThat(failure).hasMessageStartingWith("Project p1: ");
    assertShowsNoToken(failure);
    return failure;
  }

  /** {@code token} if the new one arrives, else the {@link #truth}. */
  public String end(LettermintProjects lettermint) {
    try {
      rotate(lettermint);
      return "token";
    } catch (RotationException e) {
      return truth(e);
    }
  }

  /** The outcome, and the status if one is told: {@code UNKNOWN}, {@code REFUSED 404}. */
  public static String truth(Throwable failure) {
    assertShowsNoToken(failure);
    Integer status =
        failure instanceof RefusedException refused
            ? Integer.valueOf(refused.status())
            : failure instanceof UnknownOutcomeException unknown ? unknown.status() : null;
    return ((RotationException) failure).outcome() + (status == null ? "" : " " + status);
  }

  /** That an exception shows neither token nor a word of a malformed answer, however rendered. */
  public static void assertShowsNoToken(Throwable e) {
    // The stack trace has all causes and suppressed exceptions.
    assertThat(Throwables.getStackTrace(e) + e + e.getMessage() + e.getLocalizedMessage())
        .doesNotContain("example_not_a_token", "sesame");
  }

  /** An interceptor that only throws. */
  public static Interceptor throwing(Throwable thrown) {
    return chain -> {
      throw Calls.<RuntimeException>sneaky(thrown);
    };
  }

  /** Throws it, whatever it is. */
  @SuppressWarnings("unchecked")
  public static <T extends Throwable> RuntimeException sneaky(Throwable e) throws T {
    throw (T) e;
  }
}
