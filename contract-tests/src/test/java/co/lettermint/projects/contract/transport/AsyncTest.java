package co.lettermint.projects.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.UnknownOutcomeException;
import co.lettermint.projects.contract.Answers;
import co.lettermint.projects.contract.Calls;
import co.lettermint.projects.contract.RawServer;
import co.lettermint.projects.contract.RawServer.End;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The future: who completes it, and what giving it up does to the call. */
class AsyncTest {
  @AutoClose private final RawServer server = new RawServer();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  @AutoClose("shutdownNow")
  private final ExecutorService executor = Executors.newCachedThreadPool(this::thread);

  private final LettermintProjects lettermint = on(executor);

  private Thread thread(Runnable task) {
    Thread thread = new Thread(task, "caller's");
    threads.add(thread);
    return thread;
  }

  static Stream<Consumer<CompletableFuture<Rotation>>> waysToGiveUp() {
    return Stream.of(
        future -> future.cancel(false),
        future -> future.orTimeout(1, TimeUnit.MILLISECONDS),
        future -> future.completeExceptionally(new IllegalStateException("x")));
  }

  @ParameterizedTest
  @MethodSource("waysToGiveUp")
  void givingTheFutureUpEndsTheCall(Consumer<CompletableFuture<Rotation>> giveUp) {
    CompletableFuture<Rotation> future = sentAndSilent();

    giveUp.accept(future);

    assertThat(server.awaitHangUp()).isTrue();
    assertThatThrownBy(() -> future.get(10, TimeUnit.SECONDS)).isInstanceOf(Exception.class);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void whatHangsOnItRunsOnAThreadOfTheDispatcher() throws Exception {
    CountDownLatch attached = new CountDownLatch(1);
    answerBehind(attached);

    CompletableFuture<Thread> thread =
        lettermint.rotateTokenAsync("p1").thenApply(rotation -> Thread.currentThread());
    attached.countDown();

    assertThat(thread.get(10, TimeUnit.SECONDS)).isIn(threads);
  }

  /** As a program does that ends in a hurry. */
  @Test
  void stoppingTheExecutorEndsTheCall() {
    CompletableFuture<Rotation> future = sentAndSilent();

    executor.shutdownNow();

    assertThat(future)
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableOfType(ExecutionException.class)
        .satisfies(Calls::assertShowsNoToken)
        .havingCause()
        .isInstanceOf(UnknownOutcomeException.class)
        .withMessageContaining("the thread was interrupted");
  }

  /** The call runs, though OkHttp is told that it does not. */
  @Test
  void executorThatThrowsAfterwardsDoesNotFailACallThatRuns() throws Exception {
    CountDownLatch hasThrown = new CountDownLatch(1);
    answerBehind(hasThrown);
    ExecutorService broken =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
          @Override
          public void execute(Runnable task) {
            super.execute(task);
            assertThat(server.awaitRequest()).isTrue();
            throw new AssertionError("x");
          }
        };

    CompletableFuture<Rotation> future = on(broken).rotateTokenAsync("p1");
    broken.shutdown();
    hasThrown.countDown();

    assertThat(future.get(10, TimeUnit.SECONDS).newToken().reveal()).isEqualTo(Answers.NEW_TOKEN);
  }

  /** OkHttp's own limits are 5 calls to a host, and its threads keep a program alive. */
  @Test
  void withoutAClientOfTheCallersNothingLimitsCallsOrKeepsAProgramAlive() throws Exception {
    CountDownLatch sent = new CountDownLatch(8);
    server.onRequest(
        c -> {
          sent.countDown();
          sent.await();
          c.send(Answers.ROTATED);
        });
    LettermintProjects own =
        LettermintProjects.builder().teamToken(Answers.TEAM_TOKEN).baseUrl(server.url()).build();

    List<CompletableFuture<Rotation>> calls =
        Stream.generate(() -> own.rotateTokenAsync("p1")).limit(8).toList();

    for (CompletableFuture<Rotation> call : calls) {
      assertThat(call.get(10, TimeUnit.SECONDS).newToken().reveal()).isEqualTo(Answers.NEW_TOKEN);
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().equals("lettermint-projects"))
        .isNotEmpty()
        .allMatch(Thread::isDaemon);
  }

  private LettermintProjects on(ExecutorService executor) {
    OkHttpClient client = new OkHttpClient.Builder().dispatcher(new Dispatcher(executor)).build();
    return Calls.to(server.url(), client);
  }

  private void answerBehind(CountDownLatch latch) {
    server.onRequest(
        c -> {
          latch.await();
          c.send(Answers.ROTATED);
        });
  }

  private CompletableFuture<Rotation> sentAndSilent() {
    server.onRequest(c -> c.send("", End.SILENCE));
    CompletableFuture<Rotation> future = lettermint.rotateTokenAsync("p1");
    assertThat(server.awaitRequest()).isTrue();
    return future;
  }
}
