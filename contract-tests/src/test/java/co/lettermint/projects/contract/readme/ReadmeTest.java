package co.lettermint.projects.contract.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.lettermint.projects.Rotation;
import co.lettermint.projects.UnknownOutcomeException;
import co.lettermint.projects.provider.EmbeddedProvider;
import co.lettermint.projects.provider.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the README shows and promises, held against the code. */
final class ReadmeTest {
  private static final Path ROOT = Path.of("..");
  private static final Path TESTS = Path.of("src/test/java");

  @RegisterExtension
  private final EmbeddedProvider provider =
      EmbeddedProvider.builder().project("example").project("another").extension();

  @Test
  void javaOfTheReadmeIsCompiled() throws IOException {
    StringBuilder files = new StringBuilder();
    for (Path folder :
        List.of(
            TESTS.resolve("co/lettermint/projects/contract/readme"), // compiled here
            Path.of("consumers/projects"))) { // compiled by the profile consumers
      try (Stream<Path> sources = Files.walk(folder)) {
        for (Path file : sources.filter(it -> it.toString().endsWith(".java")).toList()) {
          files.append(Files.readString(file));
        }
      }
    }
    String compiled = withoutSpace(files.toString());

    List<String> shown = matches("(?s)```java\n(.*?)```").map(m -> m.group(1)).toList();

    assertThat(shown)
        .hasSize(9)
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
    provider.next(Fault.refuse(503), Fault.refuse(429, Duration.ZERO));

    Rotation rotation = ReadmeExamples.rotateUntilKnown(provider.client(), "example");

    assertThat(rotation.newToken().reveal()).isEqualTo(provider.currentToken("example"));
    assertThat(provider.requestCount()).isEqualTo(3);
  }

  @Test
  void loopGivesUpAfterThreeAttempts() {
    provider.always(Fault.refuse(500));

    assertThatThrownBy(() -> ReadmeExamples.rotateUntilKnown(provider.client(), "example"))
        .isInstanceOf(UnknownOutcomeException.class);
    assertThat(provider.requestCount()).isEqualTo(3);
  }

  @Test
  void everyProjectIsRotatedIntoItsOwnStore() throws Exception {
    Map<String, String> stored = new HashMap<>();

    ReadmeExamples.rotateAll(
        provider.client(),
        Map.of(
            "example", token -> stored.put("example", token.reveal()),
            "another", token -> stored.put("another", token.reveal())));

    assertThat(stored)
        .containsEntry("example", provider.currentToken("example"))
        .containsEntry("another", provider.currentToken("another"));
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
