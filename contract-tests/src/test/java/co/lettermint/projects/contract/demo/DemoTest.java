package co.lettermint.projects.contract.demo;

import static co.lettermint.projects.contract.DocumentedBody.enumeration;
import static co.lettermint.projects.provider.EmbeddedProvider.TEAM_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.demo.Demo;
import co.lettermint.projects.provider.EmbeddedProvider;
import co.lettermint.projects.provider.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The demo on this machine, and on its way to the real API, which a loopback server stands for; and
 * its comparison of an answer with the specification.
 */
class DemoTest {
  private static final String PROJECT = "9b2f8c1e-0000-4000-8000-example00001";
  private static final String NEW_FILE = "new-token.txt";

  @TempDir private Path folder;

  @RegisterExtension
  private final EmbeddedProvider provider =
      EmbeddedProvider.builder().project(PROJECT).teamToken(TEAM_TOKEN).extension();

  @Test
  void theDemoTellsWhatHappened() {
    DemoRun run = DemoRun.with("", "");

    run.assertPassed();
    assertThat(run.out())
        .matches(
            """
            Rotating a project's API token on this machine; .*
              Provider       http://127\\.0\\.0\\.1:\\d+/v1, .*
              Specification  openapi/lettermint-projects.yaml
              Client         (lettermint-projects-client-.*\\.jar|classes/), .*
              Request        POST /v1/projects/%1$s/rotate-token
              Answer         200, .*
              Project        %1$s, Example project
              Old token      dead .*
              New token      Secret\\[redacted], .*
              Drift          none, .*
              Rate limit     10 calls, 9 left until .*Z
              Time           \\d+ ms .*
              Compared       .*
            Done\\. .*
            """
                .formatted(PROJECT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                          | project=abc          | LETTERMINT_TEAM_TOKEN is not set: set it to
          ' '                         | yes=true             | LETTERMINT_TEAM_TOKEN is not set: set it to
          ''                          | tokenFile=new.txt    | LETTERMINT_TEAM_TOKEN is not set: set it to
          ''                          | baseUrl=https://a.b/ | LETTERMINT_TEAM_TOKEN is not set: set it to
          lm_team_example_not_a_token | none=none            | is set and no project is named: add -Dproject=ID
          lm_team_example_not_a_token | project=             | is set and no project is named: add -Dproject=ID
          lm_team_example_not_a_token | project=lm_example   | -Dproject has the form of a token: give the project's id.
          lm_team_example_not_a_token | project=abc          | This would kill the present API token of project abc at https://api.lettermint.co/v1, for good: if you mean it, add -Dyes and -DtokenFile=PATH,
          lm_team_example_not_a_token | project=abc yes=true | add -Dyes and -DtokenFile=PATH,
          lm_team_example_not_a_token | project=abc tokenFile=new.txt           | add -Dyes and -DtokenFile=PATH,
          lm_team_example_not_a_token | project=abc tokenFile=new.txt yes=false | add -Dyes and -DtokenFile=PATH,
          """)
  void whatIsIncompleteIsOneSentence(String teamToken, String options, String sentence) {
    DemoRun run = DemoRun.with(teamToken, options);

    run.assertRefused(sentence);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void theNewTokenGoesToAFileOfTheOwnerAlone() throws IOException {
    Path tokenFile = folder.resolve(NEW_FILE);

    DemoRun run = rotate(NEW_FILE, "");

    run.assertPassed();
    assertThat(tokenFile).hasContent(provider.currentToken(PROJECT));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tokenFile)))
        .isEqualTo("rw-------");
    assertThat(provider.rotations(PROJECT)).isEqualTo(1);
    assertThat(run.out())
        .startsWith("Rotating at " + provider.baseUrl() + ": this kills the present API token of")
        .contains("Stored in      " + tokenFile);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      quoteCharacter = '`',
      textBlock =
          """
          kept.txt      | none             | 0 | kept.txt exists: name a new file, so that no token is overwritten.      | kept
          missing/a.txt | none             | 0 | a.txt cannot be written: name a new file in a folder of yours.           | none
          new-token.txt | refuse 403       | 1 | refused with status 403, code FORBIDDEN                                  | none
          new-token.txt | cut-before-token | 1 | The old token is dead, and the answer has no readable new one: look into | "new_token":"
          """)
  void whatGoesWrongIsOneSentence(
      String file,
      @Nullable String fault,
      int requests,
      String sentence,
      @Nullable String endOfTheFile)
      throws IOException {
    Files.writeString(folder.resolve("kept.txt"), "kept");
    Stream.ofNullable(fault).map(Fault::parse).forEach(provider::next);

    rotate(file, "").assertRefused(sentence);

    assertThat(provider.requestCount()).isEqualTo(requests);
    if (endOfTheFile == null) {
      assertThat(folder.resolve(file)).doesNotExist();
    } else {
      assertThat(folder.resolve(file)).content().endsWith(endOfTheFile);
    }
  }

  @Test
  void whatAServerWritesDoesNotSteerTheTerminal() {
    provider.next(Fault.drift("$.data.name", "\"\\u001b[2Jb\\nc\""));

    assertThat(rotate(NEW_FILE, "").out().lines())
        .contains("  Project        " + PROJECT + ", \\u001b[2Jb\\u000ac");
  }

  @Test
  void driftsAreListed() {
    provider.next(Fault.drift("$.message", "7"));

    assertThat(rotate(NEW_FILE, "").out().lines())
        .anyMatch(line -> line.matches(" +Drift +in 1 places? of the answer"))
        .anyMatch(line -> line.matches(" +\\$\\.message: specified .*, found number"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drift $.data.name \"<string>\"",
        "drift $.data.token_last_used_at null",
        "drift $.data.last_28_days null",
        "drift $.data.routes []",
        "drift $.data.routes[0].project {\"any\": {\"thing\": [1]}}",
        "drift $.data.routes[0].statistics {\"any\": {\"thing\": [1]}}"
      })
  void anAnswerAsSpecifiedGivesNoRow(String drift) {
    assertThat(compare(drift).out().lines())
        .endsWith("The answer is as openapi/lettermint-projects.yaml says, to the field.")
        .noneMatch(line -> line.startsWith("|"));
  }

  /** Its path, what is specified, and what was found; never a value that is no listed text. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\'',
      textBlock =
          """
          drift $.data.smtp_enabled "value"                  ; 1 place  ; `$.data.smtp_enabled` | `boolean` | `string`
          drift $.data.routes_count "value"                  ; 1 place  ; `$.data.routes_count` | `integer (int64)` | `string`
          drift $.data.routes[0].route_type "carrier_pigeon" ; 1 place  ; `$.data.routes[*].route_type` | `%s` | `carrier_pigeon`
          drift $.data.new_field "value"                     ; 1 place  ; `$.data.new_field` | `nothing` | `string`
          drift $.data.gone null                             ; 1 place  ; `$.data.gone` | `nothing` | `null`
          drift $.data.domains[0].dns_records[0].ttl 60      ; 1 place  ; `$.data.domains[*].dns_records[*].ttl` | `nothing` | `number`
          drift $.data.routes [{"x": 1}, {"x": 2}]           ; 9 places ; `$.data.routes[*].slug` | `required` | `missing`
          drift $.data.routes [{"x": 1}, {"x": 2}]           ; 9 places ; `$.data.routes[*].x` | `nothing` | `number`
          drift $.data {"a|`b\\n": []}                       ; 9 places ; `$.data.a\\|'b\\u000a` | `nothing` | `array`
          drift $.data {"lm_example_not_a_token": {}}        ; 9 places ; `$.data.[redacted]` | `nothing` | `object`
          cut-behind-token                                   ; 3 places ; `$` | `valid JSON` | `text whose fields cannot be listed`
          """)
  void eachDifferenceIsOneRow(String fault, String places, String row) throws IOException {
    String shown = "| " + row.formatted(enumeration("RouteType").replace("|", "\\|")) + " |";

    DemoRun run = compare(fault);

    List<String> table = run.out().lines().filter(line -> line.startsWith("|")).toList();
    assertThat(table)
        .startsWith("| Path | Specified | Found |", "|---|---|---|")
        .hasSize(2 + Integer.parseInt(places.replaceAll("\\D", "")))
        .doesNotHaveDuplicates()
        .contains(shown);
    assertThat(run.out())
        .contains("yaml in " + places + ": open an issue with this table, which holds no token.")
        .doesNotContain("value");
    assertThat(folder.resolve("differences.md")).hasContent(String.join("\n", table));
  }

  private DemoRun compare(String fault) {
    provider.next(Fault.parse(fault));

    DemoRun run = rotate(NEW_FILE, "differences=" + folder.resolve("differences.md"));

    run.assertPassed();
    assertThat(provider.rotations(PROJECT)).isEqualTo(1);
    assertThat(folder.resolve(NEW_FILE)).hasContent(provider.currentToken(PROJECT));
    return run;
  }

  /** Rotates at the provider, which stands for the real API. */
  private DemoRun rotate(String tokenFile, String more) {
    String options =
        "project=%s yes=true tokenFile=%s baseUrl=%s %s"
            .formatted(PROJECT, folder.resolve(tokenFile), provider.baseUrl(), more);
    return DemoRun.with(TEAM_TOKEN, options);
  }

  /**
   * One run of the demo in this process: its exit status, and what it printed, which is no token.
   */
  private record DemoRun(int status, String out, String err) {
    /** With a team token, which may be blank, and options such as {@code project=ID yes=true}. */
    static DemoRun with(String teamToken, String options) {
      Map<String, String> given =
          Stream.of(options.split(" "))
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
}
