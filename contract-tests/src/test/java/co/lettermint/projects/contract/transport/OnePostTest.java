package co.lettermint.projects.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Outcome;
import co.lettermint.projects.RotationException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.Authenticator;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One POST, however the caller's client is set up. */
@Timeout(60)
class OnePostTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Authenticator OBLIGING =
      (route, response) -> response.request().newBuilder().header("X-Again", "yes").build();

  private final FaultServer server = new FaultServer();
  private final OkHttpClient eager =
      new OkHttpClient.Builder()
          .retryOnConnectionFailure(true)
          .followRedirects(true)
          .followSslRedirects(true)
          .authenticator(OBLIGING)
          .proxyAuthenticator(OBLIGING)
          .readTimeout(Duration.ofMillis(1))
          .build();

  @AfterEach
  void close() throws IOException {
    eager.connectionPool().evictAll();
    server.close();
  }

  /** The faults after which OkHttp, left to itself, sends again. */
  static Stream<Arguments> faults() {
    List<String> names = List.of("401", "407", "408", "421", "503", "reset behind the request");
    return Faults.all()
        .filter(f -> names.contains(f.name()) || f.name().contains(" to ") || closes(f))
        .flatMap(f -> Stream.of(Calls.values()).map(call -> Arguments.of(f, call)));
  }

  private static boolean closes(Fault fault) {
    return fault.name().startsWith("closed");
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("faults")
  void anEagerClientSendsOnceToo(Fault fault, Calls call) throws IOException {
    Dns twoAddresses = host -> List.of(local("127.0.0.1"), local("127.0.0.1"));
    LettermintProjects lettermint =
        Calls.to(server.url(), LONG, eager.newBuilder().dns(twoAddresses).build());
    lettermint.rotateToken("p1");
    server.arm(fault);

    if (fault.outcome() == null) {
      call.rotate(lettermint);
    } else {
      assertThat(call.failure(lettermint).outcome()).isEqualTo(fault.outcome());
    }

    assertThat(server.requests()).hasSize(fault.readsRequest() ? 1 : 0);
  }

  /** Of two addresses the dead one is passed over, whether they are tried in turn or in a race. */
  @ParameterizedTest
  @CsvSource({"SYNC, true", "ASYNC, true", "SYNC, false", "ASYNC, false"})
  void aDeadAddressIsPassedOver(Calls call, boolean fastFallback) {
    Dns oneDead = host -> List.of(local("127.0.0.2"), local("127.0.0.1"));
    OkHttpClient client = eager.newBuilder().dns(oneDead).fastFallback(fastFallback).build();
    LettermintProjects lettermint =
        Calls.to("http://localhost:" + server.port() + "/v1", LONG, client);

    assertThat(call.rotate(lettermint).newToken().reveal()).isEqualTo(Answers.NEW_TOKEN);

    assertThat(server.requests()).hasSize(1);
  }

  /** OkHttp looks whether it is alive after ten idle seconds only; before, nobody can tell. */
  @ParameterizedTest
  @EnumSource(Calls.class)
  void aRequestOnADeadPooledConnectionIsNotRepeated(Calls call) throws IOException {
    LettermintProjects lettermint = Calls.to(server.url(), LONG, eager);
    lettermint.rotateToken("p1");
    server.dropConnections();

    assertThat(call.failure(lettermint).outcome()).isEqualTo(Outcome.UNKNOWN);

    assertThat(server.requests()).hasSize(1);
  }

  /** It would see the team token in the clear. */
  @ParameterizedTest
  @EnumSource(Calls.class)
  void aProxyIsNotAskedWithoutTls(Calls call) throws IOException {
    InetSocketAddress proxy = new InetSocketAddress("127.0.0.1", server.port());
    OkHttpClient client = eager.newBuilder().proxy(new Proxy(Proxy.Type.HTTP, proxy)).build();

    RotationException failure = call.failure(Calls.to("http://localhost:1/v1", LONG, client));

    assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
    assertThat(server.requests()).isEmpty();
  }

  private static InetAddress local(String address) throws java.net.UnknownHostException {
    return InetAddress.getByName(address);
  }
}
