package co.lettermint.projects.contract.drift;

import static co.lettermint.projects.contract.drift.DriftCase.changed;
import static co.lettermint.projects.contract.drift.DriftCase.of;
import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.Drift;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.contract.CannedApi;
import co.lettermint.projects.contract.DocumentedBody;
import co.lettermint.projects.model.DnsRecordStatus;
import co.lettermint.projects.model.Route;
import co.lettermint.projects.model.RouteType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each deviation: where it is, what is specified, what was found, and what the value is then. */
class DriftTest {
  private final List<Drift> told = new ArrayList<>();
  private final CannedApi api = new CannedApi(told::add);

  static Stream<DriftCase> otherTypes() {
    return Stream.of(
        changed("\"id\": \"<string>\"", "\"id\": 7", "$.data.id ; string ; number")
            .with(r -> r.project().id(), null),
        changed("true", "\"true\"", "$.data.smtp_enabled ; boolean ; string")
            .with(r -> r.project().smtpEnabled(), null),
        changed("true", "null", "$.data.smtp_enabled ; boolean ; null"),
        changed("true", "[{}]", "$.data.smtp_enabled ; boolean ; array")
            .with(r -> r.project().name(), "<string>"),
        changed("_count\": 123", "_count\": \"123\"", countDrift("string")),
        changed("_count\": 123", "_count\": 1.5", countDrift("number")),
        changed("_count\": 123", "_count\": 9223372036854775808", countDrift("number")),
        changed("_count\": 123", "_count\": 1e999999999", countDrift("number")),
        changed("\"transactional\"", "{}", routeDrift("route_type", enumeration(), "object"))
            .with(r -> route(r).routeType(), null),
        changed("\"project\": {}", "\"project\": []", routeDrift("project", "object", "array"))
            .with(r -> route(r).project().toString(), "[]"),
        changed(
            "_threshold\": 123",
            "_threshold\": {}",
            routeDrift("inbound_spam_threshold", "number", "object")),
        changed(
            "\"user\": {",
            "\"user\": 7, \"x\": {",
            "$.data.team_members[0].user ; object ; number"),
        changed(
                "\"projects\": [",
                "\"projects\": [null, 7,",
                "$.data.domains[0].projects[0] ; object ; null",
                "$.data.domains[0].projects[1] ; object ; number")
            .with(r -> r.project().domains().get(0).projects().size(), 1),
        changed("\"data\": {", "\"data\": [], \"x\": {", "$.data ; object ; array")
            .with(Rotation::project, null));
  }

  static Stream<DriftCase> otherTexts() {
    String it = "API token rotated successfully. Please update your integrations.";
    return Stream.of(
        changed(
                "\"transactional\"",
                "\"marketing\"",
                routeDrift("route_type", enumeration(), "marketing"))
            .with(r -> route(r).routeType(), RouteType.of("marketing")),
        changed(
                "\"active\"",
                "\"\"",
                "$.data.domains[0].dns_records[0].status ; active | failed | pending ; ")
            .with(
                r -> r.project().domains().get(0).dnsRecords().get(0).status(),
                DnsRecordStatus.of("")),
        changed(it, "Project " + it, "$.message ; " + it + " ; Project " + it)
            .with(r -> r.response().message().value(), "Project " + it),
        changed(
                "2023-11-07T05:31:56Z",
                "yesterday",
                "$.data.token_generated_at ; date-time (RFC 3339) ; yesterday")
            .with(r -> r.project().tokenGeneratedAt(), null),
        changed(
            "\"active\"",
            "\"a\\n\\u0000b\"",
            "$.data.domains[0].dns_records[0].status ; active | failed | pending ; a\\u000a\\u0000b"),
        changed(
            "\"active\"",
            "\"" + "x".repeat(300) + "\"",
            "$.data.domains[0].dns_records[0].status ; active | failed | pending ; "
                + "x".repeat(200)
                + "…"));
  }

