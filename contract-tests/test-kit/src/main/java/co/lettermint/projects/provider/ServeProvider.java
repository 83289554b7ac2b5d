package co.lettermint.projects.provider;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/** Serves an {@link EmbeddedProvider} to other programs, until it is stopped. */
public final class ServeProvider {
  private static final List<String> PROJECTS =
      List.of("9b2f8c1e-0000-4000-8000-example00001", "9b2f8c1e-0000-4000-8000-example00002");
  private static final String READ_ONLY_TOKEN = "lm_team_example_read_only_not_a_token";
  private static final int LIMIT = 10;

  private ServeProvider() {}

  /**
   * Serves on {@code -Dport}, 8080 unless set, with the fault {@code -Dfault}, none unless set.
   * What stops it is one sentence and status 1.
   */
  public static void main(String[] args) {
    try {
      start(System.getProperty("port", "8080"), System.getProperty("fault", ""), System.out);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /**
   * Starts it and prints what it serves.
   *
   * @throws IllegalArgumentException if the port or the fault is none
   * @throws UncheckedIOException if the port cannot be listened on
   */
  public static EmbeddedProvider start(String port, String fault, PrintStream out) {
    if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65535) {
      throw new IllegalArgumentException(
          "-Dport is no port: give a number up to 65535, or 0 for a free one.");
    }
    EmbeddedProvider.Builder builder =
        EmbeddedProvider.builder()
            .port(Integer.parseInt(port))
            .limit(LIMIT)
            .teamToken(EmbeddedProvider.TEAM_TOKEN)
            .teamToken(READ_ONLY_TOKEN, Set.of())
            .fault(fault.isBlank() ? null : Fault.parse(fault));
    PROJECTS.forEach(builder::project);
    EmbeddedProvider provider = builder.start();
    out.println(describe(provider, fault.isBlank() ? "none" : fault));
    return provider;
  }

  private static String describe(EmbeddedProvider provider, String fault) {
    return """
        A Lettermint that obeys openapi/lettermint-projects.yaml serves until you press Ctrl+C.
          Base URL    %1$s
          Projects    %2$s
          Team token  %3$s
                      %4$s (without the ability, for a 403)
          Limit       %5$d calls a minute
          Fault       %6$s; of one call by the header %7$s, such as '%7$s: cut-behind-token'
          Pact states http://127.0.0.1:%8$d%9$s
          Try         curl -i -X POST -H 'Authorization: Bearer %3$s' %1$s/projects/%10$s/rotate-token
                      curl -i -X POST -H 'Authorization: Bearer %3$s' -H '%7$s: refuse 429 PT30S' %1$s/projects/%10$s/rotate-token"""
        .formatted(
            provider.baseUrl(),
            String.join("\n              ", PROJECTS),
            EmbeddedProvider.TEAM_TOKEN,
            READ_ONLY_TOKEN,
            LIMIT,
            fault,
            Fault.HEADER,
            provider.port(),
            EmbeddedProvider.STATES_PATH,
            PROJECTS.get(0));
  }
}
