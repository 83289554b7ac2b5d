package co.lettermint.projects.demo;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the user asked for, as it was typed; null where it was not, or is blank. */
record DemoOptions(
    @Nullable String teamToken,
    @Nullable String project,
    @Nullable String tokenFile,
    @Nullable String baseUrl,
    boolean yes) {
  static final String TEAM_TOKEN = "LETTERMINT_TEAM_TOKEN";

  static DemoOptions of(Map<String, String> environment, Map<String, String> options) {
    return new DemoOptions(
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

  /** No record's toString: it would show the team token. */
  @Override
  public String toString() {
    return "DemoOptions[project=" + project + "]";
  }
}
