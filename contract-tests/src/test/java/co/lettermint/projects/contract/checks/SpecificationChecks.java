package co.lettermint.projects.contract.checks;

import static co.lettermint.projects.contract.Witness.CODE;
import static co.lettermint.projects.contract.Witness.DOCUMENTATION;
import static co.lettermint.projects.contract.Witness.SPECIFICATION;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Places;
import co.lettermint.projects.specification.Specification;
import com.atlassian.oai.validator.report.LevelResolverFactory;
import com.atlassian.oai.validator.report.MessageResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.schema.SchemaValidator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.gson.JsonElement;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The specification on its own. */
public final class SpecificationChecks {
  public static final List<Check> ALL =
      List.of(
          Check.costly(
              "parser reads it", Set.of(SPECIFICATION), SpecificationChecks::parserReadsIt),
          Check.of(
              "version is the client's",
              Set.of(SPECIFICATION, CODE),
              SpecificationChecks::versionIsTheClients),
          Check.of(
              "everything is described",
              Set.of(SPECIFICATION),
              SpecificationChecks::everythingIsDescribed),
          Check.of(
              "objects stay open", Set.of(SPECIFICATION), SpecificationChecks::objectsStayOpen),
          Check.of(
              "null is consistent", Set.of(SPECIFICATION), SpecificationChecks::nullIsConsistent),
          Check.of(
              "the token is shown once",
              Set.of(DOCUMENTATION, SPECIFICATION),
              SpecificationChecks::tokenIsShownOnce),
          Check.costly(
              "examples are valid", Set.of(SPECIFICATION), SpecificationChecks::examplesAreValid));

  private static final String FILE = Specification.FILE;

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

  private static final Pattern POINTER = Pattern.compile("\\[Path '(/[^']+)'");

  private SpecificationChecks() {}

  /** Swagger Parser reads the specification without a message, and it is of version 3.0. */
  private static void parserReadsIt(Witnesses witnesses, Findings findings) {
    Specification specification = witnesses.specification();
    ParsedSpecification.of(specification).messages().forEach(one -> findings.add(FILE, one));
    String version = Json.text(specification.tree(), "openapi");
    findings.require(
        version.matches("3\\.0\\.\\d+"), FILE + ", openapi", "should be 3.0.x, is %s", version);
  }

  private static void versionIsTheClients(Witnesses witnesses, Findings findings) {
    String version = Json.text(witnesses.specification().tree(), "info", "version");
    findings.same(
        witnesses.code().version(), version, FILE + ", info.version", "the version as in the poms");
  }

  private static void everythingIsDescribed(Witnesses witnesses, Findings findings) {
    Specification specification = witnesses.specification();
    Places.each(specification.tree())
        .forEach(
            (path, node) -> {
              requireText("description", DESCRIBED, path, node, findings);
              requireText("summary", SUMMARISED, path, node, findings);
            });
    findings.sameElements(
        specification.operations().stream()
            .flatMap(one -> Json.texts(one.node(), "tags").stream())
            .toList(),
        Json.elements(specification.tree(), "tags").stream()
            .map(one -> Json.text(one, "name"))
            .toList(),
        FILE + ", tags",
        "the tag");
  }

  private static void requireText(
      String what, Pattern where, String path, JsonElement node, Findings findings) {
    findings.require(
        !node.isJsonObject() || !where.matcher(path).matches() || !Json.text(node, what).isBlank(),
        FILE + ", " + path.replaceFirst("^\\$\\.(components\\.schemas\\.)?", ""),
        "has no %s",
        what);
  }

  /** No schema forbids properties that it does not name: the vendor adds some without a version. */
  private static void objectsStayOpen(Witnesses witnesses, Findings findings) {
    schemas(witnesses.specification())
        .forEach(
            (name, schema) ->
                findings.require(
                    Json.at(schema, "additionalProperties").isJsonNull(),
                    FILE + ", " + name,
                    "says additionalProperties: leave it out, so that objects stay open"));
  }

