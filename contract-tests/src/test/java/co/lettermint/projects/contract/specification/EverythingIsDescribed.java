package co.lettermint.projects.contract.specification;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Specification;
import co.lettermint.projects.specification.SpecifiedOperation;
import com.google.gson.JsonElement;

/** Whatever can be described is: the Javadoc of the client is made of it. */
public final class EverythingIsDescribed implements Check {
  @Override
  public void inspect(Witnesses witnesses, Findings findings) {
    Specification specification = witnesses.specification();
    JsonElement tree = specification.tree();
    describe("info", Json.at(tree, "info"), findings);
    Json.elements(tree, "servers").forEach(one -> describe("servers", one, findings));
    Json.elements(tree, "tags").forEach(one -> describe("tags", one, findings));
    specification.operations().forEach(one -> describe(one, findings));
    findings.sameElements(
        specification.operations().stream()
            .flatMap(one -> Json.texts(one.node(), "tags").stream())
            .toList(),
        Json.elements(tree, "tags").stream().map(one -> Json.text(one, "name")).toList(),
        Specification.FILE + ", tags",
        "the tag");
    Json.members(tree, "components", "securitySchemes")
        .forEach((name, one) -> describe("securitySchemes." + name, one, findings));
    Json.members(tree, "components", "headers")
        .forEach((name, one) -> describe("headers." + name, one, findings));
    Json.members(tree, "components", "schemas")
        .forEach((name, one) -> describeSchema(name, one, findings));
  }

  private static void describe(SpecifiedOperation operation, Findings findings) {
    String place = operation.method() + " " + operation.path();
    describe(place, operation.node(), findings);
    summarise(place, operation.node(), findings);
    Json.elements(operation.node(), "parameters")
        .forEach(one -> describe(place + ", " + Json.text(one, "name"), one, findings));
    Json.members(operation.node(), "responses")
        .forEach((status, one) -> describeResponse(place + ", " + status, one, findings));
  }

  private static void describeResponse(String place, JsonElement response, Findings findings) {
    describe(place, response, findings);
    Json.members(response, "content")
        .forEach(
            (mediaType, content) ->
                Json.members(content, "examples")
                    .forEach((name, one) -> summarise(place + ", " + name, one, findings)));
  }

  private static void describeSchema(String name, JsonElement schema, Findings findings) {
    describe(name, schema, findings);
    Json.members(schema, "properties")
        .forEach((property, one) -> describe(name + "." + property, one, findings));
  }

  private static void describe(String place, JsonElement node, Findings findings) {
    require("description", place, node, findings);
  }

  private static void summarise(String place, JsonElement node, Findings findings) {
    require("summary", place, node, findings);
  }

  private static void require(String what, String place, JsonElement node, Findings findings) {
    findings.require(
        !Json.text(node, what).isBlank(), Specification.FILE + ", " + place, "has no " + what);
  }
}
