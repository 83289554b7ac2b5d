package co.lettermint.projects.provider;

import com.google.gson.JsonObject;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What is true at the provider: its projects, tokens and limit. Thread-safe. */
final class World {
  private static final String ALPHANUMERICS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<String, Project> projects = new ConcurrentHashMap<>();
  private final EmbeddedProvider.Builder settings;
  final RateWindow limit;

  /**
   * Gives each project its first token.
   *
   * @param settings which nobody changes any more
   */
  World(EmbeddedProvider.Builder settings) {
    this.settings = settings;
    limit = new RateWindow(settings.callsPerMinute, settings.clock);
    Instant now = now();
    settings.namesById.forEach(
        (id, name) -> projects.put(id, new Project(id, name, now, freshToken(), now, 0)));
  }

  /** What a team token may do; null if it is not known. */
  @Nullable Set<String> abilities(String teamToken) {
    return settings.abilitiesByTeamToken.get(teamToken);
  }

  boolean has(String id) {
    return projects.containsKey(id);
  }

  Project project(String id) {
    Project project = projects.get(id);
    if (project == null) {
      throw new IllegalArgumentException("No project " + id + ": give it to the builder.");
    }
    return project;
  }

  /** Replaces the token of a project, and keeps nothing of the old one. */
  Project rotate(String id) {
    return projects.computeIfPresent(id, (same, project) -> project.rotated(freshToken(), now()));
  }

  /** What calls with this id get in place of the example. */
  @Nullable JsonObject body(String id) {
    JsonObject body = settings.bodiesById.get(id);
    return body == null ? null : body.deepCopy();
  }

  private Instant now() {
    return settings.clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private static String freshToken() {
    StringBuilder token = new StringBuilder("lm_");
    RANDOM.ints(32, 0, ALPHANUMERICS.length()).forEach(i -> token.append(ALPHANUMERICS.charAt(i)));
    return token.toString();
  }

  /** A project at a moment. */
  record Project(
      String id,
      String name,
      Instant createdAt,
      String token,
      Instant tokenGeneratedAt,
      int rotations) {

    Project rotated(String newToken, Instant now) {
      return new Project(id, name, createdAt, newToken, now, rotations + 1);
    }

    /** Without the token. */
    @Override
    public String toString() {
      return "Project[id=" + id + ", rotations=" + rotations + "]";
    }
  }
}
