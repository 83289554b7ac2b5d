package co.lettermint.projects.contract.checks;

import static co.lettermint.projects.contract.Witness.SPECIFICATION;

import co.lettermint.projects.contract.Claim;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.Place;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Places;
import co.lettermint.projects.specification.Schemas;
import co.lettermint.projects.specification.Specification;
import co.lettermint.projects.specification.SpecifiedField;
import co.lettermint.projects.specification.SpecifiedOperation;
import co.lettermint.projects.specification.SpecifiedType;
import com.google.gson.JsonElement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What the vendor documents is specified, and nothing else is. */
public final class DocumentationChecks {
  /** How the page writes "some text". */
  private static final String TEXT = "<string>";

  private DocumentationChecks() {}

  @Claim("the documented call is specified")
  public static void call(
      Documentation documentation, Specification specification, Findings findings) {
    Optional<SpecifiedOperation> rotation = specification.rotation();
    findings.at("paths").require(rotation.isPresent(), "has no %s", Specification.ROTATION);
    for (SpecifiedOperation one : specification.operations()) {
      Findings here = findings.at(findings.place().at(one.steps()));
      if (rotation.equals(Optional.of(one))) {
        rotation(one, specification.schemas(), here);
      } else {
        here.add(
            "is not covered by the contract tests yet: CONTRIBUTING.md says where an operation goes");
      }
    }
    security(specification.tree(), findings);
  }

  private static void rotation(SpecifiedOperation operation, Schemas schemas, Findings here) {
    JsonElement node = operation.node();
    here.same(
        Documentation.METHOD + " " + Documentation.URL,
        operation.method() + " " + operation.url(),
        "the call");
    here.at("requestBody")
        .require(Json.at(node, "requestBody").isJsonNull(), "has a body: none is documented");
    here.require(!Json.isTrue(node, "deprecated"), "is deprecated: the page does not say so");
    here.require(
        Json.at(node, "security").isJsonNull(), "has a security of its own: use the common one");
    here.at("parameters")
        .sameElements(
            List.of("path " + Documentation.PATH_PARAMETER + ", string, required"),
            Json.elements(node, "parameters").stream().map(one -> described(one, schemas)).toList(),
            "the parameter");
  }

  private static String described(JsonElement parameter, Schemas schemas) {
    return "%s %s, %s, %s"
        .formatted(
            Json.text(parameter, "in"),
            Json.text(parameter, "name"),
            schemas.type(Json.at(parameter, "schema")).name(),
            Json.isTrue(parameter, "required") ? "required" : "optional");
  }

  /** One bearer token, for everything. */
  private static void security(JsonElement tree, Findings findings) {
    Map<String, JsonElement> schemes = Json.members(tree, "components", "securitySchemes");
    findings
        .at("components", "securitySchemes")
        .same(
            List.of("http bearer"),
            schemes.values().stream()
                .map(one -> Json.text(one, "type") + " " + Json.text(one, "scheme"))
                .toList(),
            "the list of schemes");
    findings
        .at("security")
        .same(
            List.copyOf(schemes.keySet()),
            Json.elements(tree, "security").stream()
                .flatMap(one -> Json.members(one).keySet().stream())
                .toList(),
            "the scheme in use");
  }

  /** Statuses, headers, bodies and the fields of errors. */
  @Claim("the documented answers are specified")
  public static void answers(
      Documentation documentation, Specification specification, Findings findings) {
    Findings responses = findings.at(responses(specification));
    responses.sameElements(
        Documentation.ANSWERS.keySet(), specification.responses().keySet(), "the status");
    specification
        .responses()
        .forEach((status, one) -> answer(status, one, specification, responses.at(status)));
    Documentation.ERRORS.forEach(
        (name, fields) ->
            findings.sameEntries(
                fields,
                types(specification.schemas().body(name), field -> field.type().name()),
                "the field",
                path -> specified(path, name, specification.schemas())));
  }

