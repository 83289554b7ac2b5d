package co.lettermint.projects.contract.agreement;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Specification;
import co.lettermint.projects.specification.SpecifiedOperation;
import com.google.gson.JsonElement;
import java.util.List;

/** The specification describes the documented call, and no other. */
public final class DocumentedCall implements Check {
  private static final String FILE = Specification.FILE;

  @Override
  public void inspect(Witnesses witnesses, Findings findings) {
    Specification specification = witnesses.specification();
    List<SpecifiedOperation> operations = specification.operations();
    findings.sameElements(
        List.of(Documentation.METHOD + " " + Documentation.URL),
        operations.stream().map(one -> one.method() + " " + one.url()).toList(),
        FILE + ", paths",
        "the call");
    operations.forEach(one -> request(one, specification, findings));
    security(specification.tree(), findings);
  }

  private static void request(
      SpecifiedOperation operation, Specification specification, Findings findings) {
    JsonElement node = operation.node();
    String place = operation.place();
    findings.require(
        Json.at(node, "requestBody").isJsonNull(), place, "has a body: none is documented");
    findings.require(
        !Json.isTrue(node, "deprecated"), place, "is deprecated: the page does not say so");
    findings.require(
        Json.at(node, "security").isJsonNull(),
        place,
        "has a security of its own: use the common one");
    List<JsonElement> parameters = Json.elements(node, "parameters");
    findings.sameElements(
        List.of("path " + Documentation.PATH_PARAMETER),
        parameters.stream()
            .map(one -> Json.text(one, "in") + " " + Json.text(one, "name"))
            .toList(),
        place,
        "the parameter");
    for (JsonElement parameter : parameters) {
      findings.require(
          Json.isTrue(parameter, "required"), place, "has a parameter that is not required");
      findings.same(
          "string",
          specification.schemas().type(Json.at(parameter, "schema")).name(),
          place,
          "the type of the parameter");
    }
  }

  /** One bearer token, for everything. */
  private static void security(JsonElement tree, Findings findings) {
    List<String> names =
        Json.elements(tree, "security").stream()
            .flatMap(one -> Json.members(one).keySet().stream())
            .toList();
    findings.same(1, names.size(), FILE + ", security", "the number of schemes");
    findings.sameElements(
        names,
        Json.members(tree, "components", "securitySchemes").keySet(),
        FILE + ", securitySchemes",
        "the scheme");
    for (String name : names) {
      JsonElement scheme = Json.at(tree, "components", "securitySchemes", name);
      findings.same(
          "http bearer",
          Json.text(scheme, "type") + " " + Json.text(scheme, "scheme"),
          FILE + ", securitySchemes." + name,
          "the scheme");
    }
  }
}
