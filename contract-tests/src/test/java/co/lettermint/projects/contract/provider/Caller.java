package co.lettermint.projects.contract.provider;

import co.lettermint.projects.provider.EmbeddedProvider;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;

/** Calls a provider with the HTTP client of the JDK. */
record Caller(EmbeddedProvider provider) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Answer rotate(String project) {
    return rotate(project, "Authorization", "Bearer " + EmbeddedProvider.TEAM_TOKEN);
  }

  Answer rotate(String project, String... headers) {
    return send("POST", "/v1/projects/" + project + "/rotate-token", null, headers);
  }

  /** Names and values of the headers take turns. */
  Answer send(String method, String path, @Nullable String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + provider.port() + path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return new Answer(HTTP.sendAsync(request.build(), BodyHandlers.ofString()).join());
  }

  record Answer(HttpResponse<String> response) {
    int status() {
      return response.statusCode();
    }

    @Nullable String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }

    JsonObject json() {
      return JsonParser.parseString(response.body()).getAsJsonObject();
    }

    String newToken() {
      return json().get("new_token").getAsString();
    }

    /** Limit, calls left, and the end of the window. */
    String limit() {
      return "%s %s %s"
          .formatted(
              header("X-RateLimit-Limit"),
              header("X-RateLimit-Remaining"),
              header("X-RateLimit-Reset"));
    }
  }
}