  private static Place responses(Specification specification) {
    return specification
        .rotation()
        .map(one -> new Place(SPECIFICATION, one.steps()).at("responses"))
        .orElse(Place.of(SPECIFICATION, "paths"));
  }

  private static void answer(
      String status, JsonElement response, Specification specification, Findings here) {
    here.at("content")
        .sameElements(
            List.of("application/json"),
            Json.members(response, "content").keySet(),
            "the media type");
    here.sameElements(
        Documentation.ANSWERS.getOrDefault(status, Set.of()),
        specification.bodySchemas(response),
        "the body");
    Findings headers = here.at("headers");
    Map<String, String> expected = Documentation.headers(status);
    headers.sameEntries(
        expected,
        types(
            specification.headers(response),
            header -> specification.schemas().type(Json.at(header, "schema")).name()),
        "the header",
        headers.place()::at);
    headers.sameElements(
        expected.keySet().stream().map(DocumentationChecks::shared).toList(),
        Json.members(response, "headers").values().stream()
            .map(header -> Json.text(header, "$ref"))
            .toList(),
        "the shared header");
  }

  private static String shared(String header) {
    return "#/components/headers/" + header.replaceFirst("^X-", "").replace("-", "");
  }

  private static <T> Map<String, String> types(Map<String, T> all, Function<T, String> type) {
    Map<String, String> types = new TreeMap<>();
    all.forEach((name, one) -> types.put(name, type.apply(one)));
    return types;
  }

  /** Each field of the documented body is specified with the right type. */
  @Claim("the documented fields are specified")
  public static void fields(
      Documentation documentation, Specification specification, Findings findings) {
    Schemas schemas = specification.schemas();
    Map<String, SpecifiedField> specified = schemas.body(Documentation.BODY);
    Map<String, List<JsonElement>> documented = Places.alike(documentation.body());
    findings.sameElements(
        documented.keySet().stream().filter(path -> !path.endsWith("[*]")).toList(),
        specified.keySet(),
        "the field",
        path -> specified(path, Documentation.BODY, schemas));
    specified.forEach(
        (path, field) ->
            documented
                .getOrDefault(path, List.of())
                .forEach(
                    value ->
                        findings
                            .at(Place.of(field))
                            .require(
                                isOf(path, field.type(), value),
                                "is specified as %s, and the page shows %s",
                                field.type(),
                                value)));
    findings
        .at("components", "schemas", Documentation.BODY, "required")
        .sameElements(
            Documentation.REQUIRED_MEMBERS,
            schemas.fields(Documentation.BODY).stream()
                .filter(SpecifiedField::required)
                .map(SpecifiedField::name)
                .toList(),
            "the required member");
  }

  /** Where the specification has, or would have, a field of a body. */
  private static Place specified(String path, String body, Schemas schemas) {
    String name = path.substring(path.lastIndexOf('.') + 1);
    return Place.of(
        SPECIFICATION, "components", "schemas", schemas.owner(path, body), "properties", name);
  }

  private static boolean isOf(String path, SpecifiedType type, JsonElement value) {
    String text = Json.text(value);
    return switch (Json.typeOf(value)) {
      case "object" ->
          Json.members(value).isEmpty()
              ? type.name().equals(Documentation.EMPTY_OBJECTS.get(path))
              : type.name().equals("object");
      case "array" ->
          type.name().equals("array")
              && Json.elements(value).stream()
                  .allMatch(element -> isOf(path + "[*]", type.items().get(0), element));
      case "integer" -> Set.of("integer", "number").contains(type.name());
      case "boolean" -> type.name().equals("boolean");
      case "string" ->
          text.equals(TEXT)
              ? type.name().equals(path.equals("$.new_token") ? "string password" : "string")
              : Documentation.DATE_TIMES.contains(text)
                  ? type.name().equals("string date-time")
                  : type.name().equals("enum") && type.values().contains(text);
      default -> false;
    };
  }
}
