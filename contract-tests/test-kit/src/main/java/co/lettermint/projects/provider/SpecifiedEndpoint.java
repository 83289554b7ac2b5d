package co.lettermint.projects.provider;

import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Specification;
import co.lettermint.projects.specification.SpecifiedOperation;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What the specification says of the rotation. Immutable.
 *
 * @param path the whole of it, where {@code {projectId}} stands for any text
 * @param bodies the example body of each status
 */
record SpecifiedEndpoint(String basePath, String path, String method, Map<Integer, String> bodies) {
  private static final String PROJECT_ID = "{projectId}";

  static SpecifiedEndpoint of(Specification specification) {
    SpecifiedOperation operation =
        specification
            .rotation()
            .orElseThrow(() -> new IllegalStateException("The specification has no rotateToken."));
    URI url = URI.create(operation.url().replaceAll("[{}]", "."));
    Map<Integer, String> bodies = new TreeMap<>();
    specification
        .responses()
        .forEach(
            (status, response) ->
                Json.members(response, "content", "application/json", "examples").values().stream()
                    .map(example -> Specification.resource(Json.text(example, "externalValue")))
                    .findFirst()
                    .ifPresent(body -> bodies.put(Integer.valueOf(status), body)));
    String basePath = url.getPath().replace(operation.path().replaceAll("[{}]", "."), "");
    return new SpecifiedEndpoint(
        basePath, basePath + operation.path(), operation.method(), Map.copyOf(bodies));
  }

  /** The project that a URL names; null if it is not this endpoint's. */
  @Nullable String projectId(HttpUrl url) {
    boolean matches = url.encodedPath().matches(path.replace(PROJECT_ID, "[^/]+"));
    int index = List.of(path.substring(1).split("/")).indexOf(PROJECT_ID);
    return matches ? url.pathSegments().get(index) : null;
  }

  JsonObject example(int status) {
    return JsonParser.parseString(bodies.get(status)).getAsJsonObject();
  }
}
