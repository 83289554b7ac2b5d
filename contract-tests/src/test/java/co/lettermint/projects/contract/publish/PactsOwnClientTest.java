package co.lettermint.projects.contract.publish;

import static co.lettermint.projects.contract.publish.LoopbackBroker.INDEX;
import static co.lettermint.projects.contract.publish.LoopbackBroker.MATRIX;
import static co.lettermint.projects.contract.publish.LoopbackBroker.PUBLISH;
import static co.lettermint.projects.contract.publish.PublishRun.COMMIT;
import static co.lettermint.projects.contract.publish.PublishRun.PACT;
import static co.lettermint.projects.contract.publish.PublishRun.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.pactbroker.Latest;
import au.com.dius.pact.core.pactbroker.PactBrokerClient;
import au.com.dius.pact.core.pactbroker.PactBrokerClientConfig;
import au.com.dius.pact.core.pactbroker.PublishConfiguration;
import au.com.dius.pact.core.pactbroker.To;
import au.com.dius.pact.core.support.Auth;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pact's own client knows the broker's interface from elsewhere: both must send the same. */
class PactsOwnClientTest {
  private final LoopbackBroker broker;
  private PactBrokerClient pacts;

  PactsOwnClientTest() throws IOException {
    broker = new LoopbackBroker();
  }

  @BeforeEach
  void connect() {
    Auth token = new Auth.BearerAuthentication(TOKEN, Auth.DEFAULT_AUTH_HEADER);
    pacts =
        new PactBrokerClient(
            broker.url(),
            new HashMap<>(Map.of("authentication", token)),
            new PactBrokerClientConfig());
  }

  @AfterEach
  void close() {
    broker.close();
  }

  @Test
  void publishesTheSame() {
    publish();
    RecordedRequest ours = last(PUBLISH);

    pacts.uploadPactFile(PACT.toFile(), new PublishConfiguration(COMMIT, List.of(), "main"));

    RecordedRequest theirs = last(PUBLISH);
    assertThat(theirs).isNotSameAs(ours);
    JsonObject expected = json(theirs);
    assertThat(expected.remove("tags")).hasToString("[]");
    assertThat(json(ours)).isEqualTo(expected);
    assertSameHeaders(ours, theirs);
    assertThat(ours.getHeaders().get("Content-Type")).startsWith("application/json");
  }

  @ParameterizedTest
  @CsvSource({"production, production", "'',"})
  void asksTheSame(String known, String environment) {
    broker.environments(known.isEmpty() ? new String[0] : new String[] {known});
    publish();
    RecordedRequest ours = last(MATRIX);

    To to = environment == null ? null : new To(null, environment, false);
    pacts.canIDeploy("lettermint-projects-client", COMMIT, new Latest.UseLatest(false), to);

    RecordedRequest theirs = last(MATRIX);
    assertThat(theirs).isNotSameAs(ours);
    assertThat(query(ours.getUrl())).isEqualTo(query(theirs.getUrl()));
    assertSameHeaders(ours, theirs);
  }

  @Test
  void opensTheSameIndex() {
    publish();
    RecordedRequest ours = last(INDEX);

    pacts.uploadPactFile(PACT.toFile(), new PublishConfiguration(COMMIT));

    assertThat(last(INDEX)).isNotSameAs(ours);
    assertSameHeaders(ours, last(INDEX));
  }

  private void publish() {
    Map<String, String> settings =
        Map.of("PACT_BROKER_BASE_URL", broker.url(), "PACT_BROKER_TOKEN", TOKEN);
    assertThat(PublishRun.with(settings, PACT, PublishRun.git("main", "")).status()).isZero();
  }

  private RecordedRequest last(String request) {
    return broker.requests.get(broker.asked().lastIndexOf(request));
  }

  private static JsonObject json(RecordedRequest request) {
    return JsonParser.parseString(request.getBody().utf8()).getAsJsonObject();
  }

  private static Map<String, List<String>> query(HttpUrl url) {
    Map<String, List<String>> query = new TreeMap<>();
    url.queryParameterNames().forEach(name -> query.put(name, url.queryParameterValues(name)));
    return query;
  }

  private static void assertSameHeaders(RecordedRequest ours, RecordedRequest theirs) {
    for (String name : List.of("Accept", "Authorization")) {
      assertThat(ours.getHeaders().values(name)).isEqualTo(theirs.getHeaders().values(name));
    }
  }
}
