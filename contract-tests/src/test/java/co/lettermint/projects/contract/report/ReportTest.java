package co.lettermint.projects.contract.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.PactFile;
import co.lettermint.projects.contract.Place;
import co.lettermint.projects.contract.Witness;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.contract.checks.Documentation;
import co.lettermint.projects.contract.report.Glance.Problem;
import co.lettermint.projects.contract.report.Row.Cell;
import co.lettermint.projects.contract.report.Run.Bite;
import co.lettermint.projects.contract.report.Run.Change;
import co.lettermint.projects.contract.report.Run.Checked;
import co.lettermint.projects.contract.report.Run.Replay;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Specification;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong stands in its row, with its sentence and its line. */
@Order(Integer.MAX_VALUE) // what the mutants of this build showed is on the page as well
class ReportTest {
  private static final String YAML = "openapi/lettermint-projects.yaml";
  private static final String BODY = "openapi/examples/rotate-token.200.json";
  private static final Witnesses COMMITTED = Witnesses.committed();

  /** In the specification another type, in the pact no matcher, in the documented body no field. */
  private static final Witnesses PLANTED =
      COMMITTED.with(specification()).with(pact()).with(documentation());

  private static final List<Bite> LIVES =
      List.of(new Bite(Place.of(Witness.DOCUMENTATION, "data", "id"), "dropped", List.of()));

  private static final Glance RED = glance(PLANTED, List.of());

  /** What is planted is told from what was there. */
  @BeforeAll
  static void contractHolds() {
    assumeThat(glance(COMMITTED, List.of()).problems).as("ContractTest fails").isEmpty();
  }

  private static Specification specification() {
    JsonObject tree = Specification.current().tree().deepCopy();
    JsonElement properties = Json.at(tree, "components", "schemas", "Project", "properties");
    Json.at(properties, "smtp_enabled").getAsJsonObject().addProperty("type", "string");
    return Specification.of(tree);
  }

  private static PactFile pact() {
    JsonObject tree = COMMITTED.pact().tree().deepCopy();
    JsonElement rules =
        Json.at(tree.getAsJsonArray("interactions").get(2), "response", "matchingRules", "body");
    assertThat(rules.getAsJsonObject().remove("$.data.routes_count")).isNotNull();
    return PactFile.of(tree);
  }

  private static Documentation documentation() {
    JsonElement body = COMMITTED.documentation().body().deepCopy();
    Json.at(body, "data").getAsJsonObject().remove("updated_at");
    return new Documentation(body);
  }

  private static Glance glance(Witnesses witnesses, List<Bite> teeth) {
    List<Checked> checked =
        Check.ALL.stream()
            .map(check -> new Checked(check.name(), check.violations(witnesses)))
            .toList();
    return new Glance(new Run(checked, teeth, List.of(), List.of()), witnesses, List.of());
  }

  private static Glance glance(List<Replay> replays, List<Change> changes, String... failures) {
    List<Checked> checked = List.of(new Checked("parser reads it", List.of()));
    Run run = new Run(checked, List.of(), replays, changes);
    return new Glance(run, COMMITTED, List.of(failures));
  }

  private static List<String> violatedRows(Glance glance) {
    return glance.groups.stream()
        .flatMap(group -> group.rows().stream())
        .filter(Row::isViolated)
        .map(row -> row.name)
        .toList();
  }

