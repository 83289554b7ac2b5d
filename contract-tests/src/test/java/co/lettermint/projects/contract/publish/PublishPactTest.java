package co.lettermint.projects.contract.publish;

import static co.lettermint.projects.contract.publish.LoopbackBroker.ENVIRONMENTS;
import static co.lettermint.projects.contract.publish.LoopbackBroker.INDEX;
import static co.lettermint.projects.contract.publish.LoopbackBroker.MATRIX;
import static co.lettermint.projects.contract.publish.LoopbackBroker.PUBLISH;
import static co.lettermint.projects.contract.publish.PublishRun.COMMIT;
import static co.lettermint.projects.contract.publish.PublishRun.PACT;
import static co.lettermint.projects.contract.publish.PublishRun.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a broker is sent, and what its answers come to. */
class PublishPactTest {
  private final Map<String, String> environment = new HashMap<>();
  private final LoopbackBroker broker;

  PublishPactTest() throws IOException {
    broker = new LoopbackBroker();
  }

  @BeforeEach
  void set() {
    environment.put("PACT_BROKER_BASE_URL", broker.url());
    environment.put("PACT_BROKER_TOKEN", TOKEN);
  }

  @AfterEach
  void close() {
    broker.close();
  }

  @Test
  void theCommittedPactIsPublishedAsThisCommitAndBranch() throws IOException {
    PublishRun run = publish();

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.out().lines())
        .containsExactly(
            "Published the pact of lettermint-projects-client with lettermint-api as version "
                + COMMIT
                + ", branch main, at "
                + broker.url()
                + "/.",
            "It can go with what is in production: All required verification results are"
                + " published and successful");
    JsonObject sent = sent(PUBLISH);
    assertThat(sent.get("pacticipantName").getAsString()).isEqualTo("lettermint-projects-client");
    assertThat(sent.get("pacticipantVersionNumber").getAsString()).isEqualTo(COMMIT);
    assertThat(sent.get("branch").getAsString()).isEqualTo("main");
    assertThat(sent.getAsJsonArray("contracts")).hasSize(1);
    JsonObject contract = sent.getAsJsonArray("contracts").get(0).getAsJsonObject();
    assertThat(contract.get("consumerName").getAsString()).isEqualTo("lettermint-projects-client");
    assertThat(contract.get("providerName").getAsString()).isEqualTo("lettermint-api");
    assertThat(contract.get("specification").getAsString()).isEqualTo("pact");
    assertThat(contract.get("contentType").getAsString()).isEqualTo("application/json");
    assertThat(Base64.getDecoder().decode(contract.get("content").getAsString()))
        .isEqualTo(Files.readAllBytes(PACT));
  }

  @Test
  void eachRequestIsSentOnceWithTheToken() {
    publish();

    assertThat(broker.asked()).containsExactly(INDEX, ENVIRONMENTS, PUBLISH, MATRIX);
    assertThat(broker.requests)
        .allSatisfy(
            request ->
                assertThat(request.getHeaders().values("Authorization"))
                    .containsExactly("Bearer " + TOKEN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          production,staging | ''      | environment=production
          production,staging | staging | environment=staging
          ''                 | ''      | latest=true
          ''                 | staging | latest=true
          """)
  void canIDeployIsAskedForThisVersion(String known, String asked, String expected) {
    broker.environments(known.isEmpty() ? new String[0] : known.split(","));
    environment.put("PACT_BROKER_ENVIRONMENT", asked);

    PublishRun run = publish();

    assertThat(run.status()).isZero();
    HttpUrl url = broker.requests.get(3).getUrl();
    assertThat(url.queryParameter("q[][pacticipant]")).isEqualTo("lettermint-projects-client");
    assertThat(url.queryParameter("q[][version]")).isEqualTo(COMMIT);
    assertThat(url.queryParameter("latestby")).isEqualTo("cvp");
    assertThat(url.query().split("&")).hasSize(4).contains(expected);
  }

  @Test
  void aBrokerThatKnowsNoEnvironmentsIsAskedAboutTheLatest() {
    broker.answer(
        INDEX,
        200,
        "{\"_links\": {\"pb:publish-contracts\": {\"href\": \"%s/contracts/publish\"}}}"
            .formatted(broker.url()));

    PublishRun run = publish();

    assertThat(run.out()).contains("It can go with the latest provider: ");
    assertThat(broker.requests.get(2).getUrl().query()).contains("latest=true");
  }

  @Test
  void anEnvironmentThatTheBrokerDoesNotHaveStopsItBeforeAnythingIsPublished() {
    environment.put("PACT_BROKER_ENVIRONMENT", "live");

    PublishRun run = publish();

    assertFailed(
        run, "has no environment live, only test, production: name one of them in PACT_BROKER_ENV");
    assertThat(broker.asked()).doesNotContain(PUBLISH);
  }

  @Test
  void aNoIsTheBrokersReason() {
    broker.matrix(false, "There is no verified pact\nbetween 0123 and " + TOKEN);

    PublishRun run = publish();

    assertFailed(
        run,
        "The pact is published, but it cannot go with what is in production: There is no verified"
            + " pact between 0123 and [redacted]");
    assertThat(run.out()).startsWith("Published ");
  }

  @Test
  void aMatrixThatCannotBeReadIsNoYes() {
    broker.answer(MATRIX, 500, "{}");

    assertFailed(publish(), "/broker/matrix?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          401 | /publish does not accept PACT_BROKER_TOKEN (401): set it to a token of this broker.
          403 | /publish is closed to PACT_BROKER_TOKEN (403): set it to a read and write token.
          404 | /publish is not there (404): check PACT_BROKER_BASE_URL.
          409 | /publish has another pact for this commit (409), which must not change: publish
          400 | /publish refused with status 400, saying: {"errors": ["no such"], "token": "[redacted]"}
          503 | /publish refused with status 503, saying: {"errors":
          """)
  void aRefusalIsOneSentence(int status, String sentence) {
    broker.answer(
        PUBLISH, status, "{\"errors\": [\"no such\"],\n\"token\": \"%s\"}".formatted(TOKEN));

    PublishRun run = publish();

    assertFailed(run, sentence);
    assertThat(broker.asked()).containsExactly(INDEX, ENVIRONMENTS, PUBLISH);
  }

  @ParameterizedTest
  @ValueSource(strings = {INDEX, ENVIRONMENTS, PUBLISH, MATRIX})
  void a401IsTheSameSentenceAnywhere(String request) {
    broker.answer(request, 401, "");

    assertFailed(publish(), " does not accept PACT_BROKER_TOKEN (401)");
  }

  @ParameterizedTest
  @ValueSource(strings = {INDEX, ENVIRONMENTS, PUBLISH, MATRIX})
  void theTokenFollowsNoRedirect(String request) {
    broker.redirect(request, broker.url() + "/elsewhere");

    PublishRun run = publish();

    assertFailed(run, " redirects (307), and the token does not follow: give the final");
    assertThat(broker.asked()).doesNotContain(request.replaceAll(" .*", " /broker/elsewhere"));
  }

  @Test
  void theTokenFollowsNoLinkInTheClear() {
    broker.link("http://broker.example.org");

    assertFailed(
        publish(),
        "The broker links to http://broker.example.org/environments, which is not HTTPS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "<html>", "{\"_links\": {}}"})
  void whatIsNoBrokerIsSaid(String index) {
    broker.answer(INDEX, 200, index);

    assertFailed(publish(), "PACT_BROKER_BASE_URL");
  }

  @Test
  void aBrokerThatCannotBeReachedIsOneSentence() {
    broker.close();

    assertFailed(publish(), broker.url() + "/ cannot be reached: ");
  }

  private PublishRun publish() {
    return PublishRun.with(environment, PACT, PublishRun.git("main", ""));
  }

  private JsonObject sent(String request) {
    RecordedRequest sent = broker.requests.get(broker.asked().indexOf(request));
    return JsonParser.parseString(sent.getBody().utf8()).getAsJsonObject();
  }

  private static void assertFailed(PublishRun run, String sentence) {
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().lines()).singleElement().asString().contains(sentence);
    assertThat(run.out() + run.err()).doesNotContain(TOKEN, "Exception", "\tat ");
  }
}
