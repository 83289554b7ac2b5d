package co.lettermint.projects.provider;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.specification.Specification;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/**
 * A Lettermint that serves the specified rotation on a port of the loopback interface, from memory.
 * Thread-safe; close it when done, or register {@link Builder#extension} with JUnit.
 *
 * <p>A request is checked in this order, which is a Laravel API's: path (404), method (405), team
 * token (401), limit on calls (429), ability (403), project (404), body (400). Only what gets as
 * far as the limit counts towards it. Every answer has the {@code X-RateLimit} headers. Bodies are
 * the specification's examples unless the builder was given others; a wrong path or method and a
 * request with a body, which the specification does not speak of, are answered with its {@code
 * ErrorMessage}.
 *
 * <p>A {@link Fault} takes the place of a rotation, by {@link #next}, {@link #always} or the
 * request header {@value Fault#HEADER}. {@code POST /_pact/provider-states} sets up the provider
 * states of the client's pact.
 */
public class EmbeddedProvider implements AutoCloseable {
  /** The ability that a rotation needs. */
  public static final String WRITE_PROJECTS = "write:projects";

  /** The team token that a provider knows whose builder was given none. */
  public static final String TEAM_TOKEN = "lm_team_example_not_a_token";

  /** Where a verifier of the pact sets up provider states. */
  public static final String STATES_PATH = "/_pact/provider-states";

  private static final SpecifiedEndpoint ENDPOINT = SpecifiedEndpoint.of(Specification.current());

  private final MockWebServer server = new MockWebServer();
  private final Queue<Fault> next = new ConcurrentLinkedQueue<>();
  private final AtomicInteger posts = new AtomicInteger();
  private final Builder settings;
  private volatile @Nullable Fault always;
  private volatile World world;

