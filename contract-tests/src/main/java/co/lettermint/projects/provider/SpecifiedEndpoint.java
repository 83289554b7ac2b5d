package co.lettermint.projects.provider;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What the specification says of the rotation. Immutable.
 *
 * @param basePath path of the server, {@code /v1}
 * @param path segments of the whole path, where {@code {projectId}} stands for any text
 * @param method the method of the operation
 * @param methods every method that the path has
 * @param bodies the example body of each status
 */
record SpecifiedEndpoint(
    String basePath,
    List<String> path,
    String method,
    Set<String> methods,
    Map<Integer, String> bodies) {
  private static final String OPERATION = "rotateToken";
  private static final String PROJECT_ID = "{projectId}";

  /** Read once: parsing takes longer than starting a server. */
  private static final class Current {
    static final SpecifiedEndpoint INSTANCE = read();
  }

  static SpecifiedEndpoint current() {
    return Current.INSTANCE;
  }

  private static SpecifiedEndpoint read() {
    SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(Resources.specification());
    check(parsed.getMessages().isEmpty(), parsed.getMessages().toString());
    OpenAPI api = parsed.getOpenAPI();
    for (Map.Entry<String, PathItem> path : api.getPaths().entrySet()) {
      for (Map.Entry<HttpMethod, Operation> method :
          path.getValue().readOperationsMap().entrySet()) {
        if (OPERATION.equals(method.getValue().getOperationId())) {
          return of(api, path.getKey(), path.getValue(), method.getKey());
        }
      }
    }
    throw new IllegalStateException(Resources.SPECIFICATION + ": no operation " + OPERATION + ".");
  }

  private static SpecifiedEndpoint of(OpenAPI api, String path, PathItem item, HttpMethod method) {
    Operation operation = item.readOperationsMap().get(method);
    check(isBearer(api, operation), OPERATION + " is not secured by a bearer token alone");
    check(operation.getRequestBody() == null, OPERATION + " has a request body");
    String basePath = URI.create(api.getServers().get(0).getUrl()).getPath();
    return new SpecifiedEndpoint(
        basePath,
        List.of((basePath + path).substring(1).split("/")),
        method.name(),
        item.readOperationsMap().keySet().stream()
            .map(HttpMethod::name)
            .collect(Collectors.toUnmodifiableSet()),
        SpecifiedBodies.of(operation));
  }

  private static boolean isBearer(OpenAPI api, Operation operation) {
    var security = operation.getSecurity() == null ? api.getSecurity() : operation.getSecurity();
    if (security == null || security.size() != 1 || security.get(0).size() != 1) {
      return false;
    }
    String name = security.get(0).keySet().iterator().next();
    SecurityScheme scheme = api.getComponents().getSecuritySchemes().get(name);
    return scheme.getType() == SecurityScheme.Type.HTTP && "bearer".equals(scheme.getScheme());
  }

  /** The project that a URL names; null where it is not this endpoint's. */
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

  /** The example of a status that the endpoint answers with. */
  String body(int status) {
    String body = bodies.get(status);
    check(body != null, OPERATION + " has no example for status " + status);
    return body;
  }

  private static void check(boolean isAsExpected, String otherwise) {
    if (!isAsExpected) {
      throw new IllegalStateException(
          Resources.SPECIFICATION + ": " + otherwise + "; teach the embedded provider.");
    }
  }
}
