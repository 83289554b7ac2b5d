package co.lettermint.projects.contract.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.UnknownOutcomeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the README shows and promises, held against the code. */
final class ReadmeTest {
  private static final Path ROOT = Path.of("..");
  private static final Path TESTS = Path.of("src/test/java");
  private static final MockResponse ROTATED =
      new MockResponse.Builder()
          .body("{\"data\": {}, \"new_token\": \"lm_example_not_a_token\", \"message\": \"\"}")
          .build();

  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void javaOfTheReadmeIsCompiled() throws IOException {
    Path examples = TESTS.resolve("co/lettermint/projects/contract/readme/ReadmeExamples.java");
    String compiled = withoutSpace(Files.readString(examples));

    List<String> shown = matches("(?s)```java\n(.*?)```").map(m -> m.group(1)).toList();

    assertThat(shown)
        .hasSize(2)
        .allSatisfy(java -> assertThat(compiled).contains(withoutSpace(java)));
  }

  @Test
  void testsThatProveTheErrorsTableExist() throws IOException {
    List<String> tests = matches("`(\\w+Test)` \\|\n").map(m -> m.group(1)).distinct().toList();

    try (Stream<Path> files = Files.walk(TESTS)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      assertThat(tests).isNotEmpty().allSatisfy(test -> assertThat(names).contains(test + ".java"));
    }
  }

  @Test
  void commandOfTheReadmeIsTheOneOfCi() throws IOException {
    String ci = Files.readString(ROOT.resolve(".ci/run"));

    assertThat(readme()).contains("\n    mvn -ntp verify\n");
    assertThat(ci).contains("exec mvn -ntp verify\n");
  }

  @Test
  void loopRepeatsAfterAnUnknownOutcomeAndWaitsAsToldAfterARefusal() throws Exception {
    server.enqueue(new MockResponse.Builder().code(503).build());
    server.enqueue(new MockResponse.Builder().code(429).setHeader("Retry-After", "0").build());
    server.enqueue(ROTATED);

    Rotation rotation = ReadmeExamples.rotateUntilKnown(lettermint(), "example");

    assertThat(rotation.newToken().reveal()).isEqualTo("lm_example_not_a_token");
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void loopGivesUpAfterThreeAttempts() {
    for (int i = 0; i < 4; i++) {
      server.enqueue(new MockResponse.Builder().code(500).build());
    }

    assertThatThrownBy(() -> ReadmeExamples.rotateUntilKnown(lettermint(), "example"))
        .isInstanceOf(UnknownOutcomeException.class);
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  private LettermintProjects lettermint() {
    return LettermintProjects.builder()
        .teamToken("lm_team_example_not_a_token")
        .baseUrl(server.url("/v1").toString())
        .build();
  }

  private static Stream<MatchResult> matches(String pattern) throws IOException {
    return Pattern.compile(pattern).matcher(readme()).results();
  }

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }

  private static String withoutSpace(String text) {
    return text.replaceAll("\\s", "");
  }
}
