package co.lettermint.projects.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.contract.Calls;
import co.lettermint.projects.contract.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import okhttp3.Authenticator;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** One POST, however the caller's client is set up; {@link FaultTest} has each fault with it. */
class OnePostTest {
  @AutoClose private final RawServer server = new RawServer();
  private final OkHttpClient eager = eager();

  /** A client that sends again after many a fault, if left to itself. */
  static OkHttpClient eager() {
    Authenticator obliging =
        (route, response) -> response.request().newBuilder().header("X-Again", "yes").build();
    return new OkHttpClient.Builder()
        .retryOnConnectionFailure(true)
        .followRedirects(true)
        .followSslRedirects(true)
        .authenticator(obliging)
        .proxyAuthenticator(obliging)
        .readTimeout(Duration.ofMillis(1))
        .dns(host -> List.of(local("127.0.0.1"), local("127.0.0.1")))
        .build();
  }

  /** Of two addresses the dead one is passed over, whether they are tried in turn or in a race. */
  @ParameterizedTest
  @CsvSource({"SYNC, true", "ASYNC, true", "SYNC, false", "ASYNC, false"})
  void aDeadAddressIsPassedOver(Calls call, boolean fastFallback) {
    OkHttpClient client =
        eager
            .newBuilder()
            .dns(host -> List.of(local("127.0.0.2"), local("127.0.0.1")))
            .fastFallback(fastFallback)
            .build();

    call.rotate(Calls.to("http://localhost:" + server.port() + "/v1", client));

    assertThat(server.requests()).hasSize(1);
  }

  /** OkHttp looks whether it is alive after ten idle seconds only; before, nobody can tell. */
  @ParameterizedTest
  @EnumSource
  void aRequestOnADeadPooledConnectionIsNotRepeated(Calls call) throws IOException {
    LettermintProjects lettermint = Calls.to(server.url(), eager);
    lettermint.rotateToken("p1");
    server.dropConnections();

    assertThat(call.end(lettermint)).isEqualTo("UNKNOWN");

    assertThat(server.requests()).hasSize(1);
  }

  private static InetAddress local(String address) throws UnknownHostException {
    return InetAddress.getByName(address);
  }
}