  static Stream<DriftCase> presence() {
    return Stream.of(
        changed(
            "\"name\": \"<string>\",\n    \"smtp", "\"smtp", "$.data.name ; required ; missing"),
        changed("\"slug\"", "\"slag\"", "$.data.routes[0].slug ; required ; missing"),
        changed("\"message\"", "\"massage\"", "$.message ; required ; missing"),
        of(
            "data alone is missing",
            "{\"message\": \"API token rotated successfully. Please update your integrations.\", "
                + DocumentedBody.member()
                + "}",
            "$.data ; required ; missing"),
        changed("\"<string>\",\n    \"routes\"", "null,\n    \"routes\""),
        changed("\"routes\": [", "\"unknown\": [{\"new_token\": 7}],\n    \"routes\": ["),
        changed("\"webhooks_count\": 123,", ""),
        changed("\"statistics\": {}", "\"statistics\": []")
            .with(r -> route(r).statistics().toString(), "[]"),
        changed("\"routes_count\": 123", "\"routes_count\": 1.0")
            .with(r -> r.project().routesCount(), 1L),
        changed("\"deliverability\": 123", "\"deliverability\": 99.50")
            .with(r -> r.project().last28Days().deliverability(), new BigDecimal("99.50")));
  }

  static Stream<DriftCase> tokens() {
    String token = "\"" + DocumentedBody.TOKEN + "\"";
    String form = "$.new_token ; a project token ; ";
    return Stream.of(
        changed(token, "\"lm_team_fake\"", form + "the form of a team token"),
        changed(token, "\"lm_sso_fake\"", form + "the form of an SSO token"),
        changed(token, "\"fake\"", form + "another form"),
        changed(token, "7, \"new_token\": " + token, "$.new_token ; string ; number"),
        changed(token, token + ", \"new_token\": null", "$.new_token ; string ; null"),
        changed(
            token,
            token + ", \"new_token\": \"lm_other_fake\"",
            "$.new_token ; once ; given twice with different values"),
        changed(
            token,
            "\"lm_team_fake\", \"new_token\": " + token,
            form + "the form of a team token",
            "$.new_token ; once ; given twice with different values"));
  }

  static Stream<DriftCase> inTheOrderOfTheDocument() {
    return Stream.of(
        of(
            "message, token, data",
            "{\"message\": 7, \"new_token\": \"fake\", \"data\": {\"routes\": {}, \"id\": \"1\"}} x",
            "$.new_token ; a project token ; another form",
            "$.message ; "
                + "API token rotated successfully. Please update your integrations."
                + " ; number",
            "$.data.routes ; array ; object",
            "$.data.name ; required ; missing",
            "$.data.smtp_enabled ; required ; missing",
            "$.data.token_generated_at ; required ; missing",
            "$.data.token_last_used_at ; required ; missing",
            "$.data.token_last_used_ip ; required ; missing",
            "$.data.created_at ; required ; missing",
            "$.data.updated_at ; required ; missing",
            "$ ; the end of the text ; more text"),
        of(
            "cut off",
            "{\"new_token\": \"lm_fake\", \"data\": {\"id\": 7, \"na",
            "$.data.id ; string ; number",
            "$.data.id ; valid JSON ; the end of the text"));
  }

  @ParameterizedTest
  @MethodSource({"otherTypes", "otherTexts", "presence", "tokens", "inTheOrderOfTheDocument"})
  void driftsAreAsListed(DriftCase row) {
    Rotation rotation = api.rotate(row.body());

    assertThat(rotation.drift()).containsExactlyElementsOf(row.drifts());
    assertThat(told).isEqualTo(rotation.drift());
    assertThat(row.value().apply(rotation)).isEqualTo(row.expected());
  }

  @Test
  void documentedBodyHasNone() {
    assertThat(api.rotate(DocumentedBody.JSON).drift()).isEmpty();
    assertThat(told).isEmpty();
  }

  private static Route route(Rotation rotation) {
    return rotation.project().routes().get(0);
  }

  private static String enumeration() {
    return "transactional | broadcast | inbound";
  }

  private static String routeDrift(String name, String expected, String found) {
    return "$.data.routes[0]." + name + " ; " + expected + " ; " + found;
  }

  private static String countDrift(String found) {
    return "$.data.routes[0].webhooks_count ; integer (int64) ; " + found;
  }
}
