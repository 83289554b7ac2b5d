package co.lettermint.projects.demo;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A user's word that a real token is to be replaced.
 *
 * @param tokenFile where the new token goes; a terminal is no place for it
 */
record Consent(String teamToken, String project, String baseUrl, Path tokenFile) {
  private static final String REAL = "https://api.lettermint.co/v1";

  /** Refuses what is incomplete. */
  static Consent of(DemoOptions asked) {
    if (asked.teamToken() == null) {
      throw new DemoException(
          DemoOptions.TEAM_TOKEN
              + " is not set: set it to a team token to rotate at the real API, or give no -D"
              + " option for the demo on this machine.");
    }
    if (asked.project() == null) {
      throw new DemoException(
          DemoOptions.TEAM_TOKEN
              + " is set and no project is named: add -Dproject=ID to rotate at the real API, or"
              + " unset the variable for the demo on this machine.");
    }
    if (asked.project().startsWith("lm_")) {
      throw new DemoException("-Dproject has the form of a token: give the project's id.");
    }
    String baseUrl = Objects.requireNonNullElse(asked.baseUrl(), REAL);
    if (!asked.yes() || asked.tokenFile() == null) {
      throw new DemoException(
          "This would kill the present API token of project "
              + asked.project()
              + " at "
              + baseUrl
              + ", for good: if you mean it, add -Dyes and -DtokenFile=PATH, a new file for the new"
              + " token, which is shown once and never on the screen.");
    }
    return new Consent(asked.teamToken(), asked.project(), baseUrl, path(asked.tokenFile()));
  }

  private static Path path(String tokenFile) {
    try {
      return Path.of(tokenFile).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new DemoException("-DtokenFile is no path of this machine: give one of a new file.");
    }
  }

  /** Without the team token. */
  @Override
  public String toString() {
    return "Consent[project=" + project + ", baseUrl=" + baseUrl + "]";
  }
}
