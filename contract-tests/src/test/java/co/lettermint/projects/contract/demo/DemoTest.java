package co.lettermint.projects.contract.demo;

import static co.lettermint.projects.contract.demo.DemoRun.PROJECT;
import static co.lettermint.projects.contract.demo.DemoRun.TEAM_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.provider.EmbeddedProvider;
import co.lettermint.projects.provider.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo on this machine, and on its way to the real API, which a loopback server stands for. */
class DemoTest {
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
    DemoRun run = DemoRun.with("");

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
    DemoRun run = DemoRun.with(TEAM_TOKEN, ("project=" + PROJECT + " " + options).split(" "));

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

  private DemoRun rotate(String teamToken) {
    return DemoRun.with(
        teamToken,
        "project=" + PROJECT,
        "yes=true",
        "tokenFile=" + tokenFile,
        "baseUrl=" + provider.baseUrl());
  }
}
