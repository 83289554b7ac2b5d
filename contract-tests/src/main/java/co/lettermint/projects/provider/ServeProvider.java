package co.lettermint.projects.provider;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/** Serves an {@link EmbeddedProvider} to other programs, until it is stopped. */
public final class ServeProvider {
  private static final List<String> PROJECTS =
      List.of("9b2f8c1e-0000-4000-8000-example00001", "9b2f8c1e-0000-4000-8000-example00002");
  private static final String TEAM_TOKEN = "lm_team_example_not_a_token";
  private static final String READ_ONLY_TOKEN = "lm_team_example_read_only_not_a_token";
  private static final int LIMIT = 10;

  private ServeProvider() {}

  /** Serves on {@code -Dport}, 8080 unless set. What stops it is one sentence and status 1. */
  public static void main(String[] args) {
    try {
      start(System.getProperty("port", "8080"), System.out);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /**
   * Starts it and prints what it serves.
   *
   * @throws IllegalArgumentException if the port is none
   * @throws UncheckedIOException if the port cannot be listened on
   */
  public static EmbeddedProvider start(String port, PrintStream out) {
    if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65535) {
      throw new IllegalArgumentException(
          "-Dport is no port: give a number up to 65535, or 0 for a free one.");
    }
    EmbeddedProvider.Builder builder =
        EmbeddedProvider.builder()
            .port(Integer.parseInt(port))
            .limit(LIMIT)
            .teamToken(TEAM_TOKEN)
            .teamToken(READ_ONLY_TOKEN, Set.of());
    PROJECTS.forEach(builder::project);
    EmbeddedProvider provider = builder.start();
    out.println(describe(provider.baseUrl()));
    return provider;
  }

  private static String describe(String baseUrl) {
    return """
        A Lettermint that obeys openapi/lettermint-projects.yaml serves until you press Ctrl+C.
          Base URL    %s
          Projects    %s
          Team token  %s
                      %s (without the ability, for a 403)
          Limit       %d calls a minute
          Try         curl -i -X POST -H 'Authorization: Bearer %s' %s/projects/%s/rotate-token"""
        .formatted(
            baseUrl,
            String.join("\n              ", PROJECTS),
            TEAM_TOKEN,
            READ_ONLY_TOKEN,
            LIMIT,
            TEAM_TOKEN,
            baseUrl,
            PROJECTS.get(0));
  }
}
