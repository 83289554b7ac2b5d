package co.lettermint.projects.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.LettermintProjects;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One client on many threads: no call is lost, and each gets the token of its own project. */
@Timeout(600)
class SoakTest {
  private static final int THREADS = 64;

  /** More with {@code -Dtransport.calls=1000000}. */
  private static final int CALLS = Integer.getInteger("transport.calls");

  private final FaultServer server = new FaultServer();
  private final OkHttpClient client = new OkHttpClient();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @AfterEach
  void close() throws IOException {
    threads.shutdownNow();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
    server.close();
  }

  @Test
  void nothingIsLostOrMixedUp() throws Exception {
    server.arm(new Fault("token of the project", null, null, SoakTest::echo, true, false, false));
    LettermintProjects lettermint = Calls.to(server.url(), Duration.ofMinutes(5), client);
    AtomicInteger next = new AtomicInteger();

    List<Future<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      tasks.add(threads.submit(() -> rotateUntilDone(lettermint, next)));
    }
    int right = 0;
    for (Future<Integer> task : tasks) {
      right += task.get(10, TimeUnit.MINUTES);
    }

    assertThat(right).isEqualTo(CALLS);
    assertThat(server.posts()).isEqualTo(CALLS);
  }

  /** How many calls gave the right token. Every other one is asynchronous. */
  private static int rotateUntilDone(LettermintProjects lettermint, AtomicInteger next) {
    int right = 0;
    for (int n = next.getAndIncrement(); n < CALLS; n = next.getAndIncrement()) {
      String id = "p" + n;
      String token =
          (n % 2 == 0 ? lettermint.rotateToken(id) : lettermint.rotateTokenAsync(id).join())
              .newToken()
              .reveal();
      right += token.equals(tokenOf(id)) ? 1 : 0;
    }
    return right;
  }

  private static void echo(Connection connection) throws IOException {
    String id = connection.head().split("/")[3];
    String body = "{\"data\": {\"id\": \"%s\"}, \"new_token\": \"%s\"}".formatted(id, tokenOf(id));
    connection.send(Answers.json("200 OK", body));
  }

  private static String tokenOf(String id) {
    return "lm_example_not_a_token_" + id;
  }
}