  /**
   * Null is allowed where a property says so, beside its type, and where the schema that it wraps
   * says so too: the generator reads the one, validators read the other.
   */
  private static void nullIsConsistent(Witnesses witnesses, Findings findings) {
    Map<String, JsonElement> schemas = schemas(witnesses.specification());
    Set<String> wrapped = new HashSet<>();
    schemas.forEach(
        (owner, schema) ->
            Json.members(schema, "properties")
                .forEach(
                    (name, property) -> {
                      String place = FILE + ", " + owner + "." + name;
                      findings.require(
                          !isNullable(property) || !Json.text(property, "type").isEmpty(),
                          place,
                          "is nullable without a type: OpenAPI 3.0 gives that no meaning");
                      for (JsonElement one : Json.elements(property, "allOf")) {
                        String target = Json.text(one, "$ref").replaceFirst(".*/", "");
                        wrapped.add(target);
                        boolean expected = isNullable(schemas.get(target));
                        findings.same(expected, isNullable(property), place, "nullable");
                      }
                    }));
    schemas.forEach(
        (name, schema) ->
            findings.require(
                wrapped.contains(name) || !isNullable(schema),
                FILE + ", " + name,
                "is nullable, and stands where null is not expected"));
  }

  private static boolean isNullable(JsonElement schema) {
    return Json.isTrue(schema, "nullable");
  }

  private static Map<String, JsonElement> schemas(Specification specification) {
    return Json.members(specification.tree(), "components", "schemas");
  }

  /** The token that the page documents, and nothing else, is marked as shown once. */
  private static void tokenIsShownOnce(Witnesses witnesses, Findings findings) {
    List<String> marked = new ArrayList<>();
    schemas(witnesses.specification())
        .forEach(
            (owner, schema) ->
                Json.members(schema, "properties").entrySet().stream()
                    .filter(property -> Json.isTrue(property.getValue(), "x-once-shown"))
                    .forEach(property -> marked.add(owner + "." + property.getKey())));
    findings.same(
        List.of("RotateTokenResponse.new_token"),
        marked,
        FILE + ", RotateTokenResponse.new_token",
        "what is marked with x-once-shown: true");
  }

  /** There is an example of every body, parameter and header, valid against its schema. */
  private static void examplesAreValid(Witnesses witnesses, Findings findings) {
    Specification specification = witnesses.specification();
    // Unknown properties are allowed: objects are open.
    SchemaValidator validator =
        new SchemaValidator(
            ParsedSpecification.of(specification).model(),
            new MessageResolver(LevelResolverFactory.withAdditionalPropertiesIgnored()));
    specification
        .operations()
        .forEach(
            one ->
                Json.elements(one.node(), "parameters")
                    .forEach(it -> inline(Json.text(it, "name"), it, validator, findings)));
    Json.members(specification.tree(), "components", "headers")
        .forEach((name, header) -> inline(name, header, validator, findings));
    specification
        .responses()
        .forEach((status, response) -> inFiles(status, response, validator, findings));
  }

  private static void inline(
      String place, JsonElement owner, SchemaValidator validator, Findings findings) {
    JsonElement example = Json.at(owner, "example");
    findings.require(!example.isJsonNull(), FILE + ", " + place, "has no example");
    validate(
        FILE + ", " + place, example.toString(), Json.at(owner, "schema"), validator, findings);
  }

  private static void inFiles(
      String status, JsonElement response, SchemaValidator validator, Findings findings) {
    JsonElement content = Json.at(response, "content", "application/json");
    Map<String, JsonElement> examples = Json.members(content, "examples");
    findings.require(!examples.isEmpty(), FILE + ", " + status, "has no example");
    for (JsonElement example : examples.values()) {
      String name = Json.text(example, "externalValue");
      try {
        String value = Specification.resource(name);
        String file = name.replaceFirst(".*/", "");
        String place = file.equals(Witnesses.DOCUMENTED_BODY) ? file : FILE + ", " + name;
        validate(place, value, Json.at(content, "schema"), validator, findings);
      } catch (IllegalStateException e) {
        findings.add(FILE + ", " + status, "has the example '%s', which is not there", name);
      }
    }
  }

  private static void validate(
      String place,
      String value,
      JsonElement schema,
      SchemaValidator validator,
      Findings findings) {
    try {
      Schema<?> read =
          io.swagger.v3.core.util.Json.mapper().readValue(schema.toString(), Schema.class);
      validator
          .validate(value, read, "")
          .getMessages()
          .forEach(message -> findings.add(place + pathOf(message), message.getMessage()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Swagger does not read the schema " + schema, e);
    }
  }

  /** Where in a body the validator found something, as the end of a place. */
  static String pathOf(ValidationReport.Message message) {
    Matcher pointer = POINTER.matcher(message.getMessage());
    return pointer.find()
        ? ", $" + pointer.group(1).replaceAll("/(\\d+)(?=/|$)", "[$1]").replace('/', '.')
        : "";
  }
}
