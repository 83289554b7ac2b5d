package co.lettermint.projects.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.provider.EmbeddedProvider;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
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
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @Test
  void nothingIsLostOrMixedUp() throws Exception {
    LettermintProjects lettermint = provider.clientBuilder().timeout(Duration.ofMinutes(5)).build();
    AtomicInteger next = new AtomicInteger();
    Set<String> tokens = ConcurrentHashMap.newKeySet();

    Callable<Void> rotating = () -> rotateUntilDone(lettermint, next, tokens);
    for (Future<Void> end : threads.invokeAll(Collections.nCopies(THREADS, rotating))) {
      end.get();
    }

    assertThat(tokens.size()).isEqualTo(CALLS);
    assertThat(provider.requestCount()).isEqualTo(CALLS);
    for (int i = 0; i < PROJECTS; i++) {
      assertThat(provider.rotations("p" + i)).isBetween(CALLS / PROJECTS, CALLS / PROJECTS + 1);
      assertThat(tokens.contains(provider.currentToken("p" + i))).isTrue();
    }
  }

  /** Every other call is asynchronous. */
  private static Void rotateUntilDone(
      LettermintProjects lettermint, AtomicInteger next, Set<String> tokens) {
    for (int n = next.getAndIncrement(); n < CALLS; n = next.getAndIncrement()) {
      String id = "p" + n % PROJECTS;
      Rotation rotation =
          n % 2 == 0 ? lettermint.rotateToken(id) : lettermint.rotateTokenAsync(id).join();
      assertThat(rotation.project().id()).isEqualTo(id);
      tokens.add(rotation.newToken().reveal());
    }
    return null;
  }

  private static EmbeddedProvider provider() {
    EmbeddedProvider.Builder builder = EmbeddedProvider.builder().limit(CALLS);
    IntStream.range(0, PROJECTS).forEach(i -> builder.project("p" + i));
    return builder.start();
  }
}
