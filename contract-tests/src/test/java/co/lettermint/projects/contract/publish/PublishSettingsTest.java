package co.lettermint.projects.contract.publish;

import static co.lettermint.projects.contract.publish.PublishRun.COMMIT;
import static co.lettermint.projects.contract.publish.PublishRun.PACT;
import static co.lettermint.projects.contract.publish.PublishRun.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.publish.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The environment, the checkout and the file; nothing is sent where one of them is amiss. */
class PublishSettingsTest {
  /** A program that every machine here has, and that knows nothing of git's commands. */
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private final Map<String, String> environment = new HashMap<>();
  private final LoopbackBroker broker;
  @TempDir private Path folder;

  PublishSettingsTest() throws IOException {
    broker = new LoopbackBroker();
  }

  @BeforeEach
  void set() {
    environment.put("PACT_BROKER_BASE_URL", broker.url() + "/");
    environment.put("PACT_BROKER_TOKEN", TOKEN);
  }

  @AfterEach
  void close() {
    broker.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "unset",
      textBlock =
          """
          PACT_BROKER_BASE_URL | unset                         | PACT_BROKER_BASE_URL is not set: set it to the address
          PACT_BROKER_BASE_URL | ' '                           | PACT_BROKER_BASE_URL is not set: set it to the address
          PACT_BROKER_BASE_URL | broker                        | PACT_BROKER_BASE_URL is no plain HTTP address
          PACT_BROKER_BASE_URL | https://a@broker.example/     | PACT_BROKER_BASE_URL is no plain HTTP address
          PACT_BROKER_BASE_URL | https://:b@broker.example/    | PACT_BROKER_BASE_URL is no plain HTTP address
          PACT_BROKER_BASE_URL | https://broker.example/#a     | PACT_BROKER_BASE_URL is no plain HTTP address
          PACT_BROKER_BASE_URL | https://broker.example/?a=b   | PACT_BROKER_BASE_URL is no plain HTTP address
          PACT_BROKER_BASE_URL | http://broker.example/        | PACT_BROKER_BASE_URL is not HTTPS: the token would
          PACT_BROKER_BASE_URL | http://127.0.0.1.example/     | PACT_BROKER_BASE_URL is not HTTPS: the token would
          PACT_BROKER_TOKEN    | unset                         | PACT_BROKER_TOKEN is not set: set it to a token that
          PACT_BROKER_TOKEN    | ' '                           | PACT_BROKER_TOKEN is not set: set it to a token that
          PACT_BROKER_TOKEN    | broker_example_not_a_token a  | PACT_BROKER_TOKEN has a space, a line break or another
          """)
  void whatIsMissingOrNoneIsOneSentence(String name, String value, String sentence) {
    if (value == null) {
      environment.remove(name);
    } else {
      environment.put(name, value);
    }

    assertRefused(publish(PACT, PublishRun.git("main", "")), sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          main | pull | 7/merge | main
          ''   | pull | 7/merge | pull
          ''   | ''   | main    | main
          """)
  void theBranchIsGitsAndElseGitHubs(String git, String head, String ref, String branch) {
    environment.put("GITHUB_HEAD_REF", head);
    environment.put("GITHUB_REF_NAME", ref);

    PublishRun run = publish(PACT, PublishRun.git(git, ""));

    assertThat(run.out()).contains("as version " + COMMIT + ", branch " + branch + ", at");
    assertThat(broker.requests.get(2).getBody().utf8()).contains("\"branch\":\"" + branch + "\"");
  }

  @Test
  void aCommitWithoutABranchIsRefused() {
    assertRefused(publish(PACT, PublishRun.git("", "")), "is checked out without a branch: check");
  }

  @Test
  void aPactThatIsNotAsCommittedIsRefused() {
    PublishRun run = publish(PACT, PublishRun.git("main", " M " + PACT));

    assertRefused(run, PACT + " is not as in commit " + COMMIT + ": commit it, so that the");
  }

  @Test
  void whatIsNoCheckoutIsRefused() {
    PublishRun run = publish(PACT, Git.at(JAVA));

    assertRefused(run, "is no git checkout with a commit to publish as the version (git says: Err");
  }

  @Test
  void aMachineWithoutGitIsTold() {
    PublishRun run = publish(PACT, Git.at(folder.resolve("git").toString()));

    assertRefused(run, "git cannot be run, and the version is a commit: install git.");
  }

  @Test
  void gitsAnswerIsWhatItPrints() {
    assertThat(Git.at(JAVA).ask(folder, "--version")).matches("(?s)\\S.*Runtime Environment.*\\S");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"consumer\": {\"name\": {}}}", "{\"consumer\": []}"})
  void whatIsNoPactIsRefused(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("pact.json"), text);

    assertRefused(publish(file, PublishRun.git("main", "")), file + " is no readable pact: run");
  }

  @Test
  void aPactThatIsNotThereIsRefused() {
    Path file = folder.resolve("pact.json");

    assertRefused(publish(file, PublishRun.git("main", "")), file + " is no readable pact: run");
  }

  private PublishRun publish(Path pact, Git git) {
    return PublishRun.with(environment, pact, git);
  }

  private void assertRefused(PublishRun run, String sentence) {
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().lines()).singleElement().asString().contains(sentence);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).doesNotContain(TOKEN, "Exception", "\tat ");
    assertThat(broker.requests).isEmpty();
  }
}
