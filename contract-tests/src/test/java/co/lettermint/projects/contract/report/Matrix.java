package co.lettermint.projects.contract.report;

import static co.lettermint.projects.contract.Witness.CODE;
import static co.lettermint.projects.contract.Witness.DOCUMENTATION;
import static co.lettermint.projects.contract.Witness.PACT;
import static co.lettermint.projects.contract.Witness.SPECIFICATION;

import co.lettermint.projects.contract.GeneratedCode.GeneratedRecord;
import co.lettermint.projects.contract.PactFile.Interaction;
import co.lettermint.projects.contract.PactFile.Matchers;
import co.lettermint.projects.contract.Place;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.contract.checks.CodeChecks;
import co.lettermint.projects.contract.checks.Documentation;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Places;
import co.lettermint.projects.specification.Specification;
import co.lettermint.projects.specification.SpecifiedField;
import co.lettermint.projects.specification.SpecifiedOperation;
import co.lettermint.projects.specification.SpecifiedType;
import com.google.gson.JsonElement;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows: the request, each status, each header and each field that a witness speaks of. */
final class Matrix {
  static final String REQUEST = "Request";
  private static final String STATUSES = "Statuses";
  private static final String HEADERS = "Headers";
  private static final String CONTENT_TYPE = "Content-Type";
  private static final String JSON = "application/json";
  private static final Place API = Place.of(CODE, "api/ProjectsApi.java");
  private static final Place COMPONENTS = Place.of(SPECIFICATION, "components");

  private final Witnesses witnesses;
  private final Specification specification;
  private final Map<String, Row> rows = new LinkedHashMap<>();

  /** By a place in the sources of a witness, the rows that are about it. */
  private final Map<Place, Set<Row>> index = new HashMap<>();

  private final Row call = row(REQUEST, "call");
  private final Row parameter = row(REQUEST, "parameter " + Documentation.PATH_PARAMETER);
  private final Row authorization = row(REQUEST, "Authorization");
  private final Row accept = row(REQUEST, "Accept");
  private final Row body = row(REQUEST, "body");

  Matrix(Witnesses witnesses) {
    this.witnesses = witnesses;
    this.specification = witnesses.specification();
    addDocumentation();
    specification.operations().forEach(this::addOperation);
    addSecurity();
    Stream.of(witnesses.code().api().getMethods()).forEach(this::addMethod);
    addBody(Documentation.BODY);
    Documentation.ERRORS.keySet().stream().sorted().forEach(this::addBody);
    witnesses.pact().interactions().forEach(this::addInteraction);
    for (Row row : rows()) {
      Row owner = rows.get(row.group + " " + row.owner());
      if (owner != null) {
        row.parent = owner.id;
        owner.hasChildren = true;
      }
    }
  }

  Collection<Row> rows() {
    return rows.values();
  }

  /** The rows that a place is about; none for the rest of a file. */
  Set<Row> about(Place place) {
    return index.containsKey(place)
        ? index.get(place)
        : place.parent().map(this::about).orElse(Set.of());
  }

  private Row row(String group, String name) {
    return rows.computeIfAbsent(group + " " + name, unused -> new Row(group, name));
  }

  /** What stands there, and below it unless that is about another row, is about this one. */
  private void at(Row row, Place... places) {
    for (Place place : places) {
      isAbout(row, place);
      row.isAt(place);
    }
  }

  private void isAbout(Row row, Place place) {
    index.computeIfAbsent(place, unused -> new LinkedHashSet<>()).add(row);
  }

  private void addDocumentation() {
    call.says(DOCUMENTATION, Documentation.METHOD + " " + Documentation.URL);
    parameter.says(DOCUMENTATION, "in the path");
    authorization.says(DOCUMENTATION, "Bearer token");
    body.says(DOCUMENTATION, "none");
    new TreeMap<>(Documentation.ANSWERS)
        .forEach(
            (status, bodies) -> {
              row(STATUSES, status).says(DOCUMENTATION, joined(bodies));
              Documentation.headers(status)
                  .forEach((name, type) -> row(HEADERS, name).says(DOCUMENTATION, type));
            });
    row(HEADERS, CONTENT_TYPE).says(DOCUMENTATION, JSON);
  }

  private static String joined(Collection<String> texts) {
    return texts.stream().sorted().collect(Collectors.joining(" or "));
  }

