package co.lettermint.projects.contract.demo;

import static co.lettermint.projects.contract.DocumentedBody.enumeration;
import static co.lettermint.projects.provider.EmbeddedProvider.TEAM_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.demo.Demo;
import co.lettermint.projects.provider.EmbeddedProvider;
import co.lettermint.projects.provider.Fault;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
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
  private static final Path DOCUMENTED = Path.of("../openapi/examples/rotate-token.200.json");
  private static final String AS_SPECIFIED =
      "The answer is as openapi/lettermint-projects.yaml says, to the field.";
  private static final String READ_ONLY_TOKEN = "lm_team_example_read_only_not_a_token";

  @TempDir private Path folder;
  private Path tokenFile;

  @RegisterExtension
  private final EmbeddedProvider provider =
      EmbeddedProvider.builder()
          .project(PROJECT)
          .teamToken(TEAM_TOKEN)
          .teamToken(READ_ONLY_TOKEN, Set.of())
          .extension();

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
          """)
  void whatIsIncompleteIsOneSentence(String teamToken, String option, String sentence) {
    DemoRun run = DemoRun.with(teamToken, option);

    run.assertRefused(sentence);
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yes=true", "tokenFile=new.txt", "tokenFile=new.txt yes=false"})
  void aRealProjectNeedsAYesAndAFile(String options) {
    DemoRun run = DemoRun.with(TEAM_TOKEN, "project=" + PROJECT + " " + options);

    run.assertRefused(
        "This would kill the present API token of project "
            + PROJECT
            + " at https://api.lettermint.co/v1, for good: if you mean it, add -Dyes and"
            + " -DtokenFile=PATH,");
    assertThat(run.out()).isEmpty();
  }

  @BeforeEach
  void name() {
    tokenFile = folder.resolve("new-token.txt");
  }

  @Test
  void theNewTokenGoesToAFileOfTheOwnerAlone() throws IOException {
    DemoRun run = rotate(TEAM_TOKEN);

    run.assertPassed();
    assertThat(tokenFile).hasContent(provider.currentToken(PROJECT));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tokenFile)))
        .isEqualTo("rw-------");
    assertThat(provider.rotations(PROJECT)).isEqualTo(1);
    assertThat(run.out())
        .startsWith("Rotating at " + provider.baseUrl() + ": this kills the present API token of")
        .contains("Stored in      " + tokenFile);
  }

  @Test
  void aFileThatExistsIsNotTouchedAndNothingIsSent() throws IOException {
    Files.writeString(tokenFile, "kept");

    DemoRun run = rotate(TEAM_TOKEN);

    run.assertRefused(tokenFile + " exists: name a new file, so that no token is overwritten.");
    assertThat(tokenFile).hasContent("kept");
    assertThat(provider.requestCount()).isZero();
  }

  @Test
  void aFileThatCannotBeWrittenStopsItBeforeAnythingIsSent() {
    tokenFile = folder.resolve("missing").resolve("new-token.txt");

    DemoRun run = rotate(TEAM_TOKEN);

    run.assertRefused(tokenFile + " cannot be written: name a new file in a folder of yours.");
    assertThat(provider.requestCount()).isZero();
  }

  @Test
  void aRefusalLeavesNoFile() {
    DemoRun run = rotate(READ_ONLY_TOKEN);

    run.assertRefused("refused with status 403, code FORBIDDEN");
    assertThat(tokenFile).doesNotExist();
  }

  @Test
  void anAnswerWithoutAReadableTokenIsKept() {
    provider.next(Fault.cutBeforeToken());

    DemoRun run = rotate(TEAM_TOKEN);

    run.assertRefused("The old token is dead, and the answer has no readable new one: look into");
    assertThat(tokenFile).content().endsWith("\"new_token\":\"");
  }

  @Test
  void whatAServerWritesDoesNotSteerTheTerminal() {
    provider.next(Fault.drift("$.data.name", "\"\\u001b[2Jb\\nc\""));

    DemoRun run = rotate(TEAM_TOKEN);

    assertThat(run.out().lines()).contains("  Project        " + PROJECT + ", \\u001b[2Jb\\u000ac");
  }

  @Test
  void driftsAreListed() {
    provider.next(Fault.drift("$.message", "7"));

    assertThat(rotate(TEAM_TOKEN).out().lines())
        .anyMatch(line -> line.matches(" +Drift +in 1 places? of the answer"))
        .anyMatch(line -> line.matches(" +\\$\\.message: specified .*, found number"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"name\": \"<string>\"",
        "\"token_last_used_at\": null",
        "\"last_28_days\": null",
        "\"routes\": []"
      })
  void anAnswerAsSpecifiedGivesNoRow(String member) throws IOException {
    DemoRun run = compare(documentedWith(member));

    assertThat(run.out().lines()).endsWith(AS_SPECIFIED);
    assertThat(rows(run)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"project", "statistics"})
  void whatTheSpecificationLeavesOpenGivesNoRow(String untyped) throws IOException {
    String open = "\"" + untyped + "\": {";
    String documented = Files.readString(DOCUMENTED);

    DemoRun run = compare(documented.replace(open + "}", open + "\"any\": {\"thing\": [1]}}"));

    assertThat(documented).contains(open + "}");
    assertThat(run.out().lines()).endsWith(AS_SPECIFIED);
  }

  @Test
  void eachDifferenceIsOneRow() throws IOException {
    String body =
        Files.readString(DOCUMENTED)
            .replaceFirst("\"data\": \\{", "\"data\": {\"new_field\": \"value\", \"gone\": null,")
            .replace("\"smtp_enabled\": true", "\"smtp_enabled\": \"value\"")
            .replace("\"transactional\"", "\"carrier_pigeon\"")
            .replace("\"slug\": \"<string>\",", "")
            .replace("\"routes_count\": 123", "\"routes_count\": \"value\"")
            .replace("\"type\": \"TXT\"", "\"type\": \"TXT\", \"ttl\": 60");

    DemoRun run = compare(body);

    assertThat(rows(run))
        .containsExactly(
            "| `$.data.smtp_enabled` | `boolean` | `string` |",
            "| `$.data.routes[*].route_type` | `%s` | `carrier_pigeon` |"
                .formatted(enumeration("RouteType").replace("|", "\\|")),
            "| `$.data.routes[*].slug` | `required` | `missing` |",
            "| `$.data.routes_count` | `integer (int64)` | `string` |",
            "| `$.data.new_field` | `nothing` | `string` |",
            "| `$.data.gone` | `nothing` | `null` |",
            "| `$.data.domains[*].dns_records[*].ttl` | `nothing` | `number` |");
    assertThat(run.out())
        .contains(
            "yaml in 7 places: open an issue with this table, which holds no token.\n| Path |")
        .doesNotContain("value");
    assertThat(Files.readAllLines(folder.resolve("differences.md")))
        .startsWith("| Path | Specified | Found |", "|---|---|---|")
        .endsWith(rows(run).toArray(String[]::new))
        .hasSize(9);
  }

  @Test
  void whatAServerNamesAFieldIsSafeInATable() throws IOException {
    DemoRun run =
        compare(documentedWith("\"a|`b\\n\": [], \"lm_example_not_a_token\": {}, \"id\": \"a\""));

    assertThat(rows(run))
        .containsExactly(
            "| `$.data.a\\|'b\\u000a` | `nothing` | `array` |",
            "| `$.data.[redacted]` | `nothing` | `object` |");
  }

  @Test
  void aPlaceInAnArrayIsOneRowForAllElements() throws IOException {
    DemoRun run = compare(documentedWith("\"routes\": [{\"x\": 1}, {\"x\": 2}]"));

    assertThat(rows(run))
        .doesNotHaveDuplicates()
        .contains("| `$.data.routes[*].slug` | `required` | `missing` |")
        .contains("| `$.data.routes[*].x` | `nothing` | `number` |");
  }

  @Test
  void aBodyThatBreaksOffStillGivesItsTokenAndOneRow() {
    provider.next(Fault.cutBehindToken());

    DemoRun run = compare(provider);

    assertThat(rows(run)).contains("| `$` | `valid JSON` | `text whose fields cannot be listed` |");
  }

  /** The documented body with these members in its project, in the place of those it has. */
  private static String documentedWith(String members) throws IOException {
    var body = JsonParser.parseString(Files.readString(DOCUMENTED)).getAsJsonObject();
    JsonParser.parseString("{" + members + "}")
        .getAsJsonObject()
        .asMap()
        .forEach(body.getAsJsonObject("data")::add);
    return body.toString();
  }

  private DemoRun compare(String body) {
    try (EmbeddedProvider answering =
        EmbeddedProvider.builder()
            .project(PROJECT)
            .body(PROJECT, JsonParser.parseString(body).getAsJsonObject())
            .start()) {
      return compare(answering);
    }
  }

  private DemoRun compare(EmbeddedProvider answering) {
    DemoRun run = rotate(TEAM_TOKEN, answering, "differences=" + folder.resolve("differences.md"));

    run.assertPassed();
    assertThat(answering.rotations(PROJECT)).isEqualTo(1);
    assertThat(tokenFile).hasContent(answering.currentToken(PROJECT));
    return run;
  }

  private static List<String> rows(DemoRun run) {
    return run.out().lines().filter(line -> line.startsWith("| `")).toList();
  }

  private DemoRun rotate(String teamToken) {
    return rotate(teamToken, provider, "");
  }

  private DemoRun rotate(String teamToken, EmbeddedProvider there, String more) {
    String options =
        "project=%s yes=true tokenFile=%s baseUrl=%s %s"
            .formatted(PROJECT, tokenFile, there.baseUrl(), more);
    return DemoRun.with(teamToken, options);
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
