package co.lettermint.projects.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.RotationException;
import co.lettermint.projects.model.RotateTokenResponse;
import java.io.IOException;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import retrofit2.Response;

/**
 * The same faults, but the slow ones, through the generated interface, whose exceptions are those
 * of Retrofit.
 */
@Timeout(60)
class GeneratedInterfaceTest {
  private final FaultServer server = new FaultServer();
  private final OkHttpClient client = new OkHttpClient();

  @AfterEach
  void close() throws IOException {
    client.connectionPool().evictAll();
    server.close();
  }

  static Stream<Arguments> faults() {
    return Faults.all()
        .filter(f -> !f.endless())
        .flatMap(f -> Stream.of(Arguments.of(f, true), Arguments.of(f, false)));
  }

  @ParameterizedTest(name = "{0}, pooled {1}")
  @MethodSource("faults")
  void oneRequest(Fault fault, boolean pooled) throws IOException {
    LettermintProjects lettermint = Calls.to(server.url(), fault.timeout(), client);
    if (pooled) {
      lettermint.rotateToken("p1");
    }
    server.arm(fault);

    if (fault.outcome() == null) {
      RotateTokenResponse response = rotate(lettermint).body();
      assertThat(response).isNotNull();
      assertThat(response.newToken().reveal()).isEqualTo(Answers.NEW_TOKEN);
    } else {
      assertThat(rotated(lettermint)).isFalse();
    }

    assertThat(server.requests()).hasSize(fault.readsRequest() ? 1 : 0);
  }

  private static boolean rotated(LettermintProjects lettermint) {
    try {
      return rotate(lettermint).body() != null;
    } catch (IOException | RotationException e) {
      Calls.assertShowsNoToken(e);
      return false;
    }
  }

  private static Response<RotateTokenResponse> rotate(LettermintProjects lettermint)
      throws IOException {
    return lettermint.api().rotateToken("p1").execute();
  }
}
