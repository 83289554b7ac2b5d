package co.lettermint.projects.provider;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;
import mockwebserver3.MockResponse;

/** Writes answers: the specification's examples, or {@code {"message"}} where it has none. */
final class Answers {
  private final SpecifiedEndpoint endpoint;
  private final JsonObject documented;
  private final Map<String, JsonObject> bodiesById;

  Answers(SpecifiedEndpoint endpoint, Map<String, JsonObject> bodiesById) {
    this.endpoint = endpoint;
    this.bodiesById = Map.copyOf(bodiesById);
    this.documented = JsonParser.parseString(endpoint.body(200)).getAsJsonObject();
  }

  MockResponse specified(int status, RateWindow.State window) {
    return answer(status, endpoint.body(status), window).build();
  }

  MockResponse tooManyRequests(RateWindow.State window) {
    return answer(429, endpoint.body(429), window)
        .setHeader("Retry-After", window.secondsLeft())
        .build();
  }

  MockResponse noSuchProject(String id, RateWindow.State window) {
    JsonObject own = bodiesById.get(id);
    return answer(404, own == null ? endpoint.body(404) : own.toString(), window).build();
  }

  MockResponse unexpectedBody(RateWindow.State window) {
    return answer(400, message("The request must not have a body."), window).build();
  }

  MockResponse noSuchPath(RateWindow.State window) {
    return answer(404, message("The path could not be found."), window).build();
  }

  MockResponse noSuchMethod(String method, RateWindow.State window) {
    MockResponse.Builder answer =
        answer(405, message("The method " + method + " is not supported here."), window)
            .setHeader("Allow", String.join(", ", endpoint.methods()));
    return (method.equals("HEAD") ? answer.body("") : answer).build();
  }

  MockResponse rotated(ProjectStore.Project project, RateWindow.State window) {
    JsonObject own = bodiesById.get(project.id());
    JsonObject body = own == null ? documented(project) : own.deepCopy();
    body.addProperty("new_token", project.token());
    return answer(200, body.toString(), window).build();
  }

  /** The documented body, with what this project has of its own. */
  private JsonObject documented(ProjectStore.Project project) {
    JsonObject body = documented.deepCopy();
    JsonObject data = body.getAsJsonObject("data");
    data.addProperty("id", project.id());
    data.addProperty("name", project.name());
    data.addProperty("token_generated_at", project.tokenGeneratedAt().toString());
    data.addProperty("created_at", project.createdAt().toString());
    data.addProperty("updated_at", project.tokenGeneratedAt().toString());
    return body;
  }

  private static String message(String message) {
    JsonObject body = new JsonObject();
    body.addProperty("message", message);
    return body.toString();
  }

  private static MockResponse.Builder answer(int status, String body, RateWindow.State window) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/json")
        .setHeader("X-RateLimit-Limit", window.limit())
        .setHeader("X-RateLimit-Remaining", window.remaining())
        .setHeader("X-RateLimit-Reset", window.resetsAt())
        .body(body);
  }
}
