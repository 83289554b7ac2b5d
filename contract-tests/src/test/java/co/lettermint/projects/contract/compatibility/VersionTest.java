package co.lettermint.projects.contract.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.LettermintProjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
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
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      server.enqueue(new MockResponse.Builder().body("{\"new_token\": \"lm_example\"}").build());

      LettermintProjects.builder()
          .teamToken("lm_team_example_not_a_token")
          .baseUrl(server.url("/v1").toString())
          .build()
          .rotateToken("example");

      assertThat(server.takeRequest().getHeaders().get("User-Agent"))
          .isEqualTo("lettermint-projects-client/" + VERSION);
    }
  }
}
