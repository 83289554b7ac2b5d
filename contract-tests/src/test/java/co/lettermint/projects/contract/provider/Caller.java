package co.lettermint.projects.contract.provider;

import co.lettermint.projects.provider.EmbeddedProvider;
import co.lettermint.projects.specification.Specification;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Calls a provider with plain OkHttp. */
record Caller(EmbeddedProvider provider) {
  private static final OkHttpClient HTTP =
      new OkHttpClient.Builder().retryOnConnectionFailure(false).build();

  Answer rotate(String project) {
    return send(rotation(project));
  }

  Request rotation(String project) {
    String path = "/v1/projects/" + project + "/rotate-token";
    return request("POST", path, EmbeddedProvider.TEAM_TOKEN, "");
  }

  /** A request to a path; an empty token is none, an empty body as well. */
  Request request(String method, String path, String token, String body) {
    boolean takesBody = !method.equals("GET") && !method.equals("HEAD");
    Request.Builder request =
        new Request.Builder()
            .url("http://127.0.0.1:" + provider.port() + path)
            .method(method, takesBody ? RequestBody.create(body, null) : null);
    return token.isEmpty()
        ? request.build()
        : request.header("Authorization", "Bearer " + token).build();
  }

  Answer send(Request request) {
    try (Response response = HTTP.newCall(request).execute()) {
      return new Answer(response.code(), response.headers(), response.body().string());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An example of the specification, by its status. */
  static JsonObject example(int status) {
    String example = Specification.resource("examples/rotate-token." + status + ".json");
    return JsonParser.parseString(example).getAsJsonObject();
  }

  record Answer(int status, Headers headers, String body) {
    JsonObject json() {
      return JsonParser.parseString(body).getAsJsonObject();
    }

    String newToken() {
      return json().get("new_token").getAsString();
    }

    /** Limit, calls left, and the end of the window. */
    String limit() {
      return String.join(
          " ",
          headers.get("X-RateLimit-Limit"),
          headers.get("X-RateLimit-Remaining"),
          headers.get("X-RateLimit-Reset"));
    }
  }
}
