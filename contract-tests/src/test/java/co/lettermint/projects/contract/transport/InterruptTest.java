package co.lettermint.projects.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Outcome;
import co.lettermint.projects.RotationException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An interrupt ends the call at once, the thread stays interrupted, and the outcome is the truth.
 */
@Timeout(60)
class InterruptTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private final FaultServer server = new FaultServer();
  private final CountDownLatch headReceived = new CountDownLatch(1);
  private final CountDownLatch armed = new CountDownLatch(1);
  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .eventListener(
              new EventListener() {
                @Override
                public void responseHeadersEnd(Call call, Response response) {
                  if (armed.getCount() == 0) {
                    headReceived.countDown();
                  }
                }
              })
          .build();

  @AfterEach
  void close() throws IOException {
    client.connectionPool().evictAll();
    server.close();
  }

  static Stream<Arguments> waits() {
    return Faults.slow()
        .filter(fault -> fault.outcome() != null)
        .flatMap(fault -> Stream.of(Arguments.of(fault, true), Arguments.of(fault, false)));
  }

  @ParameterizedTest(name = "{0}, pooled {1}")
  @MethodSource("waits")
  void endsTheCall(Fault fault, boolean pooled) throws Exception {
    LettermintProjects lettermint = Calls.to(server.url(), LONG, client);
    if (pooled) {
      lettermint.rotateToken("p1");
    }
    CountDownLatch requestArrived = new CountDownLatch(1);
    server.arm(fault.signalling(requestArrived));
    armed.countDown();

    Caller caller = new Caller(lettermint);
    await(fault.outcome() == Outcome.UNKNOWN ? requestArrived : headReceived);
    caller.interrupt();
    Caller.End end = caller.end();

    assertThat(end.interrupted()).isTrue();
    assertThat(end.failure().outcome()).isEqualTo(fault.outcome());
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sendsNothingOnceInterrupted(boolean pooled) throws Exception {
    LettermintProjects lettermint = Calls.to(server.url(), LONG, client);
    if (pooled) {
      lettermint.rotateToken("p1");
    }
    int before = server.requests().size();

    Thread.currentThread().interrupt();
    RotationException failure = Calls.SYNC.failure(lettermint);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
    assertThat(failure).hasMessageContaining("the thread was interrupted");
    assertThat(server.requests()).hasSize(before);
  }

  /** One after another, or racing: OkHttp waits in another way for each. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void endsAConnect(boolean fastFallback) throws Exception {
    CountDownLatch connecting = new CountDownLatch(1);
    try (FullBacklog host = new FullBacklog()) {
      OkHttpClient slow =
          client
              .newBuilder()
              .fastFallback(fastFallback)
              .eventListener(
                  new EventListener() {
                    @Override
                    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
                      connecting.countDown();
                    }
                  })
              .build();

      Caller caller = new Caller(Calls.to(host.url(), LONG, slow));
      await(connecting);
      caller.interrupt();

      assertThat(caller.end().interrupted()).isTrue();
      assertThat(caller.end().failure().outcome()).isEqualTo(Outcome.NOT_SENT);
      assertThat(caller.end().failure()).hasMessageContaining("the thread was interrupted");
    }
  }

  @Test
  void endsACallOfTheGeneratedInterface() throws Exception {
    LettermintProjects lettermint = Calls.to(server.url(), LONG, client);
    CountDownLatch requestArrived = new CountDownLatch(1);
    server.arm(Faults.slow().findFirst().orElseThrow().signalling(requestArrived));

    FutureTask<?> task =
        new FutureTask<>(
            () -> {
              assertThatThrownBy(() -> lettermint.api().rotateToken("p1").execute())
                  .isInstanceOf(IOException.class);
              return Thread.currentThread().isInterrupted();
            });
    Thread caller = new Thread(task, "caller");
    caller.start();
    await(requestArrived);
    caller.interrupt();

    assertThat(task.get(10, TimeUnit.SECONDS)).isEqualTo(true);
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
  }
}
