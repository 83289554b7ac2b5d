package co.lettermint.projects.contract.agreement;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Specification;
import com.google.gson.JsonElement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The specification has the documented answers: statuses, headers, bodies and error fields. */
public final class DocumentedAnswers implements Check {
  private static final String FILE = Specification.FILE;

  @Override
  public void inspect(Witnesses witnesses, Findings findings) {
    Specification specification = witnesses.specification();
    findings.sameElements(
        Documentation.ANSWERS.keySet(),
        specification.responses().keySet(),
        FILE + ", responses",
        "the status");
    specification
        .responses()
        .forEach(
            (status, response) -> {
              String place = FILE + ", responses." + status;
              body(status, response, specification, place, findings);
              headers(status, response, specification, place, findings);
            });
    Documentation.ERRORS.forEach((name, fields) -> error(name, fields, specification, findings));
  }

  private static void body(
      String status,
      JsonElement response,
      Specification specification,
      String place,
      Findings findings) {
    findings.sameElements(
        List.of("application/json"),
        Json.members(response, "content").keySet(),
        place,
        "the media type");
    findings.sameElements(
        Documentation.ANSWERS.getOrDefault(status, Set.of()),
        specification.bodySchemas(response),
        place,
        "the body");
  }

  private static void headers(
      String status,
      JsonElement response,
      Specification specification,
      String place,
      Findings findings) {
    Map<String, String> expected = new HashMap<>(Documentation.HEADERS);
    if (status.equals("429")) {
      expected.put(Documentation.RETRY_AFTER, "string");
    }
    Map<String, String> found = new HashMap<>();
    specification
        .headers(response)
        .forEach(
            (name, header) ->
                found.put(name, specification.schemas().type(Json.at(header, "schema")).name()));
    findings.same(new TreeMap<>(expected), new TreeMap<>(found), place, "the headers");
    findings.sameElements(
        expected.keySet().stream().map(DocumentedAnswers::componentName).toList(),
        Json.members(response, "headers").values().stream()
            .map(header -> Json.text(header, "$ref").replaceFirst(".*/", ""))
            .toList(),
        place,
        "the header");
  }

  private static String componentName(String header) {
    return header.replaceFirst("^X-", "").replace("-", "");
  }

  private static void error(
      String name, Map<String, String> fields, Specification specification, Findings findings) {
    Map<String, String> found = new TreeMap<>();
    specification
        .schemas()
        .body(name)
        .forEach((place, field) -> found.put(place, field.type().name()));
    findings.same(new TreeMap<>(fields), found, FILE + ", " + name, "the fields");
  }
}
