package co.lettermint.projects.publish;

import co.lettermint.projects.Secret;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Requests to a broker, with its token, which goes over TLS or loopback alone. */
final class BrokerHttp {
  private static final MediaType JSON = MediaType.get("application/json");

  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .callTimeout(Duration.ofSeconds(30))
          .followRedirects(false)
          .followSslRedirects(false)
          .build();
  private final Secret token;

  BrokerHttp(Secret token) {
    this.token = token;
  }

  <T> T get(HttpUrl url, Function<JsonObject, T> reading) {
    String body = send(new Request.Builder().url(url));
    try {
      return reading.apply(JsonParser.parseString(body).getAsJsonObject());
    } catch (RuntimeException e) { // Gson has one for each way not to be what is read
      throw new PublishException(
          url + " does not answer as a Pact Broker does: check PACT_BROKER_BASE_URL.");
    }
  }

  void post(HttpUrl url, JsonObject body) {
    send(new Request.Builder().url(url).post(RequestBody.create(body.toString(), JSON)));
  }

  private String send(Request.Builder builder) {
    Request request =
        builder
            .header("Accept", "application/hal+json, application/json")
            .header("Authorization", "Bearer " + token.reveal())
            .build();
    if (!BrokerAccess.keepsTokens(request.url())) {
      throw new PublishException(
          "The broker links to "
              + request.url()
              + ", which is not HTTPS: mend the base URL that the broker is configured with.");
    }
    try (Response response = client.newCall(request).execute()) {
      String body = response.body().string();
      if (!response.isSuccessful()) {
        throw new PublishException(Refusal.inWords(response.code(), request.url(), body));
      }
      return body;
    } catch (IOException e) {
      throw new PublishException(
          request.url()
              + " cannot be reached: "
              + e.getMessage()
              + "; check the network and PACT_BROKER_BASE_URL.");
    }
  }
}
