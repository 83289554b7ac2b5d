package co.lettermint.projects.publish;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What publishing needs of a Pact Broker's HTTP interface. The requests are those of Pact's own
 * client, which does not send them: it takes the token along to wherever it is redirected or
 * linked, waits without end, and takes a redirect with a body for a success.
 */
final class Broker {
  private final BrokerHttp http;
  private final HttpUrl baseUrl;
  private final @Nullable HttpUrl environments;
  private final @Nullable HttpUrl publish;

  private Broker(BrokerHttp http, HttpUrl baseUrl, JsonObject links) {
    this.http = http;
    this.baseUrl = baseUrl;
    this.environments = link(links, "pb:environments");
    this.publish = link(links, "pb:publish-contracts");
  }

  private @Nullable HttpUrl link(JsonObject links, String relation) {
    JsonObject link = links.getAsJsonObject(relation);
    return link == null ? null : baseUrl.resolve(link.get("href").getAsString());
  }

  /** Reads the broker's index. */
  static Broker open(BrokerAccess access) {
    BrokerHttp http = new BrokerHttp(access.token());
    HttpUrl baseUrl = access.baseUrl();
    return http.get(baseUrl, index -> new Broker(http, baseUrl, index.getAsJsonObject("_links")));
  }

  /** The names of its environments; none where it does not know of such. */
  List<String> environments() {
    return environments == null ? List.of() : http.get(environments, Broker::names);
  }

  private static List<String> names(JsonObject environments) {
    JsonArray all = environments.getAsJsonObject("_embedded").getAsJsonArray("environments");
    return StreamSupport.stream(all.spliterator(), false)
        .map(environment -> environment.getAsJsonObject().get("name").getAsString())
        .toList();
  }

  void publish(Contract contract, Commit commit) {
    if (publish == null) {
      throw new PublishException(
          baseUrl
              + " takes no pact together with its branch: update the broker, or check "
              + BrokerAccess.BASE_URL
              + ".");
    }
    JsonObject pact = new JsonObject();
    pact.addProperty("consumerName", contract.consumer());
    pact.addProperty("providerName", contract.provider());
    pact.addProperty("specification", "pact");
    pact.addProperty("contentType", "application/json");
    byte[] content = contract.text().getBytes(StandardCharsets.UTF_8);
    pact.addProperty("content", Base64.getEncoder().encodeToString(content));
    JsonArray contracts = new JsonArray();
    contracts.add(pact);
    JsonObject version = new JsonObject();
    version.addProperty("pacticipantName", contract.consumer());
    version.addProperty("pacticipantVersionNumber", commit.id());
    version.addProperty("branch", commit.branch());
    version.add("contracts", contracts);
    http.post(publish, version);
  }

  /** The broker's reason for its yes. A no ends the publishing, with the reason for it. */
  String canIDeploy(Contract contract, Commit commit, Target target) {
    HttpUrl.Builder matrix =
        baseUrl
            .newBuilder()
            .addPathSegment("matrix")
            .addQueryParameter("q[][pacticipant]", contract.consumer())
            .addQueryParameter("q[][version]", commit.id())
            .addQueryParameter("latestby", "cvp");
    if (target.environment() == null) {
      matrix.addQueryParameter("latest", "true");
    } else {
      matrix.addQueryParameter("environment", target.environment());
    }
    Verdict verdict = http.get(matrix.build(), Verdict::of);
    if (!verdict.deployable()) {
      throw new PublishException(
          "The pact is published, but it cannot go with " + target + ": " + verdict.reason());
    }
    return verdict.reason();
  }

  private record Verdict(boolean deployable, String reason) {
    static Verdict of(JsonObject matrix) {
      JsonObject summary = matrix.getAsJsonObject("summary");
      JsonElement deployable = summary.get("deployable"); // null while something is not verified
      return new Verdict(
          !deployable.isJsonNull() && deployable.getAsBoolean(),
          summary.get("reason").getAsString());
    }
  }
}
