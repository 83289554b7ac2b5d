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
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What the specification says of the rotation. Immutable.
 *
 * @param path segments of the whole path, where {@code {projectId}} stands for any text
 * @param bodies the example body of each status
 */
record SpecifiedEndpoint(
    String basePath, List<String> path, String method, Map<Integer, String> bodies) {
  private static final String PROJECT_ID = "{projectId}";

  static SpecifiedEndpoint of(Specification specification) {
    SpecifiedOperation operation =
        specification.operations().stream()
            .filter(one -> one.id().equals(Specification.ROTATION))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("The specification has no rotateToken."));
    URI url = URI.create(operation.url().replaceAll("[{}]", "."));
    Map<Integer, String> bodies = new TreeMap<>();
    Json.members(operation.node(), "responses")
        .forEach(
            (status, response) ->
                Json.members(response, "content", "application/json", "examples").values().stream()
                    .map(example -> Specification.resource(Json.text(example, "externalValue")))
                    .findFirst()
                    .ifPresent(body -> bodies.put(Integer.valueOf(status), body)));
    String basePath = url.getPath().replace(operation.path().replaceAll("[{}]", "."), "");
    return new SpecifiedEndpoint(
        basePath,
        List.of((basePath + operation.path()).substring(1).split("/")),
        operation.method(),
        Map.copyOf(bodies));
  }

  /** The project that a URL names; null if it is not this endpoint's. */
  @Nullable String projectId(HttpUrl url) {
    List<String> segments = url.pathSegments();
    boolean matches =
        segments.size() == path.size()
            && IntStream.range(0, path.size()).allMatch(i -> matches(path.get(i), segments.get(i)));
    return matches ? segments.get(path.indexOf(PROJECT_ID)) : null;
  }

  private static boolean matches(String specified, String segment) {
    return specified.equals(PROJECT_ID) ? !segment.isEmpty() : specified.equals(segment);
  }

  JsonObject example(int status) {
    return JsonParser.parseString(bodies.get(status)).getAsJsonObject();
  }
}
