package co.lettermint.projects.demo;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the user asked for, as it was typed; null where it was not, or is blank. */
record Options(
    @Nullable String teamToken,
    @Nullable String project,
    @Nullable String tokenFile,
    @Nullable String baseUrl,
    boolean yes) {
  private static final String TEAM_TOKEN = "LETTERMINT_TEAM_TOKEN";
  private static final String REAL = "https://api.lettermint.co/v1";

  static Options of(Map<String, String> environment, Map<String, String> options) {
    return new Options(
        given(environment, TEAM_TOKEN),
        given(options, "project"),
        given(options, "tokenFile"),
        given(options, "baseUrl"),
        "true".equals(options.get("yes")));
  }

  /** What this program was given with {@code -D}. */
  static Map<String, String> typed() {
    return System.getProperties().stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, System::getProperty));
  }

  private static @Nullable String given(Map<String, String> values, String name) {
    String value = values.get(name);
    return value == null || value.isBlank() ? null : value;
  }

  /** Whether anything here is about the real API. */
  boolean isReal() {
    return teamToken != null || project != null || tokenFile != null || baseUrl != null || yes;
  }

  /** The user's word that a real token is to be replaced; refuses what is incomplete. */
  Consent consent() {
    if (teamToken == null) {
      throw new Demo.Refusal(
          TEAM_TOKEN
              + " is not set: set it to a team token to rotate at the real API, or give no -D"
              + " option for the demo on this machine.");
    }
    if (project == null) {
      throw new Demo.Refusal(
          TEAM_TOKEN
              + " is set and no project is named: add -Dproject=ID to rotate at the real API, or"
              + " unset the variable for the demo on this machine.");
    }
    if (project.startsWith("lm_")) {
      throw new Demo.Refusal("-Dproject has the form of a token: give the project's id.");
    }
    String url = baseUrl == null ? REAL : baseUrl;
    if (!yes || tokenFile == null) {
      throw new Demo.Refusal(
          "This would kill the present API token of project "
              + project
              + " at "
              + url
              + ", for good: if you mean it, add -Dyes and -DtokenFile=PATH, a new file for the new"
              + " token, which is shown once and never on the screen.");
    }
    try {
      return new Consent(teamToken, project, url, Path.of(tokenFile).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      throw new Demo.Refusal("-DtokenFile is no path of this machine: give one of a new file.");
    }
  }

  /** No record's toString: it would show the team token. */
  @Override
  public String toString() {
    return "Options[project=" + project + "]";
  }

  /**
   * All that a rotation at the real API needs.
   *
   * @param tokenFile where the new token goes; a terminal is no place for it
   */
  record Consent(String teamToken, String project, String baseUrl, Path tokenFile) {
    /** Without the team token. */
    @Override
    public String toString() {
      return "Consent[project=" + project + ", baseUrl=" + baseUrl + "]";
    }
  }
}