  private void addOperation(SpecifiedOperation operation) {
    Place base = new Place(SPECIFICATION, operation.steps());
    boolean hasBody = !Json.at(operation.node(), "requestBody").isJsonNull();
    call.says(SPECIFICATION, operation.method() + " " + operation.url());
    body.says(SPECIFICATION, hasBody ? "one" : "none");
    at(call, base, Place.of(SPECIFICATION, "paths"), Place.of(SPECIFICATION, "servers"));
    at(body, base.at("requestBody"));
    at(parameter, base.at("parameters"));
    for (JsonElement one : Json.elements(operation.node(), "parameters")) {
      String type = specification.schemas().type(Json.at(one, "schema")).toString();
      String presence = Json.isTrue(one, "required") ? "required" : "optional";
      row(REQUEST, "parameter " + Json.text(one, "name"))
          .says(SPECIFICATION, type + " in the " + Json.text(one, "in") + ", " + presence);
    }
    Json.members(operation.node(), "responses")
        .forEach((status, response) -> addResponse(status, response, base.at("responses", status)));
  }

  private void addResponse(String status, JsonElement response, Place base) {
    List<String> schemas = specification.bodySchemas(response);
    Row row = row(STATUSES, status).says(SPECIFICATION, joined(schemas));
    Place content = base.at("content", JSON);
    at(row, base, content.at("schema"), content.at("examples"));
    schemas.forEach(one -> at(row, COMPONENTS.at("schemas", one)));
    at(row, COMPONENTS.at("schemas", target(Json.at(response, "content", JSON, "schema"))));
    Row contentType = row(HEADERS, CONTENT_TYPE);
    contentType.says(SPECIFICATION, joined(Json.members(response, "content").keySet()));
    at(contentType, content);
    specification
        .headers(response)
        .forEach(
            (name, header) -> {
              SpecifiedType type = specification.schemas().type(Json.at(header, "schema"));
              Row one = row(HEADERS, name).says(SPECIFICATION, type.toString());
              String shared = target(Json.at(response, "headers", name));
              at(one, base.at("headers", name), COMPONENTS.at("headers", shared));
            });
  }

  /** The last name of a reference. */
  private static String target(JsonElement reference) {
    return Json.text(reference, "$ref").replaceFirst(".*/", "");
  }

  private void addSecurity() {
    Json.members(specification.tree(), "components", "securitySchemes")
        .values()
        .forEach(
            one ->
                authorization.says(
                    SPECIFICATION, Json.text(one, "type") + " " + Json.text(one, "scheme")));
    at(authorization, COMPONENTS.at("securitySchemes"), Place.of(SPECIFICATION, "security"));
  }

  private void addMethod(Method method) {
    Stream.of(method.getAnnotations())
        .map(CodeChecks::annotation)
        .forEach(text -> (text.startsWith("@Headers") ? accept : call).says(CODE, text));
    parameter.says(CODE, "String " + Documentation.PATH_PARAMETER);
    String returned = method.getGenericReturnType().getTypeName();
    row(STATUSES, "200").says(CODE, returned.replaceAll("[\\w.]+\\.", "")).isAt(API);
    at(call, API);
    at(parameter, API.at(Documentation.PATH_PARAMETER));
    at(accept, API.at("Accept: " + JSON));
  }

  /** The fields of a body, as the page shows them and as they are specified. */
  private void addBody(String schema) {
    Map<String, String> documented = new LinkedHashMap<>();
    if (schema.equals(Documentation.BODY)) {
      Places.alike(witnesses.documentation().body())
          .forEach((path, values) -> documented.put(path, shown(values.get(0))));
    }
    documented.putAll(new TreeMap<>(Documentation.ERRORS.getOrDefault(schema, Map.of())));
    Map<String, SpecifiedField> fields = specification.schemas().body(schema);
    Set<String> paths = new LinkedHashSet<>(documented.keySet());
    paths.addAll(fields.keySet());
    paths.removeIf(path -> path.endsWith("]"));
    for (String path : paths) {
      Row row = row(schema, path).says(DOCUMENTATION, documented.getOrDefault(path, ""));
      if (schema.equals(Documentation.BODY)) {
        at(row, Place.of(DOCUMENTATION).path(path));
      }
      addField(row, specification.schemas().owner(path, schema), fields.get(path));
    }
  }

