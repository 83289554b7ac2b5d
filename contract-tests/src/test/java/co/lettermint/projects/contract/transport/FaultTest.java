package co.lettermint.projects.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Outcome;
import co.lettermint.projects.RefusedException;
import co.lettermint.projects.RotationException;
import co.lettermint.projects.UnknownOutcomeException;
import co.lettermint.projects.contract.Summary;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault ends, in time, with one POST and the truth about the token. */
@Timeout(60)
class FaultTest {
  private static final AtomicInteger TRIED = new AtomicInteger();

  @AfterAll
  static void sumUp() {
    Summary.note("5Faults", TRIED + " faults met, each with one POST and the truth of the token");
  }

  static Stream<FaultCase> faults() {
    return FaultCase.all(false);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void oneRequestAndTheTruth(FaultCase faultCase) throws IOException {
    faultCase.verify();
    TRIED.incrementAndGet();
  }

  /** All at once: each waits for its timeout, which is long enough for a busy machine. */
  @Test
  void noneOutlastsTheTimeout() {
    List<FaultCase> cases = FaultCase.all(true).toList();
    ExecutorService threads = Executors.newFixedThreadPool(cases.size());
    try {
      List<Future<?>> ends =
          cases.stream().<Future<?>>map(c -> threads.submit(() -> verify(c))).toList();

      assertAll(ends.stream().map(end -> () -> end.get(30, TimeUnit.SECONDS)));
    } finally {
      threads.shutdownNow();
    }
  }

  private static Void verify(FaultCase faultCase) throws IOException {
    try {
      faultCase.verify();
      TRIED.incrementAndGet();
      return null;
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(faultCase + ": " + e.getMessage(), e);
    }
  }

  /** A fault, met by one way to call on a fresh or a pooled connection. */
  private record FaultCase(Fault fault, Calls call, boolean pooled) {
    /** Far beyond any timeout but the one that a slow fault has. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    static Stream<FaultCase> all(boolean endless) {
      return Faults.all()
          .filter(fault -> fault.endless() == endless)
          .flatMap(
              fault -> Stream.of(Calls.values()).map(call -> new FaultCase(fault, call, false)))
          .flatMap(fresh -> Stream.of(fresh, new FaultCase(fresh.fault, fresh.call, true)));
    }

    void verify() throws IOException {
      OkHttpClient client = new OkHttpClient();
      try (FaultServer server = new FaultServer()) {
        LettermintProjects lettermint = Calls.to(server.url(), fault.timeout(), client);
        if (pooled) {
          lettermint.rotateToken("p1");
        }
        server.arm(fault);
        Instant start = Instant.now();

        verifyEnd(lettermint);

        assertThat(Duration.between(start, Instant.now())).isLessThan(SLACK);
        assertThat(server.requests())
            .hasSize(fault.readsRequest() ? 1 : 0)
            .allMatch(head -> head.startsWith("POST /v1/projects/p1/rotate-token HTTP/1.1\r\n"));
      } finally {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
      }
    }

    private void verifyEnd(LettermintProjects lettermint) {
      if (fault.outcome() == null) {
        assertThat(call.rotate(lettermint).newToken().reveal()).isEqualTo(Answers.NEW_TOKEN);
        return;
      }
      RotationException failure = call.failure(lettermint);
      if (fault.readsRequest()) {
        assertThat(failure.outcome()).isEqualTo(fault.outcome());
      } else { // nothing was sent if the connection was gone even before OkHttp took it up
        assertThat(failure.outcome()).isIn(fault.outcome(), Outcome.NOT_SENT);
      }
      assertThat(status(failure)).isEqualTo(fault.status());
    }

    private static @Nullable Integer status(RotationException e) {
      if (e instanceof RefusedException refused) {
        return refused.status();
      }
      return e instanceof UnknownOutcomeException unknown ? unknown.status() : null;
    }

    @Override
    public String toString() {
      return fault + ", " + call + (pooled ? ", pooled" : ", fresh");
    }
  }
}