  @Test
  void plantedViolationsAreInTheirRows() {
    assertThat(violatedRows(RED))
        .containsExactly(
            "$.data", // a validator names no field within it
            "$.data.smtp_enabled",
            "$.data.routes_count",
            "$.data.updated_at");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          $.data.smtp_enabled | the documented fields are specified | is specified as string, and the page shows true      | openapi/lettermint-projects.yaml                                  | ` Project:`               | smtp_enabled:
          $.data.routes_count | fields are as specified             | is 1 with the matcher none, and specified as integer | contract-tests/pacts/lettermint-projects-client-lettermint-api.json | "name": "a project exists" | "routes_count"
          $.data.updated_at   | the documented fields are specified | the field $.data.updated_at is too much              | openapi/lettermint-projects.yaml                                  | ` Project:`               | updated_at:
          """)
  void violationHasItsSentenceAndLine(
      String row, String check, String sentence, String file, String above, String text)
      throws IOException {
    Problem problem = problem(check, row);

    assertThat(problem.sentence()).isEqualTo(sentence);
    assertThat(problem.place().shown())
        .isEqualTo(file + ":" + line(file, text, above == null ? 0 : line(file, above, 0)));
  }

  @Test
  void violationHasBothSides() throws IOException {
    assertThat(problem("the documented fields are specified", "$.data.smtp_enabled").sides())
        .extracting(side -> side.column() + " " + side.text() + " " + side.at())
        .containsExactly(
            "Documented true " + BODY + ":" + line(BODY, "\"smtp_enabled\"", 0),
            "Specification string, always " + YAML + ":" + smtpEnabled());
  }

  private static Problem problem(String check, String row) {
    return RED.problems.stream()
        .filter(one -> one.what().equals(check))
        .filter(one -> one.rows().stream().anyMatch(it -> it.name.equals(row)))
        .findFirst()
        .orElseThrow();
  }

  /** The number of the first line from there on that has the text. */
  private static int line(String file, String text, int from) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("..", file));
    int line = from;
    while (!lines.get(line).contains(text)) {
      line++;
    }
    return line + 1;
  }

  private static int smtpEnabled() throws IOException {
    return line(YAML, "        smtp_enabled:", line(YAML, "    Project:", 0));
  }

  /** The browser tests read it as well. */
  @Test
  void pageShowsThem() throws IOException {
    String page = Report.rendered("page.html", page(RED));
    Path file = Path.of("target", "browser", "violated.html");
    Files.createDirectories(file.getParent());
    Files.writeString(file, page);

    assertThat(page.length()).isLessThan(300_000);
    assertThat(page)
        .contains("<h1>" + RED.verdict() + "</h1>")
        .contains("is specified as string, and the page shows true")
        .contains("<a href=\"#RotateTokenResponse-data-smtp_enabled\">$.data.smtp_enabled</a>")
        .contains("&quot;&lt;string&gt;&quot;")
        .doesNotContain("<string>");
    assertThat(Report.rendered("summary.md", page(RED)))
        .contains(YAML + ":" + smtpEnabled())
        .contains("is 1 with the matcher none, and specified as integer");
  }

  private static Map<String, Object> page(Glance glance) {
    return Report.page(glance, COMMITTED, Map.of("Contract", "63 fields by 20 checks"), "abc1234");
  }

  @Test
  void annotationsAreSarif() throws IOException {
    String sarif = Report.rendered("contract.sarif", page(RED));

    assertThat(RED.problems).isNotEmpty();
    assertThat(schema().validate(sarif, InputFormat.JSON)).isEmpty();
    assertThat(schema().validate(sarif.replace("\"ruleId\"", "\"rule\""), InputFormat.JSON))
        .hasSameSizeAs(RED.problems);
    assertThat(sarif)
        .contains("\"uri\": \"" + YAML + "\"")
        .contains("\"startLine\": " + smtpEnabled());
  }

  /** The official one, which the library of the model brings along. */
  private static JsonSchema schema() {
    return JsonSchemaFactory.getInstance(VersionFlag.V7)
        .getSchema(ReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"));
  }

  @Test
  void whatDidNotRunIsNotCovered() {
    Run nothing = new Run(List.of(), List.of(), List.of(), List.of());

    Glance glance = new Glance(nothing, COMMITTED, List.of());

    assertThat(glance.verdict()).isEqualTo("The checks did not run.");
    assertThat(glance.percent()).isZero();
    assertThat(glance.uncovered()).isEqualTo(glance.cells());
  }

  /** A check that is red already cannot tell. */
  @Test
  void mutantThatLivesBesideAViolationIsNotCovered() {
    Glance glance = glance(PLANTED, LIVES);

    assertThat(glance.problems).extracting(Problem::what).doesNotContain("every mutant is caught");
    assertThat(glance.groups)
        .flatExtracting(group -> group.rows())
        .filteredOn(row -> row.name.equals("$.data.id"))
        .flatExtracting(row -> row.cells())
        .last()
        .matches(Cell::uncovered);
  }

  @Test
  void mutantThatLivesIsAViolation() throws IOException {
    Glance glance = glance(COMMITTED, LIVES);

    assertThat(glance.percent()).isZero();
    assertThat(glance.problems)
        .extracting(one -> one.place().shown() + " " + one.sentence())
        .containsExactly(
            "%s:%d no check notices this: documentation data/id: dropped"
                .formatted(BODY, line(BODY, "\"id\"", 0)));
  }

  @Test
  void replayThatFailsIsAViolation() {
    Replay failed = new Replay("no such project exists", "the connection was refused");

    Glance glance = glance(List.of(failed), List.of(), "  FaultTest.tried: broke\n    more");

    assertThat(glance.verdict())
        .isEqualTo("1 part does not agree, and 1 other test failed. The mutants were not tried.");
    assertThat(violatedRows(glance))
        .contains("404", "Content-Type", "$.message")
        .doesNotContain("200", "$.data");
  }

  @Test
  void replayThatFailsAtAFieldIsAViolationThere() {
    Replay failed = new Replay("a project exists", "body: $.data.routes[1].slug Expected 'x'");

    assertThat(violatedRows(glance(List.of(failed), List.of())))
        .containsExactly("$.data.routes[*].slug");
  }

  @Test
  void changeThatNeedsAVersionIsAViolation() throws IOException {
    Change change = new Change("Breaking", "1.0.0", "1.0.0", "a field is gone", "Raise it.");

    Glance glance = glance(List.of(), List.of(change));

    assertThat(glance.problems)
        .extracting(one -> one.place().shown())
        .containsExactly(YAML + ":" + line(YAML, "  version:", 0));
    assertThat(Report.rendered("page.html", page(glance)))
        .contains("a field is gone", "<strong class=\"verdict\">Breaking.</strong> Raise it.");
  }
}
