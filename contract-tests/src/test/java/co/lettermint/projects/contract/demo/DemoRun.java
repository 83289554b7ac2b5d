package co.lettermint.projects.contract.demo;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.demo.Demo;
import co.lettermint.projects.provider.EmbeddedProvider;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One run of the demo in this process: its exit status, and what it printed, which is no token. */
record DemoRun(int status, String out, String err) {
  static final String PROJECT = "9b2f8c1e-0000-4000-8000-example00001";
  static final String TEAM_TOKEN = EmbeddedProvider.TEAM_TOKEN;

  /** With a team token, which may be blank, and options such as {@code yes=true}. */
  static DemoRun with(String teamToken, String... options) {
    Map<String, String> given =
        Stream.of(options)
            .collect(
                Collectors.toMap(
                    it -> it.replaceFirst("=.*", ""), it -> it.replaceFirst("^\\w*=", "")));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Demo.run(Map.of("LETTERMINT_TEAM_TOKEN", teamToken), given, print(out), print(err));
    DemoRun run =
        new DemoRun(
            status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    // Sentences may name the form, lm_team_…
    assertThat(run.out + run.err).doesNotMatch("(?s).*lm_(?:team_|sso_)?+\\w.*");
    return run;
  }

  void assertPassed() {
    assertThat(err).isEmpty();
    assertThat(status).isZero();
  }

  void assertRefused(String sentence) {
    assertThat(status).isEqualTo(1);
    assertThat(err.lines()).singleElement().asString().contains(sentence);
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
