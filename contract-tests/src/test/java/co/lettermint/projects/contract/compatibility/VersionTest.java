package co.lettermint.projects.contract.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.contract.Answers;
import co.lettermint.projects.contract.RawServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The version has one source, the poms; whatever else names it says the same. */
final class VersionTest {
  private static final String VERSION = System.getProperty("project.version");

  @Test
  void changelogHasASectionForIt() throws IOException {
    assertThat(Files.readString(Path.of("../CHANGELOG.md")))
        .as("CHANGELOG.md")
        .contains("\n## " + VERSION);
  }

  @Test
  void userAgentNamesIt() throws Exception {
    try (RawServer server = new RawServer()) {
      LettermintProjects.builder()
          .teamToken(Answers.TEAM_TOKEN)
          .baseUrl(server.url())
          .build()
          .rotateToken("example");

      assertThat(server.requests().get(0))
          .contains("\r\nUser-Agent: lettermint-projects-client/" + VERSION + "\r\n");
    }
  }
}
