package co.lettermint.projects.contract.publish;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.pactbroker.Latest;
import au.com.dius.pact.core.pactbroker.PactBrokerClient;
import au.com.dius.pact.core.pactbroker.PactBrokerClientConfig;
import au.com.dius.pact.core.pactbroker.PublishConfiguration;
import au.com.dius.pact.core.pactbroker.To;
import co.lettermint.projects.publish.BrokerGateway;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pact's own client, which its Maven plugin calls, at a loopback broker. */
class BrokerGatewayTest {
  private static final String TOKEN = "broker_example_not_a_token";
  private static final File PACT = new File("pacts/lettermint-projects-client-lettermint-api.json");

  private static final PublishConfiguration VERSION =
      new PublishConfiguration("0123", List.of(), "main", null);

  private final MockWebServer broker = new MockWebServer();
  private final MockWebServer elsewhere = new MockWebServer();
  private BrokerGateway gateway;
  private PactBrokerClient client;

  @BeforeEach
  void start() throws IOException {
    broker.start();
    elsewhere.start();
    gateway = BrokerGateway.start(broker.url("/broker/").toString(), TOKEN);
    client = new PactBrokerClient(gateway.url(), new HashMap<>(), new PactBrokerClientConfig());
  }

  @AfterEach
  void close() {
    gateway.close();
    broker.close();
    elsewhere.close();
  }

  @Test
  void thePactIsPublishedWithTheToken() throws Exception {
    broker.enqueue(index(broker));
    broker.enqueue(answer("{\"notices\": []}"));

    assertThat(client.uploadPactFile(PACT, VERSION).toString()).startsWith("Ok");

    broker.takeRequest(); // the index
    RecordedRequest published = broker.takeRequest();
    JsonObject body = JsonParser.parseString(published.getBody().utf8()).getAsJsonObject();
    JsonObject contract = body.getAsJsonArray("contracts").get(0).getAsJsonObject();
    assertThat(published.getUrl().encodedPath()).isEqualTo("/broker/contracts/publish");
    assertThat(published.getHeaders().values("Authorization")).containsExactly("Bearer " + TOKEN);
    assertThat(body.get("pacticipantVersionNumber").getAsString()).isEqualTo("0123");
    assertThat(body.get("branch").getAsString()).isEqualTo("main");
    assertThat(JsonParser.parseString(decoded(contract)))
        .isEqualTo(JsonParser.parseString(Files.readString(PACT.toPath())));
  }

  @Test
  void canIDeployIsTheBrokersAnswer() throws Exception {
    broker.enqueue(answer("{\"summary\": {\"deployable\": true, \"reason\": \"yes\"}}"));

    var answer =
        client.canIDeploy(
            "lettermint-projects-client",
            "0123",
            new Latest.UseLatest(false),
            new To(null, "production", null),
            List.of());

    assertThat(answer.getOk()).isTrue();
    RecordedRequest asked = broker.takeRequest();
    assertThat(asked.getUrl().encodedPath()).isEqualTo("/broker/matrix");
    assertThat(asked.getUrl().queryParameter("environment")).isEqualTo("production");
    assertThat(asked.getHeaders().values("Authorization")).containsExactly("Bearer " + TOKEN);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theTokenFollowsNoRedirect(boolean isOfTheIndex) {
    if (!isOfTheIndex) {
      broker.enqueue(index(broker));
    }
    String location = elsewhere.url("/broker/").toString();
    broker.enqueue(new MockResponse.Builder().code(307).setHeader("Location", location).build());

    assertThat(publish()).contains("502");

    assertThat(elsewhere.getRequestCount()).isZero();
  }

  @Test
  void theTokenFollowsNoLinkToAnotherHost() throws Exception {
    broker.enqueue(index(elsewhere));
    elsewhere.enqueue(new MockResponse.Builder().code(401).build());

    publish();

    assertThat(elsewhere.takeRequest().getHeaders().values("Authorization")).isEmpty();
  }

  @Test
  void aBrokerThatCannotBeReachedIsAFailure() {
    broker.close();

    assertThat(publish()).contains("root HAL document");
  }

  private String publish() {
    try {
      return client.uploadPactFile(PACT, VERSION).toString();
    } catch (Exception e) { // Kotlin declares none
      return e + " " + e.getCause();
    }
  }

  private static MockResponse index(MockWebServer linked) {
    return answer(
        "{\"_links\": {\"pb:publish-contracts\": {\"href\": \"%s\"}}}"
            .formatted(linked.url("/broker/contracts/publish")));
  }

  private static MockResponse answer(String body) {
    return new MockResponse.Builder()
        .setHeader("Content-Type", "application/hal+json")
        .body(body)
        .build();
  }

  private static String decoded(JsonObject contract) {
    return new String(Base64.getDecoder().decode(contract.get("content").getAsString()));
  }
}
