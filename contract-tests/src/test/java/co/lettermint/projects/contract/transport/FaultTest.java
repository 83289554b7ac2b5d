package co.lettermint.projects.contract.transport;

import static org.junit.jupiter.api.Assertions.assertAll;

import co.lettermint.projects.contract.Summary;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
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
}
