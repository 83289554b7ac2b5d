package co.lettermint.projects.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.RefusedException;
import co.lettermint.projects.RotationException;
import co.lettermint.projects.UnknownOutcomeException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault, on a fresh and on a pooled connection: one POST, and the truth about the token. */
class FaultTest {
  private final FaultServer server = new FaultServer();
  private final OkHttpClient client = new OkHttpClient();

  @AfterEach
  void close() throws IOException {
    client.connectionPool().evictAll();
    client.dispatcher().executorService().shutdown();
    server.close();
  }

  static Stream<Arguments> faults() {
    return Faults.all()
        .flatMap(
            fault ->
                Stream.of(Calls.values())
                    .flatMap(
                        call ->
                            Stream.of(true, false)
                                .map(pooled -> Arguments.of(fault, call, pooled))));
  }

  @ParameterizedTest(name = "{0}, {1}, pooled {2}")
  @MethodSource("faults")
  void oneRequestAndTheTruth(Fault fault, Calls call, boolean pooled) throws IOException {
    LettermintProjects lettermint = Calls.to(server.url(), fault.timeout(), client);
    if (pooled) {
      lettermint.rotateToken("p1");
    }
    server.arm(fault);
    Instant start = Instant.now();

    if (fault.outcome() == null) {
      assertThat(call.rotate(lettermint).newToken().reveal()).isEqualTo(Answers.NEW_TOKEN);
    } else {
      RotationException failure = call.failure(lettermint);
      assertThat(failure.outcome()).isEqualTo(fault.outcome());
      assertThat(status(failure)).isEqualTo(fault.status());
    }

    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
    assertThat(server.requests())
        .hasSize(fault.readsRequest() ? 1 : 0)
        .allMatch(head -> head.startsWith("POST /v1/projects/p1/rotate-token HTTP/1.1\r\n"));
  }

  private static @Nullable Integer status(RotationException e) {
    if (e instanceof RefusedException refused) {
      return refused.status();
    }
    return e instanceof UnknownOutcomeException unknown ? unknown.status() : null;
  }
}
