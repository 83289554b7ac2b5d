package co.lettermint.projects.contract.demo;

import static co.lettermint.projects.contract.demo.DemoRun.ANY_TOKEN;
import static co.lettermint.projects.contract.demo.DemoRun.PROJECT;
import static co.lettermint.projects.contract.demo.DemoRun.TEAM_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo on this machine, and what it refuses before anything is sent. */
class DemoTest {
  @Test
  void theDemoTellsWhatHappened() {
    DemoRun run = DemoRun.with("");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.out().lines())
        .hasSize(15)
        .anyMatch(line -> line.matches(" +Specification +openapi/lettermint-projects.yaml"))
        .anyMatch(line -> line.matches(" +Generated +\\d interface and \\d+ models, .*"))
        .anyMatch(
            line ->
                line.matches(
                    " +Client +(lettermint-projects-client-.*\\.jar|.*classes/?), \\d+ KB.*"))
        .anyMatch(line -> line.matches(" +Provider +http://127\\.0\\.0\\.1:\\d+/v1, .*"))
        .anyMatch(line -> line.matches(" +Request +POST /v1/projects/" + PROJECT + "/rotate-token"))
        .anyMatch(line -> line.matches(" +Answer +200, .*"))
        .anyMatch(line -> line.matches(" +Project +" + PROJECT + ", Example project"))
        .anyMatch(line -> line.matches(" +New token +Secret\\[redacted], .*"))
        .anyMatch(line -> line.matches(" +Drift +none, .*"))
        .anyMatch(line -> line.matches(" +Rate limit +10 calls, 9 left until .*Z"))
        .anyMatch(line -> line.matches(" +Time +\\d+ ms .*"));
    assertThat(run.printed()).doesNotMatch(ANY_TOKEN);
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

    assertRefused(run, sentence);
  }

  @Test
  void aRealProjectNeedsAYesAndAFile() {
    String project = "project=" + PROJECT;
    String sentence =
        "This would kill the present API token of project "
            + PROJECT
            + " at https://api.lettermint.co/v1, for good: if you mean it, add -Dyes and"
            + " -DtokenFile=PATH,";

    assertRefused(DemoRun.with(TEAM_TOKEN, project), sentence);
    assertRefused(DemoRun.with(TEAM_TOKEN, project, "yes=true"), sentence);
    assertRefused(DemoRun.with(TEAM_TOKEN, project, "tokenFile=new.txt"), sentence);
    assertRefused(DemoRun.with(TEAM_TOKEN, project, "tokenFile=new.txt", "yes=false"), sentence);
  }

  private static void assertRefused(DemoRun run, String sentence) {
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().lines()).singleElement().asString().contains(sentence);
    assertThat(run.printed()).doesNotMatch(ANY_TOKEN);
    assertThat(run.out()).isEmpty();
  }
}
