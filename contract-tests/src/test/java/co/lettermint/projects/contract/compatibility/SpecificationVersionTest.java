package co.lettermint.projects.contract.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The specification against the one that was released last. */
final class SpecificationVersionTest {
  private static final Path CURRENT = Path.of("../openapi/lettermint-projects.yaml");
  private static final Path RELEASED = Path.of("../openapi/released/lettermint-projects.yaml");

  @Test
  void versionKeepsUpWithTheChanges() throws IOException {
    String released = Files.readString(RELEASED);
    String current = Files.readString(CURRENT);

    assertThat(SpecificationVersion.problem(released, current)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a removed property  | \\n        routes_count:.*?type: integer | ''                              | 2.0.0 | major
          a renamed property  | \\n        slug:                         | \\n        tag:                  | 2.0.0 | major
          another type        | (routes_count:.*?type:) integer         | $1 string                       | 2.0.0 | major
          no longer required  | - smtp_enabled\\n                        | ''                              | 2.0.0 | major
          another path        | /rotate-token:                          | /rotate:                        | 2.0.0 | major
          a removed status    | \\n        '429':.*?\\n\\n                 | \\n\\n                            | 2.0.0 | major
          a removed value     | , inbound]                              | ]                               | 2.0.0 | major
          a new property      | \\n        slug:                         | \\n        extra: {}\\n        slug: | 1.1.0 | minor
          a new value         | , inbound]                              | , inbound, other]               | 1.1.0 | minor
          """)
  void changeNeedsAHigherVersion(
      String change, String pattern, String replacement, String enough, String need)
      throws IOException {
    String released = Files.readString(RELEASED);
    String changed = released.replaceFirst("(?s)" + pattern, replacement.replace("\\n", "\n"));
    assertThat(changed).isNotEqualTo(released);

    assertThat(SpecificationVersion.problem(released, changed))
        .as(change)
        .get()
        .asString()
        .contains("needs a higher " + need + " version");
    assertThat(SpecificationVersion.problem(released, withVersion(changed, enough))).isEmpty();
  }

  @Test
  void anotherDescriptionNeedsNothing() throws IOException {
    String released = Files.readString(RELEASED);
    String changed = released.replace("Number of routes.", "How many routes there are.");

    assertThat(changed).isNotEqualTo(released);
    assertThat(SpecificationVersion.problem(released, changed)).isEmpty();
  }

  private static String withVersion(String specification, String version) {
    return specification.replaceFirst("\n  version: .*", "\n  version: " + version);
  }
}