  EmbeddedProvider(Builder builder) {
    settings = new Builder(builder);
    always = builder.fault;
    world = new World(settings);
    server.setServerSocketFactory(new PromptSockets());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            server.takeRequest(0, TimeUnit.SECONDS); // or it keeps each, team token and all
            return answer(request).build();
          }
        });
    try {
      server.start(InetAddress.getByName("127.0.0.1"), builder.port);
    } catch (IOException e) {
      server.close();
      throw new UncheckedIOException(
          "Port %d of this machine is in use or reserved: choose another.".formatted(builder.port),
          e);
    }
  }

  /** A builder, without projects. */
  public static Builder builder() {
    return new Builder();
  }

  /** A client of this provider, with a team token that may rotate. */
  public LettermintProjects client() {
    return clientBuilder().build();
  }

  /** The same, to set a timeout or more of it. */
  public LettermintProjects.Builder clientBuilder() {
    String teamToken =
        settings.abilitiesByTeamToken.entrySet().stream()
            .filter(one -> one.getValue().contains(WRITE_PROJECTS))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("No team token here may rotate."));
    return LettermintProjects.builder().teamToken(teamToken).baseUrl(baseUrl());
  }

  /** Where the API is, for a client: {@code http://127.0.0.1:PORT/v1}. */
  public String baseUrl() {
    return "http://127.0.0.1:" + port() + ENDPOINT.basePath();
  }

  public int port() {
    return server.getPort();
  }

  /** The faults of the next calls, one each, after those given before. */
  public void next(Fault... faults) {
    next.addAll(List.of(faults));
  }

  /** The fault of every call that has none by {@link #next}; null for no fault. */
  public void always(@Nullable Fault fault) {
    always = fault;
  }

  /**
   * The one token of a project. It has one from the start.
   *
   * @throws IllegalArgumentException if the builder was given no such project
   */
  public String currentToken(String projectId) {
    return world.project(projectId).token();
  }

  /** How often the token of a project was rotated, which must be one as above. */
  public int rotations(String projectId) {
    return world.project(projectId).rotations();
  }

  /** How many POSTs to the API came, whatever their path and answer. */
  public int requestCount() {
    return posts.get();
  }

  /** Makes everything as it was at the start, with fresh tokens. */
  public void reset() {
    next.clear();
    always = settings.fault;
    posts.set(0);
    world = new World(settings);
  }

  /** Closes its connections and gives the port back. */
  @Override
  public void close() {
    server.close();
  }

  private MockResponse.Builder answer(RecordedRequest request) {
    String method = request.getMethod();
    if (request.getUrl().encodedPath().equals(STATES_PATH)) {
      return changeState(request);
    }
    if (method.equals("POST")) {
      posts.incrementAndGet();
    }
    World world = this.world;
    String projectId = ENDPOINT.projectId(request.getUrl());
    if (projectId == null) {
      return answer(404, message("The path could not be found."), world.limit.look());
    }
    if (!method.equals(ENDPOINT.method())) {
      MockResponse.Builder answer =
          answer(405, message("The method %s is not supported here.", method), world.limit.look())
              .setHeader("Allow", ENDPOINT.method());
      return method.equals("HEAD") ? answer.body("") : answer;
    }
    Set<String> abilities = abilities(request, world);
    if (abilities == null) {
      return answer(401, refusal(401), world.limit.look());
    }
    RateWindow.State window = world.limit.take();
    if (window.exceeded()) {
      return answer(429, refusal(429), window).setHeader("Retry-After", window.secondsLeft());
    }
    if (!abilities.contains(WRITE_PROJECTS)) {
      return answer(403, refusal(403), window);
    }
    if (!world.has(projectId)) {
      JsonObject own = world.body(projectId);
      return answer(404, own == null ? refusal(404) : own.toString(), window);
    }
    if (request.getBodySize() > 0) {
      return answer(400, message("The request must not have a body."), window);
    }
    try {
      return rotate(projectId, fault(request), world, window);
    } catch (IllegalArgumentException e) { // a fault that is none
      return answer(400, message("%s", e.getMessage()), window);
    }
  }

  private @Nullable Fault fault(RecordedRequest request) {
    String header = request.getHeaders().get(Fault.HEADER);
    Fault first = header == null ? next.poll() : Fault.parse(header);
    return first == null ? always : first;
  }

  private static MockResponse.Builder rotate(
      String projectId, @Nullable Fault fault, World world, RateWindow.State window) {
    if (fault != null && !fault.rotates()) {
      return fault.on(answer(200, "", window), "");
    }
    World.Project project = world.rotate(projectId);
    JsonObject own = world.body(projectId);
    JsonObject body = own == null ? documented(project) : own;
    body.addProperty("new_token", project.token());
    MockResponse.Builder answer = answer(200, body.toString(), window);
    try {
      return fault == null ? answer : fault.on(answer, body.toString());
    } catch (RuntimeException e) { // one for each way not to have the place of a drift
      return answer(500, message("The body has no place for the fault %s.", fault), window);
    }
  }

  /** The documented body, with what this project has of its own. */
  private static JsonObject documented(World.Project project) {
    JsonObject body = ENDPOINT.example(200);
    JsonObject data = body.getAsJsonObject("data");
    data.addProperty("id", project.id());
    data.addProperty("name", project.name());
    data.addProperty("token_generated_at", project.tokenGeneratedAt().toString());
    data.addProperty("created_at", project.createdAt().toString());
    data.addProperty("updated_at", project.tokenGeneratedAt().toString());
    return body;
  }

  /** What the team token of a request may do; null if it has none, or none that is known. */
  private static @Nullable Set<String> abilities(RecordedRequest request, World world) {
    String authorization = request.getHeaders().get("Authorization");
    return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
        ? world.abilities(authorization.substring(7))
        : null;
  }

  private MockResponse.Builder changeState(RecordedRequest request) {
    try {
      JsonElement change = JsonParser.parseString(request.getBody().utf8());
      Builder changed = new Builder(settings);
      ProviderStates.change(changed, change);
      world = new World(changed);
      return answer(200, "{}", world.limit.look());
    } catch (JsonParseException | IllegalArgumentException e) {
      return answer(400, message("%s", e.getMessage()), world.limit.look());
    }
  }

  /** The specification's body of a refusal, or one like it if it has none. */
  static String refusal(int status) {
    String example = ENDPOINT.bodies().get(status);
    return example == null ? message("Refused with status %d.", status) : example;
  }

  private static String message(String message, Object... parts) {
    JsonObject body = new JsonObject();
    body.addProperty("message", message.formatted(parts));
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

  /** Collects what an {@link EmbeddedProvider} serves. Not thread-safe. */
  public static final class Builder {
    final Map<String, String> namesById = new HashMap<>();
    final Map<String, Set<String>> abilitiesByTeamToken = new LinkedHashMap<>();
    final Map<String, JsonObject> bodiesById = new HashMap<>();
    int callsPerMinute = 10;
    InstantSource clock = Clock.systemUTC();
    @Nullable Fault fault;
    private int port;

    private Builder() {}

    private Builder(Builder other) {
      namesById.putAll(other.namesById);
      abilitiesByTeamToken.putAll(other.abilitiesByTeamToken);
      if (abilitiesByTeamToken.isEmpty()) {
        teamToken(TEAM_TOKEN);
      }
      bodiesById.putAll(other.bodiesById);
      callsPerMinute = other.callsPerMinute;
      clock = other.clock;
      fault = other.fault;
    }

    /** A project with a name that does not matter. */
    public Builder project(String id) {
      return project(id, "Example project");
    }

    public Builder project(String id, String name) {
      namesById.put(id, name);
      return this;
    }

    /** What calls with this id get in place of the example; a rotation puts its new token in. */
    public Builder body(String projectId, JsonObject body) {
      bodiesById.put(projectId, body.deepCopy());
      return this;
    }

    /** A team token that may rotate; {@link #TEAM_TOKEN} unless one is given. */
    public Builder teamToken(String token) {
      return teamToken(token, Set.of(WRITE_PROJECTS));
    }

    /** A team token with these abilities; without {@link #WRITE_PROJECTS} it may not rotate. */
    public Builder teamToken(String token, Set<String> abilities) {
      abilitiesByTeamToken.put(token, Set.copyOf(abilities));
      return this;
    }

    /** How many calls all team tokens together have in 60 seconds; 10 unless set. */
    public Builder limit(int callsPerMinute) {
      this.callsPerMinute = callsPerMinute;
      return this;
    }

    /** Tells the time for the limit and the timestamps; the system's clock unless set. */
    public Builder clock(InstantSource clock) {
      this.clock = clock;
      return this;
    }

    /** The fault of every call; none unless set. */
    public Builder fault(@Nullable Fault fault) {
      this.fault = fault;
      return this;
    }

    /** The port to listen on; 0, the default, takes a free one. */
    public Builder port(int port) {
      this.port = port;
      return this;
    }

    /** Starts it. A port that cannot be listened on is an {@link UncheckedIOException}. */
    public EmbeddedProvider start() {
      return new EmbeddedProvider(this);
    }

    /**
     * Starts one for {@code @RegisterExtension}, which JUnit resets before each test, and closes
     * after the last one that shares it. Needs JUnit 5 on the class path.
     */
    public EmbeddedProvider extension() {
      return ProviderExtension.start(this);
    }
  }
}
