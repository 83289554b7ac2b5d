package co.lettermint.projects.contract.provider;

import co.lettermint.projects.provider.EmbeddedProvider;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Calls a provider with plain OkHttp. */
final class Caller {
  static final String PROJECT = "9b2f8c1e-0000-4000-8000-example00001";
  static final String OTHER_PROJECT = "9b2f8c1e-0000-4000-8000-example00002";
  static final String UNKNOWN_PROJECT = "9b2f8c1e-0000-4000-8000-example00009";
  static final String TEAM_TOKEN = "lm_team_example_not_a_token";
  static final String READ_ONLY_TOKEN = "lm_team_example_read_only_not_a_token";

  private static final OkHttpClient HTTP =
      new OkHttpClient.Builder().retryOnConnectionFailure(false).build();

  private final EmbeddedProvider provider;

  Caller(EmbeddedProvider provider) {
    this.provider = provider;
  }

  Answer rotate(String project) {
    return send(rotation(project));
  }

  Request rotation(String project) {
    return request("POST", "/v1/projects/" + project + "/rotate-token", TEAM_TOKEN, "");
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
      String body = response.body().string();
      return new Answer(response.code(), response.headers(), body);
    } catch (IOException e) {
      throw new AssertionError("no answer to " + request.method() + " " + request.url(), e);
    }
  }

  /** An example of the specification, by its status. */
  static JsonObject example(int status) {
    String name = "openapi/examples/rotate-token." + status + ".json";
    try (InputStream in = Caller.class.getClassLoader().getResourceAsStream(name)) {
      return object(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(name, e);
    }
  }

  private static JsonObject object(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  record Answer(int status, Headers headers, String body) {
    JsonObject json() {
      return object(body);
    }

    JsonObject project() {
      return json().getAsJsonObject("data");
    }

    String newToken() {
      return json().get("new_token").getAsString();
    }
  }
}
