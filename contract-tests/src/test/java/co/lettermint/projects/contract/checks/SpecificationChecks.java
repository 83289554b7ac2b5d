package co.lettermint.projects.contract.checks;

import co.lettermint.projects.contract.Claim;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.GeneratedCode;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Places;
import co.lettermint.projects.specification.Specification;
import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The specification on its own. */
public final class SpecificationChecks {
  /** What has a description: the Javadoc of the client is made of it. */
  private static final Pattern DESCRIBED =
      Pattern.compile(
          "\\$\\.(info|(servers|tags)\\[\\d+]"
              + "|paths\\.[^.]+\\.[^.]+(\\.parameters\\[\\d+]|\\.responses\\.\\d+)?"
              + "|components\\.(securitySchemes|headers|schemas)\\.[^.]+"
              + "|components\\.schemas\\.[^.]+\\.properties\\.[^.]+)");

  private static final Pattern SUMMARISED =
      Pattern.compile(
          "\\$\\.paths\\.[^.]+\\.[^.]+(\\.responses\\.\\d+\\.content\\.[^.]+\\.examples\\.[^.]+)?");

  private SpecificationChecks() {}

  @Claim("version is the client's")
  public static void version(Specification specification, GeneratedCode code, Findings findings) {
    String version = Json.text(specification.tree(), "info", "version");
    findings.at("info", "version").same(code.version(), version, "the version as in the poms");
  }

  @Claim("everything is described")
  public static void descriptions(Specification specification, Findings findings) {
    Places.each(specification.tree())
        .forEach(
            (path, node) -> {
              Findings here = findings.at(findings.place().path(path));
              requireText("description", DESCRIBED, path, node, here);
              requireText("summary", SUMMARISED, path, node, here);
            });
    findings
        .at("tags")
        .sameElements(
            specification.operations().stream()
                .flatMap(one -> Json.texts(one.node(), "tags").stream())
                .toList(),
            Json.elements(specification.tree(), "tags").stream()
                .map(one -> Json.text(one, "name"))
                .toList(),
            "the tag");
  }

  private static void requireText(
      String what, Pattern where, String path, JsonElement node, Findings here) {
    here.require(
        !node.isJsonObject() || !where.matcher(path).matches() || !Json.text(node, what).isBlank(),
        "has no %s",
        what);
  }

  /** The vendor adds properties without a new version. */
  @Claim("objects stay open")
  public static void openObjects(Specification specification, Findings findings) {
    schemas(specification)
        .forEach(
            (name, schema) ->
                findings
                    .at("components", "schemas", name)
                    .require(
                        Json.at(schema, "additionalProperties").isJsonNull(),
                        "says additionalProperties: leave it out, so that objects stay open"));
  }

  /**
   * Null is allowed where a property says so, beside its type, and where the schema that it wraps
   * says so too: the generator reads the one, validators read the other.
   */
  @Claim("null is consistent")
  public static void nulls(Specification specification, Findings findings) {
    Map<String, JsonElement> schemas = schemas(specification);
    Set<String> wrapped = new HashSet<>();
    schemas.forEach(
        (owner, schema) ->
            Json.members(schema, "properties")
                .forEach(
                    (name, property) -> {
                      Findings here =
                          findings.at("components", "schemas", owner, "properties", name);
                      boolean isNullable = Json.isTrue(property, "nullable");
                      here.require(
                          !isNullable || !Json.text(property, "type").isEmpty(),
                          "is nullable without a type: OpenAPI 3.0 gives that no meaning");
                      for (JsonElement one : Json.elements(property, "allOf")) {
                        String target = Json.text(one, "$ref").replaceFirst(".*/", "");
                        wrapped.add(target);
                        here.same(
                            Json.isTrue(schemas.get(target), "nullable"), isNullable, "nullable");
                      }
                    }));
    schemas.forEach(
        (name, schema) ->
            findings
                .at("components", "schemas", name)
                .require(
                    wrapped.contains(name) || !Json.isTrue(schema, "nullable"),
                    "is nullable, and stands where null is not expected"));
  }

  /** The token that the page documents, and nothing else. */
  @Claim("the token is shown once")
  public static void shownOnce(
      Documentation documentation, Specification specification, Findings findings) {
    List<String> marked = new ArrayList<>();
    schemas(specification)
        .forEach(
            (owner, schema) ->
                Json.members(schema, "properties").entrySet().stream()
                    .filter(property -> Json.isTrue(property.getValue(), "x-once-shown"))
                    .forEach(property -> marked.add(owner + "." + property.getKey())));
    findings
        .at("components", "schemas", "RotateTokenResponse", "properties", "new_token")
        .same(
            List.of("RotateTokenResponse.new_token"),
            marked,
            "what is marked with x-once-shown: true");
  }

  private static Map<String, JsonElement> schemas(Specification specification) {
    return Json.members(specification.tree(), "components", "schemas");
  }
}
