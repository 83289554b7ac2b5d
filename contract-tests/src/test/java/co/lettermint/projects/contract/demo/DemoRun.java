package co.lettermint.projects.contract.demo;

import co.lettermint.projects.demo.Demo;
import co.lettermint.projects.demo.LiveCheck;
import co.lettermint.projects.provider.EmbeddedProvider;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** One run of the demo or the live check in this process: its exit status, and what it printed. */
record DemoRun(int status, String out, String err) {
  static final String PROJECT = "9b2f8c1e-0000-4000-8000-example00001";
  static final String TEAM_TOKEN = EmbeddedProvider.TEAM_TOKEN;

  /** A text with a token in it. Sentences may name the form, {@code lm_team_…}. */
  static final String ANY_TOKEN = "(?s).*lm_(?:team_|sso_)?+\\w.*";

  /** With a team token, which may be blank, and options such as {@code yes=true}. */
  static DemoRun with(String teamToken, String... options) {
    return of(Demo::run, teamToken, options);
  }

  /** The same of the live check. */
  static DemoRun live(String teamToken, String... options) {
    return of(LiveCheck::run, teamToken, options);
  }

  private interface Program {
    int run(
        Map<String, String> environment,
        Map<String, String> options,
        PrintStream out,
        PrintStream err);
  }

  private static DemoRun of(Program program, String teamToken, String... options) {
    Map<String, String> given = new HashMap<>();
    for (String option : options) {
      String[] parts = option.split("=", 2);
      given.put(parts[0], parts[1]);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        program.run(Map.of("LETTERMINT_TEAM_TOKEN", teamToken), given, print(out), print(err));
    return new DemoRun(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Everything that it printed; the one place of a token is the file. */
  String printed() {
    return out + err;
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
