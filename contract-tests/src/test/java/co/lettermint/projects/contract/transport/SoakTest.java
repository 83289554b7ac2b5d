package co.lettermint.projects.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.provider.EmbeddedProvider;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One client on many threads: no call is lost, and each gets the token of its own project. */
@Timeout(600)
class SoakTest {
  private static final int THREADS = 64;

  /** More with {@code -Dtransport.calls=1000000}. */
  private static final int CALLS = Integer.getInteger("transport.calls");

  private static final int PROJECTS = 7;

  @AutoClose private final EmbeddedProvider provider = provider();

  @AutoClose("shutdownNow")
  private final ForkJoinPool threads = new ForkJoinPool(THREADS);

  @Test
  void nothingIsLostOrMixedUp() throws Exception {
    LettermintProjects lettermint = provider.clientBuilder().timeout(Duration.ofMinutes(5)).build();
    IntStream calls = IntStream.range(0, CALLS).parallel();

    Set<String> tokens =
        threads
            .submit(() -> calls.mapToObj(n -> rotate(lettermint, n)).collect(Collectors.toSet()))
            .get();

    assertThat(tokens.size()).isEqualTo(CALLS);
    assertThat(provider.requestCount()).isEqualTo(CALLS);
    for (int i = 0; i < PROJECTS; i++) {
      assertThat(provider.rotations("p" + i)).isBetween(CALLS / PROJECTS, CALLS / PROJECTS + 1);
      assertThat(tokens.contains(provider.currentToken("p" + i))).isTrue();
    }
  }

  /** Every other call is asynchronous. */
  private static String rotate(LettermintProjects lettermint, int n) {
    String id = "p" + n % PROJECTS;
    Rotation rotation =
        n % 2 == 0 ? lettermint.rotateToken(id) : lettermint.rotateTokenAsync(id).join();
    assertThat(rotation.project().id()).isEqualTo(id);
    return rotation.newToken().reveal();
  }

  private static EmbeddedProvider provider() {
    EmbeddedProvider.Builder builder = EmbeddedProvider.builder().limit(CALLS);
    IntStream.range(0, PROJECTS).forEach(i -> builder.project("p" + i));
    return builder.start();
  }
}