  private void addField(Row row, String owner, @Nullable SpecifiedField field) {
    Place schemas = COMPONENTS.at("schemas");
    String name = row.label();
    at(row, schemas.at(owner, "properties", name), code(owner).at(name));
    List<String> required =
        Json.texts(specification.tree(), "components", "schemas", owner, "required");
    if (required.contains(name)) {
      at(row, schemas.at(owner, "required", "" + required.indexOf(name)));
    }
    if (field == null) {
      return;
    }
    row.says(SPECIFICATION, specified(field));
    String type = field.type().innermost().schema();
    if (!type.isEmpty()) {
      at(row, schemas.at(type), code(type));
    }
    GeneratedRecord generated = witnesses.code().records().get(owner);
    if (generated != null) {
      row.says(
          CODE, "%s %s.%s".formatted(generated.typeOf(name), owner, generated.component(name)));
    }
  }

  private static Place code(String type) {
    return Place.of(CODE, "model/" + type + ".java");
  }

  private static String shown(JsonElement value) {
    return switch (Json.typeOf(value)) {
      case "object" -> Json.members(value).isEmpty() ? "{}" : "{ … }";
      case "array" -> Json.elements(value).isEmpty() ? "[]" : "[ … ]";
      default -> value.toString();
    };
  }

  private static String specified(SpecifiedField field) {
    return named(field.type())
        + (field.required() ? ", always" : ", may be absent")
        + (field.nullable() ? ", may be null" : "");
  }

  private static String named(SpecifiedType type) {
    return type.items().isEmpty()
        ? type.name().equals("object") ? "object " + type.schema() : type.toString()
        : "array of " + named(type.items().get(0));
  }

  private void addInteraction(Interaction interaction) {
    Place request = interaction.place().at("request");
    Place response = interaction.place().at("response");
    JsonElement sent = Json.at(interaction.node(), "request");
    String schema = interaction.schema(specification);
    call.says(PACT, Json.text(sent, "method") + " " + Json.text(sent, "path"));
    parameter.says(PACT, "part of the path");
    body.says(PACT, Json.text(sent, "body", "content").isEmpty() ? "none" : "one");
    at(call, request, request.at("path"));
    at(parameter, request.at("path"));
    at(body, request.at("body"));
    Row status = row(STATUSES, interaction.status()).says(PACT, schema);
    Stream.of(call, parameter, body, status).forEach(row -> row.states.add(interaction.state()));
    at(status, interaction.place());
    addHeaders(interaction, REQUEST, request);
    addHeaders(interaction, HEADERS, response);
    at(row(HEADERS, CONTENT_TYPE), response.at("body", "contentType"));
    rows().stream()
        .filter(row -> row.group.equals(schema))
        .forEach(row -> isAbout(row, interaction.place(row.name))); // also where it is absent
    addFields(interaction, schema, response.at("matchingRules", "body"));
  }

  private void addHeaders(Interaction interaction, String group, Place message) {
    JsonElement node = Json.at(interaction.node(), message.steps().get(message.steps().size() - 1));
    Matchers matchers = new Matchers(Json.members(node, "matchingRules", "header"));
    Set<String> names = new LinkedHashSet<>(Json.members(node, "headers").keySet());
    names.addAll(matchers.places());
    for (String name : names) {
      String kind = matchers.of(name).toString();
      String value = joined(Json.texts(node, "headers", name));
      Row row = row(group, name).says(PACT, kind.equals("none") ? value : kind);
      row.states.add(interaction.state());
      at(row, message.at("headers", name), message.at("matchingRules", "header", name));
    }
  }

  private void addFields(Interaction interaction, String schema, Place rules) {
    Matchers matchers = interaction.bodyMatchers();
    boolean isSpecified = !specification.schemas().names(schema).isEmpty();
    interaction
        .places()
        .forEach(
            (path, value) -> {
              if (isSpecified && !path.endsWith("]")) {
                String kind = matchers.of(path).toString();
                Row row = row(schema, Places.anyIndex(path));
                row.says(PACT, kind.equals("none") ? shown(value) : kind);
                row.states.add(interaction.state());
                at(row, interaction.place(path));
              }
            });
    for (String rule : matchers.places()) {
      Row row = rows.get(schema + " " + Places.anyIndex(rule).replaceFirst("(\\[\\*])+$", ""));
      if (row != null) {
        at(row, rules.at(rule));
      }
    }
  }
}
