package co.lettermint.projects.demo;

import co.lettermint.projects.json.Printable;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The user's word that a real token is to be replaced, and all that this needs.
 *
 * @param tokenFile where the new token goes; a terminal is no place for it
 * @param differences a file for what the answer has that is not specified; null if nobody asked
 */
record Consent(
    String teamToken, String project, String baseUrl, Path tokenFile, @Nullable Path differences) {
  private static final String TEAM_TOKEN = "LETTERMINT_TEAM_TOKEN";
  private static final String REAL = "https://api.lettermint.co/v1";
  private static final Set<String> OPTIONS =
      Set.of("project", "yes", "tokenFile", "baseUrl", "differences");

  /**
   * Reads the environment and what was given with {@code -D}; empty if nothing there is about the
   * real API. What is blank is not given.
   *
   * @throws Demo.Refusal if it is incomplete
   */
  static Optional<Consent> of(Map<String, String> environment, Map<String, String> options) {
    Map<String, String> given = new HashMap<>(options);
    given.keySet().retainAll(OPTIONS);
    given.put(TEAM_TOKEN, environment.getOrDefault(TEAM_TOKEN, ""));
    given.values().removeIf(String::isBlank);
    return given.isEmpty() ? Optional.empty() : Optional.of(of(given));
  }

  private static Consent of(Map<String, String> given) {
    String teamToken = given.get(TEAM_TOKEN);
    if (teamToken == null) {
      throw new Demo.Refusal(
          TEAM_TOKEN
              + " is not set: set it to a team token to rotate at the real API, or give no -D"
              + " option for the demo on this machine.");
    }
    String project = given.get("project");
    if (project == null) {
      throw new Demo.Refusal(
          TEAM_TOKEN
              + " is set and no project is named: add -Dproject=ID to rotate at the real API, or"
              + " unset the variable for the demo on this machine.");
    }
    if (Printable.hasToken(project)) {
      throw new Demo.Refusal("-Dproject has the form of a token: give the project's id.");
    }
    String baseUrl = given.getOrDefault("baseUrl", REAL);
    if (!"true".equals(given.get("yes")) || !given.containsKey("tokenFile")) {
      throw new Demo.Refusal(
          "This would kill the present API token of project "
              + project
              + " at "
              + baseUrl
              + ", for good: if you mean it, add -Dyes and -DtokenFile=PATH, a new file for the new"
              + " token, which is shown once and never on the screen.");
    }
    Path differences = given.containsKey("differences") ? path("differences", given) : null;
    return new Consent(teamToken, project, baseUrl, path("tokenFile", given), differences);
  }

  private static Path path(String option, Map<String, String> given) {
    try {
      return Path.of(given.get(option)).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new Demo.Refusal(
          "-D" + option + " is no path of this machine: give one of a new file.");
    }
  }

  /** No record's toString: it would show the team token. */
  @Override
  public String toString() {
    return "Consent[project=" + project + ", baseUrl=" + baseUrl + "]";
  }
}
