package co.lettermint.projects.provider;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** Decides what a request gets, in the order that {@link EmbeddedProvider} documents. */
final class ProviderDispatcher extends Dispatcher {
  private static final String BEARER = "Bearer ";

  private final MockWebServer server;
  private final SpecifiedEndpoint endpoint;
  private final Map<String, Set<String>> abilitiesByTeamToken;
  private final ProjectStore projects;
  private final RateWindow limit;
  private final Answers answers;
  private final AtomicInteger posts = new AtomicInteger();

  ProviderDispatcher(
      MockWebServer server,
      SpecifiedEndpoint endpoint,
      Map<String, Set<String>> abilitiesByTeamToken,
      ProjectStore projects,
      RateWindow limit,
      Answers answers) {
    this.server = server;
    this.endpoint = endpoint;
    this.abilitiesByTeamToken = abilitiesByTeamToken;
    this.projects = projects;
    this.limit = limit;
    this.answers = answers;
  }

  int posts() {
    return posts.get();
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
    server.takeRequest(0, TimeUnit.SECONDS); // or it keeps every request, team token and all
    if (request.getMethod().equals("POST")) {
      posts.incrementAndGet();
    }
    String projectId = endpoint.projectId(request.getUrl());
    if (projectId == null) {
      return answers.noSuchPath(limit.look());
    }
    if (!request.getMethod().equals(endpoint.method())) {
      return answers.noSuchMethod(request.getMethod(), limit.look());
    }
    Set<String> abilities = abilities(request);
    return abilities == null
        ? answers.specified(401, limit.look())
        : authenticated(projectId, abilities, request.getBodySize() > 0, limit.take());
  }

  private MockResponse authenticated(
      String projectId, Set<String> abilities, boolean hasBody, RateWindow.State window) {
    if (window.exceeded()) {
      return answers.tooManyRequests(window);
    }
    if (!abilities.contains(EmbeddedProvider.WRITE_PROJECTS)) {
      return answers.specified(403, window);
    }
    if (!projects.has(projectId)) {
      return answers.noSuchProject(projectId, window);
    }
    if (hasBody) {
      return answers.unexpectedBody(window);
    }
    return answers.rotated(projects.rotate(projectId), window);
  }

  /** What the team token of a request may do; null where there is none, or none that is known. */
  private @Nullable Set<String> abilities(RecordedRequest request) {
    String authorization = request.getHeaders().get("Authorization");
    return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? abilitiesByTeamToken.get(authorization.substring(BEARER.length()))
        : null;
  }
}
