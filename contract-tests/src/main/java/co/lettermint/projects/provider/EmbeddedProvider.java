package co.lettermint.projects.provider;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import mockwebserver3.MockWebServer;

/**
 * A Lettermint that serves the specified rotation on a port of the loopback interface, from memory.
 * Thread-safe; close it when done.
 *
 * <p>A request is checked in this order, which is a Laravel API's: path (404), method (405), team
 * token (401), limit on calls (429), ability (403), project (404), body (400). Only what gets as
 * far as the limit counts towards it. Every answer has the {@code X-RateLimit} headers. Bodies are
 * the specification's examples unless the builder was given others; a wrong path or method and a
 * request with a body, which the specification does not speak of, are answered with its {@code
 * ErrorMessage}.
 */
public final class EmbeddedProvider implements AutoCloseable {
  /** The ability that a rotation needs. */
  public static final String WRITE_PROJECTS = "write:projects";

  private final SpecifiedEndpoint endpoint = SpecifiedEndpoint.current();
  private final MockWebServer server = new MockWebServer();
  private final ProjectStore projects;
  private final ProviderDispatcher dispatcher;

  private EmbeddedProvider(Builder builder) {
    projects = new ProjectStore(builder.namesById, builder.clock);
    Map<String, Set<String>> tokens = Map.copyOf(builder.abilitiesByTeamToken);
    RateWindow limit = new RateWindow(builder.callsPerMinute, builder.clock);
    Answers answers = new Answers(endpoint, builder.bodiesById);
    dispatcher = new ProviderDispatcher(server, endpoint, tokens, projects, limit, answers);
    server.setDispatcher(dispatcher);
  }

  /** A builder, without projects and team tokens. */
  public static Builder builder() {
    return new Builder();
  }

  /** Where the API is, for the client: {@code http://127.0.0.1:PORT/v1}. */
  public String baseUrl() {
    return "http://127.0.0.1:" + port() + endpoint.basePath();
  }

  public int port() {
    return server.getPort();
  }

  /**
   * The one token of a project. It has one from the start.
   *
   * @throws IllegalArgumentException if the builder was given no such project
   */
  public String currentToken(String projectId) {
    return projects.get(projectId).token();
  }

  /** How often the token of a project was rotated, which must be one as above. */
  public int rotations(String projectId) {
    return projects.get(projectId).rotations();
  }

  /** How many POSTs came, whatever their path and answer. */
  public int requestCount() {
    return dispatcher.posts();
  }

  /** Closes its connections and gives the port back. */
  @Override
  public void close() {
    server.close();
  }

  /** Collects what an {@link EmbeddedProvider} serves. Not thread-safe. */
  public static final class Builder {
    private final Map<String, String> namesById = new HashMap<>();
    private final Map<String, Set<String>> abilitiesByTeamToken = new HashMap<>();
    private final Map<String, JsonObject> bodiesById = new HashMap<>();
    private int callsPerMinute = 10;
    private Clock clock = Clock.systemUTC();
    private int port;

    private Builder() {}

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

    /** A team token that may rotate. */
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
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /** The port to listen on; 0, the default, takes a free one. */
    public Builder port(int port) {
      this.port = port;
      return this;
    }

    /** Starts it. A port that cannot be listened on is an {@link UncheckedIOException}. */
    public EmbeddedProvider start() {
      EmbeddedProvider provider = new EmbeddedProvider(this);
      try {
        provider.server.start(InetAddress.getByName("127.0.0.1"), port);
      } catch (IOException e) {
        provider.close();
        throw new UncheckedIOException(
            "Port " + port + " of this machine is in use or reserved: choose another.", e);
      }
      return provider;
    }
  }
}
