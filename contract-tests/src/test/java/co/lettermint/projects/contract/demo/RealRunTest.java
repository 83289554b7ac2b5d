package co.lettermint.projects.contract.demo;

import static co.lettermint.projects.contract.demo.DemoRun.ANY_TOKEN;
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

/** The way to the real API, which a loopback server stands for. */
class RealRunTest {
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

  @BeforeEach
  void name() {
    tokenFile = folder.resolve("new-token.txt");
  }

  @Test
  void theNewTokenGoesToAFileOfTheOwnerAlone() throws IOException {
    DemoRun run = rotate(TEAM_TOKEN, PROJECT, provider.baseUrl());

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(tokenFile).hasContent(provider.currentToken(PROJECT));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tokenFile)))
        .isEqualTo("rw-------");
    assertThat(provider.rotations(PROJECT)).isEqualTo(1);
    assertThat(run.out())
        .startsWith("Rotating at " + provider.baseUrl() + ": this kills the present API token of")
        .contains("Stored in      " + tokenFile);
    assertThat(run.printed()).doesNotMatch(ANY_TOKEN);
  }

  @Test
  void aFileThatExistsIsNotTouchedAndNothingIsSent() throws IOException {
    Files.writeString(tokenFile, "kept");

    DemoRun run = rotate(TEAM_TOKEN, PROJECT, provider.baseUrl());

    assertFailed(run, tokenFile + " exists: name a new file, so that no token is overwritten.");
    assertThat(tokenFile).hasContent("kept");
    assertThat(provider.requestCount()).isZero();
  }

  @Test
  void aFileThatCannotBeWrittenStopsItBeforeAnythingIsSent() {
    tokenFile = folder.resolve("missing").resolve("new-token.txt");

    DemoRun run = rotate(TEAM_TOKEN, PROJECT, provider.baseUrl());

    assertFailed(run, tokenFile + " cannot be written: name a new file in a folder of yours.");
    assertThat(provider.requestCount()).isZero();
  }

  @Test
  void aRefusalLeavesNoFile() {
    DemoRun run = rotate(READ_ONLY_TOKEN, PROJECT, provider.baseUrl());

    assertFailed(run, "refused with status 403, code FORBIDDEN");
    assertThat(tokenFile).doesNotExist();
  }

  @Test
  void anAnswerWithoutAReadableTokenIsKept() {
    provider.next(Fault.cutBeforeToken());

    DemoRun run = rotate(TEAM_TOKEN, PROJECT, provider.baseUrl());

    assertFailed(run, "The old token is dead, and the answer has no readable new one: look into");
    assertThat(tokenFile).content().endsWith("\"new_token\":\"");
  }

  @Test
  void whatAServerWritesDoesNotSteerTheTerminal() {
    provider.next(Fault.drift("$.data.name", "\"\\u001b[2Jb\\nc\""));

    DemoRun run = rotate(TEAM_TOKEN, PROJECT, provider.baseUrl());

    assertThat(run.out().lines()).contains("  Project        " + PROJECT + ",  [2Jb c");
    assertThat(run.printed()).doesNotMatch(ANY_TOKEN);
  }

  @Test
  void driftsAreListed() {
    provider.next(Fault.drift("$.message", "7"));

    assertThat(rotate(TEAM_TOKEN, PROJECT, provider.baseUrl()).out().lines())
        .anyMatch(line -> line.matches(" +Drift +in 1 places? of the answer"))
        .anyMatch(line -> line.matches(" +\\$\\.message: specified .*, found number"));
  }

  private DemoRun rotate(String teamToken, String project, String baseUrl) {
    return DemoRun.with(
        teamToken,
        "project=" + project,
        "yes=true",
        "tokenFile=" + tokenFile,
        "baseUrl=" + baseUrl);
  }

  private static void assertFailed(DemoRun run, String sentence) {
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().lines()).singleElement().asString().contains(sentence);
    assertThat(run.printed()).doesNotMatch(ANY_TOKEN);
  }
}
