package co.lettermint.projects.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.RotationException;
import co.lettermint.projects.contract.Answers;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.assertj.core.util.Throwables;

/** The ways to rotate, with the exceptions that a caller sees. */
enum Calls {
  SYNC {
    @Override
    Rotation rotate(LettermintProjects lettermint) {
      return lettermint.rotateToken("p1");
    }
  },
  ASYNC {
    @Override
    Rotation rotate(LettermintProjects lettermint) {
      try {
        return lettermint.rotateTokenAsync("p1").join();
      } catch (CompletionException e) {
        throw (RuntimeException) e.getCause();
      }
    }
  };

  abstract Rotation rotate(LettermintProjects lettermint);

  /** What a rotation that must not succeed ends with. */
  RotationException failure(LettermintProjects lettermint) {
    RotationException failure =
        catchThrowableOfType(RotationException.class, () -> rotate(lettermint));
    assertThat(failure).as("rotated").isNotNull();
    assertShowsNoToken(failure);
    return failure;
  }

  static LettermintProjects to(String url, Duration timeout, OkHttpClient client) {
    return LettermintProjects.builder()
        .teamToken(Answers.TEAM_TOKEN)
        .baseUrl(url)
        .timeout(timeout)
        .httpClient(client)
        .build();
  }

  /** That an exception shows neither token, however it is rendered. */
  static void assertShowsNoToken(Throwable e) {
    // The stack trace has all causes and suppressed exceptions.
    assertThat(Throwables.getStackTrace(e) + e + e.getMessage() + e.getLocalizedMessage())
        .doesNotContain("example_not_a_token");
  }

  /** A synchronous call in a thread of its own, to be interrupted. */
  static final class Interruptible {
    private final FutureTask<End> task;
    private final Thread thread;

    /** How the call ended, and whether the thread was still interrupted then. */
    record End(RotationException failure, boolean interrupted) {}

    Interruptible(LettermintProjects lettermint) {
      task =
          new FutureTask<>(
              () -> {
                RotationException failure = SYNC.failure(lettermint);
                return new End(failure, Thread.currentThread().isInterrupted());
              });
      thread = new Thread(task, "caller");
      thread.start();
    }

    /** The end of the call, which is near: the timeouts of these tests' clients are far away. */
    End interrupt() throws Exception {
      thread.interrupt();
      return task.get(10, TimeUnit.SECONDS);
    }
  }
}
