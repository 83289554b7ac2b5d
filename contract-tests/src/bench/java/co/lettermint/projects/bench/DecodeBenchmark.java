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

/** From the bytes of a body to its records, and back to JSON. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecodeBenchmark {
  @Param("ours")
  public String subject;

  @Param("1")
  public int size;

  private Subject client;
  private byte[] body;
  private Object decoded;

  @Setup
  public void setUp() throws Exception {
    client = Subject.of(subject, Endpoint.canned(null));
    body = Bodies.of(size);
    decoded = client.decode(body);
  }

  @Benchmark
  public Object decode() throws Exception {
    return client.decode(body);
  }

  @Benchmark
  public String write() throws Exception {
    return client.write(decoded);
  }
}
