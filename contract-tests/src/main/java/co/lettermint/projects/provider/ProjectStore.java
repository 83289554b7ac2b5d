package co.lettermint.projects.provider;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The projects, each with the one token that it has. Thread-safe; a rotation is atomic. */
final class ProjectStore {
  private final Map<String, Project> projects = new ConcurrentHashMap<>();
  private final Clock clock;

  /** Gives each project its first token. */
  ProjectStore(Map<String, String> namesById, Clock clock) {
    this.clock = clock;
    Instant now = now();
    namesById.forEach(
        (id, name) -> projects.put(id, new Project(id, name, now, Tokens.fresh(), now, 0)));
  }

  boolean has(String id) {
    return projects.containsKey(id);
  }

  Project get(String id) {
    Project project = projects.get(id);
    if (project == null) {
      throw new IllegalArgumentException("No project " + id + ": give it to the builder.");
    }
    return project;
  }

  /** Replaces the token of a project, and keeps nothing of the old one. */
  Project rotate(String id) {
    return projects.computeIfPresent(id, (same, project) -> project.rotated(Tokens.fresh(), now()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
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
