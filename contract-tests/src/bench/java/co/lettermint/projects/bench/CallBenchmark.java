package co.lettermint.projects.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A whole call, to the token in hand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CallBenchmark {
  /** Where the server of the benchmark's own process listens. */
  static final String URL = "bench.url";

  @Param("ours")
  public String subject;

  @Param("1")
  public int size;

  private Subject canned;
  private Subject loopback;

  @Setup
  public void setUp() throws Exception {
    canned = Subject.of(subject, Endpoint.canned(Bodies.of(size)));
    loopback = Subject.of(subject, Endpoint.warm(System.getProperty(URL)));
  }

  @Benchmark
  public String canned() throws Exception {
    return canned.rotate();
  }

  @Benchmark
  public String loopback() throws Exception {
    return loopback.rotate();
  }
}
