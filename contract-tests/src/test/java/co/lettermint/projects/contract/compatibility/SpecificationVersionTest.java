package co.lettermint.projects.contract.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.contract.report.Run;
import co.lettermint.projects.contract.report.Run.Change;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Yaml;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.BackwardIncompatibleProp;
import org.openapitools.openapidiff.core.model.Changed;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedSchema;
import org.openapitools.openapidiff.core.model.ComposedChanged;
import org.openapitools.openapidiff.core.model.schema.ChangedEnum;
import org.openapitools.openapidiff.core.output.MarkdownRender;

/**
 * The specification against the one that was released last: a breaking change asks for a higher
 * major version, any other for a higher minor one.
 */
final class SpecificationVersionTest {
  private static final Path CURRENT = Path.of("../openapi/lettermint-projects.yaml");

  /** What this repository has, unless {@code -Dreleased} names another one. */
  private static final Path RELEASED = Path.of(System.getProperty("released"));

  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.\\d+");

  /** Enumerations are read as open ones, so that a new value breaks nobody. */
  private static final OpenApiDiffOptions OPTIONS =
      OpenApiDiffOptions.builder()
          .configProperty(
              BackwardIncompatibleProp.RESPONSE_ENUM_INCREASED.getPropertyName(), "false")
          .build();

  @Test
  void versionKeepsUpWithTheChanges() throws IOException {
    String released = Files.readString(RELEASED);
    String current = Files.readString(CURRENT);

    Change change = change(released, current);

    Run.note(Change.class, List.of(change));
    assertThat(change.problem())
        .withFailMessage(CURRENT + ": " + change.problem() + "\n" + change.words())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "changes.csv", delimiter = '|', quoteCharacter = '\'')
  void changeNeedsAHigherVersion(
      String change, String pattern, String replacement, String enough, String need)
      throws IOException {
    String released = Files.readString(RELEASED);
    String changed = released.replaceFirst("(?s)" + pattern, replacement.replace("\\n", "\n"));
    assertThat(changed).isNotEqualTo(released);

    Change found = change(released, changed);
    assertThat(found.problem()).as(change).contains("needs a higher " + need + " version");
    assertThat(found.words()).as(change).isNotEmpty();
    assertThat(change(released, withVersion(changed, enough)).problem()).isEmpty();
  }

  @Test
  void anotherDescriptionNeedsNothing() throws IOException {
    String released = Files.readString(RELEASED);
    String changed = released.replace("Number of routes.", "How many routes there are.");

    assertThat(changed).isNotEqualTo(released);
    assertThat(change(released, changed).verdict()).isEqualTo("None");
  }

  private static String withVersion(String specification, String version) {
    return specification.replaceFirst("\n  version: .*", "\n  version: " + version);
  }

  /** What changed, and whether the version keeps up with it. */
  private static Change change(String released, String current) {
    ChangedOpenApi change =
        OpenApiCompare.fromContents(
            withoutTexts(released), withoutTexts(current), List.of(), OPTIONS);
    String before = change.getOldSpecOpenApi().getInfo().getVersion();
    String after = change.getNewSpecOpenApi().getInfo().getVersion();
    if (change.isUnchanged()) {
      return new Change("None", before, after, "", "");
    }
    boolean compatible = change.isCompatible() && !takesAway(change);
    boolean keepsUp =
        number(after, 1) > number(before, 1)
            || compatible
                && number(after, 1) == number(before, 1)
                && number(after, 2) > number(before, 2);
    return new Change(
        compatible ? "Minor" : "Breaking",
        before,
        after,
        inWords(change),
        keepsUp ? "" : problem(compatible, before, after));
  }

  private static String problem(boolean compatible, String before, String after) {
    return "%s after %s is not enough, for the change is %s. Raise the version with `.ci/version` and give it a section in CHANGELOG.md, or take the change back."
        .formatted(
            after,
            before,
            compatible
                ? "an addition, which needs a higher minor version"
                : "breaking, which needs a higher major version");
  }

  /** To HTTP that may be compatible; to a caller an accessor or a constant is gone. */
  private static boolean takesAway(Changed change) {
    if (change instanceof ChangedSchema schema && !schema.getMissingProperties().isEmpty()) {
      return true;
    }
    if (change instanceof ChangedEnum<?> values && !values.getMissing().isEmpty()) {
      return true;
    }
    return change instanceof ComposedChanged composed
        && composed.getChangedElements().stream()
            .filter(Objects::nonNull)
            .anyMatch(SpecificationVersionTest::takesAway);
  }

  /** Another wording changes nothing that a program could notice. */
  private static String withoutTexts(String specification) {
    try {
      JsonNode tree = Yaml.mapper().readTree(specification);
      for (String name : List.of("description", "summary")) {
        tree.findParents(name).stream()
            .filter(parent -> parent.get(name).isTextual())
            .forEach(parent -> ((ObjectNode) parent).remove(name));
      }
      return Yaml.mapper().writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new AssertionError("The specification is no YAML.", e);
    }
  }

  private static String inWords(ChangedOpenApi change) {
    ByteArrayOutputStream words = new ByteArrayOutputStream();
    new MarkdownRender().render(change, new OutputStreamWriter(words, StandardCharsets.UTF_8));
    return words
        .toString(StandardCharsets.UTF_8)
        .replaceFirst("(?s).*What's Changed\\s*---", "")
        .replaceFirst("(?s)#+ Result.*", "")
        .replaceAll("(?m)^#+ ", "")
        .replaceAll("\\n{2,}", "\n")
        .strip();
  }

  private static int number(String version, int group) {
    Matcher matcher = VERSION.matcher(version);
    if (!matcher.matches()) {
      throw new AssertionError("info.version " + version + " is not of the form 1.2.3.");
    }
    return Integer.parseInt(matcher.group(group));
  }
}
