package co.lettermint.projects.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.RotationException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import okhttp3.OkHttpClient;

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
    RotationException[] failure = new RotationException[1];
    assertThatThrownBy(() -> rotate(lettermint))
        .isInstanceOfSatisfying(RotationException.class, e -> failure[0] = e)
        .satisfies(Calls::assertShowsNoToken);
    return failure[0];
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
    StringWriter printed = new StringWriter(); // with all causes and suppressed exceptions
    e.printStackTrace(new PrintWriter(printed));

    assertThat(printed + "\n" + e + "\n" + e.getMessage() + "\n" + e.getLocalizedMessage())
        .doesNotContain("example_not_a_token");
  }
}
