package co.lettermint.projects.contract.demo;

import static co.lettermint.projects.contract.DocumentedBody.enumeration;
import static co.lettermint.projects.contract.demo.DemoRun.PROJECT;
import static co.lettermint.projects.contract.demo.DemoRun.TEAM_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.provider.EmbeddedProvider;
import co.lettermint.projects.provider.Fault;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The comparison of a real answer with the specification; a loopback server stands for it. */
class DifferencesTest {
  private static final Path DOCUMENTED = Path.of("../openapi/examples/rotate-token.200.json");
  private static final String AS_SPECIFIED =
      "The answer is as openapi/lettermint-projects.yaml says, to the field.";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"name\": \"<string>\"",
        "\"token_last_used_at\": null",
        "\"last_28_days\": null",
        "\"routes\": []"
      })
  void anAnswerAsSpecifiedGivesNoRow(String member) throws IOException {
    DemoRun run = check(documentedWith(member));

    assertThat(run.out().lines()).endsWith(AS_SPECIFIED);
    assertThat(rows(run)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"project", "statistics"})
  void whatTheSpecificationLeavesOpenGivesNoRow(String untyped) throws IOException {
    String open = "\"" + untyped + "\": {";
    String documented = Files.readString(DOCUMENTED);

    DemoRun run = check(documented.replace(open + "}", open + "\"any\": {\"thing\": [1]}}"));

    assertThat(documented).contains(open + "}");
    assertThat(run.out().lines()).endsWith(AS_SPECIFIED);
  }

  @Test
  void eachDifferenceIsOneRow() throws IOException {
    String body =
        Files.readString(DOCUMENTED)
            .replaceFirst("\"data\": \\{", "\"data\": {\"new_field\": \"value\", \"gone\": null,")
            .replace("\"smtp_enabled\": true", "\"smtp_enabled\": \"value\"")
            .replace("\"transactional\"", "\"carrier_pigeon\"")
            .replace("\"slug\": \"<string>\",", "")
            .replace("\"routes_count\": 123", "\"routes_count\": \"value\"")
            .replace("\"type\": \"TXT\"", "\"type\": \"TXT\", \"ttl\": 60");

    DemoRun run = check(body);

    assertThat(rows(run))
        .containsExactly(
            "| `$.data.smtp_enabled` | `boolean` | `string` |",
            "| `$.data.routes[*].route_type` | `%s` | `carrier_pigeon` |"
                .formatted(enumeration("RouteType").replace("|", "\\|")),
            "| `$.data.routes[*].slug` | `required` | `missing` |",
            "| `$.data.routes_count` | `integer (int64)` | `string` |",
            "| `$.data.new_field` | `nothing` | `string` |",
            "| `$.data.gone` | `nothing` | `null` |",
            "| `$.data.domains[*].dns_records[*].ttl` | `nothing` | `number` |");
    assertThat(run.out())
        .contains(
            "yaml in 7 places: open an issue with this table, which holds no token.\n| Path |")
        .doesNotContain("value");
    assertThat(Files.readAllLines(folder.resolve("differences.md")))
        .startsWith("| Path | Specified | Found |", "|---|---|---|")
        .endsWith(rows(run).toArray(String[]::new))
        .hasSize(9);
  }

  @Test
  void whatAServerNamesAFieldIsSafeInATable() throws IOException {
    DemoRun run =
        check(documentedWith("\"a|`b\\n\": [], \"lm_example_not_a_token\": {}, \"id\": \"a\""));

    assertThat(rows(run))
        .containsExactly(
            "| `$.data.a\\|'b\\u000a` | `nothing` | `array` |",
            "| `$.data.[redacted]` | `nothing` | `object` |");
  }

  @Test
  void aPlaceInAnArrayIsOneRowForAllElements() throws IOException {
    DemoRun run = check(documentedWith("\"routes\": [{\"x\": 1}, {\"x\": 2}]"));

    assertThat(rows(run))
        .doesNotHaveDuplicates()
        .contains("| `$.data.routes[*].slug` | `required` | `missing` |")
        .contains("| `$.data.routes[*].x` | `nothing` | `number` |");
  }

  @Test
  void aBodyThatBreaksOffStillGivesItsTokenAndOneRow() throws IOException {
    Path tokenFile = folder.resolve("new-token.txt");
    DemoRun run;
    try (EmbeddedProvider provider = provider().fault(Fault.cutBehindToken()).start()) {
      run = rotate(provider.baseUrl(), tokenFile);
      assertThat(tokenFile).hasContent(provider.currentToken(PROJECT));
    }

    run.assertPassed();
    assertThat(rows(run)).contains("| `$` | `valid JSON` | `text whose fields cannot be listed` |");
  }

  /** The documented body with these members in its project, in the place of those it has. */
  private static String documentedWith(String members) throws IOException {
    var body = JsonParser.parseString(Files.readString(DOCUMENTED)).getAsJsonObject();
    JsonParser.parseString("{" + members + "}")
        .getAsJsonObject()
        .asMap()
        .forEach(body.getAsJsonObject("data")::add);
    return body.toString();
  }

  private DemoRun check(String body) {
    Path tokenFile = folder.resolve("new-token.txt");
    try (EmbeddedProvider provider =
        provider().body(PROJECT, JsonParser.parseString(body).getAsJsonObject()).start()) {
      DemoRun run = rotate(provider.baseUrl(), tokenFile);

      run.assertPassed();
      assertThat(provider.rotations(PROJECT)).isEqualTo(1);
      assertThat(tokenFile).hasContent(provider.currentToken(PROJECT));
      return run;
    }
  }

  private static EmbeddedProvider.Builder provider() {
    return EmbeddedProvider.builder().project(PROJECT).teamToken(TEAM_TOKEN);
  }

  private static DemoRun rotate(String baseUrl, Path tokenFile) {
    return DemoRun.with(
        TEAM_TOKEN,
        "project=" + PROJECT,
        "yes=true",
        "tokenFile=" + tokenFile,
        "baseUrl=" + baseUrl,
        "differences=" + tokenFile.resolveSibling("differences.md"));
  }

  private static List<String> rows(DemoRun run) {
    return run.out().lines().filter(line -> line.startsWith("| `")).toList();
  }
}
