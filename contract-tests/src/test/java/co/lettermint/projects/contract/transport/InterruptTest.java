package co.lettermint.projects.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.NotSentException;
import co.lettermint.projects.Outcome;
import co.lettermint.projects.RotationException;
import co.lettermint.projects.contract.Calls;
import co.lettermint.projects.contract.RawServer;
import co.lettermint.projects.contract.RawServer.End;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An interrupt ends the call at once, the thread stays interrupted, and the outcome is the truth.
 */
class InterruptTest {
  @AutoClose private final RawServer server = new RawServer();

  static Stream<Arguments> waits() throws IOException {
    return FaultTest.RawFault.all()
        .filter(fault -> fault.isEndless() && !fault.truth().equals("token"))
        .flatMap(fault -> Stream.of(true, false).map(pooled -> Arguments.of(fault, pooled)));
  }

  @ParameterizedTest(name = "{0}, pooled {1}")
  @MethodSource("waits")
  void endsTheCall(FaultTest.RawFault fault, boolean pooled) throws Exception {
    CountDownLatch heads = new CountDownLatch(pooled ? 2 : 1);
    LettermintProjects lettermint = lettermint(pooled, heads::countDown);
    fault.arm(server);

    Interruptible caller = new Interruptible(() -> Calls.SYNC.rotate(lettermint));
    assertThat(server.awaitRequest()).isTrue();
    assertThat(fault.truth().equals("UNKNOWN") || heads.await(10, TimeUnit.SECONDS)).isTrue();

    assertThat(Calls.truth(caller.interrupt())).isEqualTo(fault.truth());
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sendsNothingOnceInterrupted(boolean pooled) {
    LettermintProjects lettermint = lettermint(pooled, () -> {});
    int before = server.requests().size();

    Thread.currentThread().interrupt();
    RotationException failure = Calls.SYNC.failure(lettermint);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
    assertThat(failure).hasMessageContaining("the thread was interrupted");
    assertThat(server.requests()).hasSize(before);
  }

  /**
   * One after another, or racing: OkHttp waits in another way for each. A channel that an
   * interceptor used took the place of what an interrupt closes.
   */
  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void endsAConnect(boolean fastFallback, boolean isBehindAChannel) throws Exception {
    CountDownLatch connecting = new CountDownLatch(1);
    try (NotSentTest.FullBacklog host = new NotSentTest.FullBacklog()) {
      EventListener listener =
          new EventListener() {
            @Override
            public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
              connecting.countDown();
            }
          };
      OkHttpClient.Builder slow =
          new OkHttpClient.Builder().eventListener(listener).fastFallback(fastFallback);
      if (isBehindAChannel) {
        slow.addInterceptor(InterruptTest::readingAChannel);
      }
      LettermintProjects lettermint = Calls.to(host.url(), slow.build());

      Interruptible caller = new Interruptible(() -> Calls.SYNC.rotate(lettermint));
      assertThat(connecting.await(10, TimeUnit.SECONDS)).isTrue();

      assertThat(caller.interrupt())
          .isInstanceOf(NotSentException.class)
          .hasMessageContaining("the thread was interrupted");
    }
  }

  private static Response readingAChannel(Interceptor.Chain chain) throws IOException {
    Path file = Files.createTempFile("interrupt", null);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.DELETE_ON_CLOSE)) {
      channel.read(ByteBuffer.allocate(1));
    }
    return chain.proceed(chain.request());
  }

  @Test
  void sparesWhoInterruptsWhatAListenerThrows() throws Exception {
    EventListener throwing =
        new EventListener() {
          @Override
          public void canceled(Call call) {
            throw new AssertionError("x");
          }
        };
    OkHttpClient client = new OkHttpClient.Builder().eventListener(throwing).build();
    LettermintProjects lettermint = Calls.to(server.url(), client);
    server.onRequest(c -> c.send("", End.SILENCE));

    Interruptible caller = new Interruptible(() -> Calls.SYNC.rotate(lettermint));
    assertThat(server.awaitRequest()).isTrue();

    assertThat(Calls.truth(caller.interrupt())).isEqualTo("UNKNOWN");
  }

  @Test
  void endsACallOfTheGeneratedInterface() throws Exception {
    LettermintProjects lettermint = lettermint(false, () -> {});
    server.onRequest(c -> c.send("", End.SILENCE));

    Interruptible caller = new Interruptible(() -> lettermint.api().rotateToken("p1").execute());
    assertThat(server.awaitRequest()).isTrue();

    assertThat(caller.interrupt()).isInstanceOf(IOException.class);
  }

  /** A client with a connection in its pool, or without. */
  private LettermintProjects lettermint(boolean pooled, Runnable onHead) {
    Interceptor watching =
        chain -> {
          Response response = chain.proceed(chain.request());
          onHead.run();
          return response;
        };
    LettermintProjects lettermint =
        Calls.to(server.url(), new OkHttpClient.Builder().addNetworkInterceptor(watching).build());
    if (pooled) {
      lettermint.rotateToken("p1");
    }
    return lettermint;
  }

  /** A call in a thread of its own, to be interrupted. */
  static final class Interruptible {
    private final FutureTask<Throwable> task;
    private final Thread thread;

    Interruptible(ThrowingCallable call) {
      task =
          new FutureTask<>(
              () -> {
                Throwable end = catchThrowable(call);
                assertThat(Thread.currentThread().isInterrupted()).as("still interrupted").isTrue();
                return end;
              });
      thread = new Thread(task, "caller");
      thread.start();
    }

    /** The end of the call, which is near: the timeouts of these tests' clients are far away. */
    Throwable interrupt() throws Exception {
      thread.interrupt();
      return task.get(10, TimeUnit.SECONDS);
    }
  }
}
