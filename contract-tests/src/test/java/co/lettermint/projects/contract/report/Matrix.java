package co.lettermint.projects.contract.report;

import static co.lettermint.projects.contract.Witness.CODE;
import static co.lettermint.projects.contract.Witness.DOCUMENTATION;
import static co.lettermint.projects.contract.Witness.PACT;
import static co.lettermint.projects.contract.Witness.SPECIFICATION;

import co.lettermint.projects.contract.GeneratedCode.GeneratedRecord;
import co.lettermint.projects.contract.Location;
import co.lettermint.projects.contract.PactFile.Interaction;
import co.lettermint.projects.contract.PactFile.Matchers;
import co.lettermint.projects.contract.Witness;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.contract.checks.AgreementChecks;
import co.lettermint.projects.contract.checks.Documentation;
import co.lettermint.projects.contract.checks.PactChecks;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Places;
import co.lettermint.projects.specification.Specification;
import co.lettermint.projects.specification.SpecifiedField;
import co.lettermint.projects.specification.SpecifiedOperation;
import co.lettermint.projects.specification.SpecifiedType;
import com.google.gson.JsonElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows: the request, each status, each header and each field that a witness speaks of. */
final class Matrix {
  static final String REQUEST = "Request";
  private static final String STATUSES = "Statuses";
  private static final String HEADERS = "Headers";
  private static final String CONTENT_TYPE = "Content-Type";
  private static final String JSON = "application/json";
  private static final String API = "api/ProjectsApi.java";

  private final Witnesses witnesses;
  private final Specification specification;
  private final Map<String, Row> rows = new LinkedHashMap<>();

  /** By witness and what leads to a place in its sources, the rows that are about it. */
  private final Map<List<Object>, Set<Row>> index = new HashMap<>();

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
    for (int i = 0; i < witnesses.pact().interactions().size(); i++) {
      addInteraction(witnesses.pact().interactions().get(i), List.of("interactions", "" + i));
    }
  }

  Collection<Row> rows() {
    return rows.values();
  }

  /** The rows that a place in the sources of a witness is about; none for the rest of a file. */
  Set<Row> about(Witness witness, List<String> steps) {
    for (int length = steps.size(); length > 0; length--) {
      Set<Row> found = index.get(key(witness, steps.subList(0, length)));
      if (found != null) {
        return found;
      }
    }
    return Set.of();
  }

  private static List<Object> key(Witness witness, List<String> steps) {
    return List.of(witness, steps);
  }

  private Row row(String group, String name) {
    return rows.computeIfAbsent(group + " " + name, unused -> new Row(group, name));
  }

  /** What stands there, and below it unless that is about another row, is about this one. */
  private void at(Row row, Witness witness, List<String> base, String... steps) {
    List<String> all = new ArrayList<>(base);
    all.addAll(Arrays.asList(steps));
    isAbout(row, witness, all);
    row.isAt(witness, all);
  }

  private void isAbout(Row row, Witness witness, List<String> steps) {
    index.computeIfAbsent(key(witness, steps), unused -> new LinkedHashSet<>()).add(row);
  }

  private void at(Row row, Witness witness, String... steps) {
    at(row, witness, List.of(), steps);
  }

  private void addDocumentation() {
    call.says(DOCUMENTATION, Documentation.METHOD + " " + Documentation.URL);
    parameter.says(DOCUMENTATION, "in the path");
    authorization.says(DOCUMENTATION, "Bearer token");
    body.says(DOCUMENTATION, "none");
    new TreeMap<>(Documentation.ANSWERS)
        .forEach((status, bodies) -> row(STATUSES, status).says(DOCUMENTATION, joined(bodies)));
    new TreeMap<>(Documentation.HEADERS)
        .forEach((name, type) -> row(HEADERS, name).says(DOCUMENTATION, type));
    row(HEADERS, Documentation.RETRY_AFTER).says(DOCUMENTATION, "string");
    row(HEADERS, CONTENT_TYPE).says(DOCUMENTATION, JSON);
  }

  private static String joined(Collection<String> texts) {
    return texts.stream().sorted().collect(Collectors.joining(" or "));
  }

  private void addOperation(SpecifiedOperation operation) {
    List<String> base =
        List.of("paths", operation.path(), operation.method().toLowerCase(Locale.ROOT));
    boolean hasBody = !Json.at(operation.node(), "requestBody").isJsonNull();
    at(call.says(SPECIFICATION, operation.method() + " " + operation.url()), SPECIFICATION, base);
    at(call, SPECIFICATION, "paths");
    at(call, SPECIFICATION, "servers");
    at(body.says(SPECIFICATION, hasBody ? "one" : "none"), SPECIFICATION, base, "requestBody");
    at(parameter, SPECIFICATION, base, "parameters");
    for (JsonElement one : Json.elements(operation.node(), "parameters")) {
      String type = specification.schemas().type(Json.at(one, "schema")).toString();
      String presence = Json.isTrue(one, "required") ? "required" : "optional";
      row(REQUEST, "parameter " + Json.text(one, "name"))
          .says(SPECIFICATION, type + " in the " + Json.text(one, "in") + ", " + presence);
    }
    Json.members(operation.node(), "responses")
        .forEach((status, response) -> addResponse(status, response, base));
  }

  private void addResponse(String status, JsonElement response, List<String> operation) {
    List<String> base = new ArrayList<>(operation);
    base.addAll(List.of("responses", status));
    List<String> schemas = specification.bodySchemas(response);
    Row row = row(STATUSES, status).says(SPECIFICATION, joined(schemas));
    at(row, SPECIFICATION, base);
    at(row, SPECIFICATION, base, "content", JSON, "schema");
    at(row, SPECIFICATION, base, "content", JSON, "examples");
    schemas.forEach(one -> at(row, SPECIFICATION, "components", "schemas", one));
    String shared = Json.text(response, "content", JSON, "schema", "$ref");
    at(row, SPECIFICATION, "components", "schemas", shared.replaceFirst(".*/", ""));
    Row contentType = row(HEADERS, CONTENT_TYPE);
    contentType.says(SPECIFICATION, joined(Json.members(response, "content").keySet()));
    at(contentType, SPECIFICATION, base, "content", JSON);
    specification
        .headers(response)
        .forEach(
            (name, header) -> {
              SpecifiedType type = specification.schemas().type(Json.at(header, "schema"));
              Row one = row(HEADERS, name).says(SPECIFICATION, type.toString());
              at(one, SPECIFICATION, base, "headers", name);
              String component = Json.text(response, "headers", name, "$ref");
              at(one, SPECIFICATION, "components", "headers", component.replaceFirst(".*/", ""));
            });
  }

  private void addSecurity() {
    Json.members(specification.tree(), "components", "securitySchemes")
        .values()
        .forEach(
            one ->
                authorization.says(
                    SPECIFICATION, Json.text(one, "type") + " " + Json.text(one, "scheme")));
    at(authorization, SPECIFICATION, "components", "securitySchemes");
    at(authorization, SPECIFICATION, "security");
  }

  private void addMethod(Method method) {
    Stream.of(method.getAnnotations())
        .map(AgreementChecks::annotation)
        .forEach(text -> (text.startsWith("@Headers") ? accept : call).says(CODE, text));
    parameter.says(CODE, "String " + Documentation.PATH_PARAMETER);
    String returned = method.getGenericReturnType().getTypeName();
    row(STATUSES, "200").says(CODE, returned.replaceAll("[\\w.]+\\.", ""));
    at(call, CODE, API);
    at(parameter, CODE, API, Documentation.PATH_PARAMETER);
    at(accept, CODE, API, "Accept: " + JSON);
    row(STATUSES, "200").isAt(CODE, List.of(API));
  }

  /** The fields of a body, as the page shows them and as they are specified. */
  private void addBody(String schema) {
    Map<String, String> documented = new LinkedHashMap<>();
    if (schema.equals(Documentation.BODY)) {
      Places.alike(witnesses.documentedBody())
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
        at(row, DOCUMENTATION, Location.steps(path));
      }
      String name = path.substring(path.lastIndexOf('.') + 1);
      addField(row, Location.ownerOf(path, schema, specification), name, fields.get(path));
    }
  }

  private void addField(Row row, String owner, String name, SpecifiedField field) {
    List<String> base = List.of("components", "schemas", owner);
    at(row, SPECIFICATION, base, "properties", name);
    at(row, CODE, "model/" + owner + ".java", name);
    List<String> required =
        Json.texts(specification.tree(), "components", "schemas", owner, "required");
    if (required.contains(name)) {
      at(row, SPECIFICATION, base, "required", "" + required.indexOf(name));
    }
    if (field == null) {
      return;
    }
    row.says(SPECIFICATION, specified(field));
    String type = Location.innermost(field.type()).schema();
    if (!type.isEmpty()) {
      at(row, SPECIFICATION, "components", "schemas", type);
      at(row, CODE, "model/" + type + ".java");
    }
    GeneratedRecord generated = witnesses.code().records().get(owner);
    if (generated != null) {
      row.says(
          CODE, "%s %s.%s".formatted(generated.typeOf(name), owner, generated.component(name)));
    }
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

  private void addInteraction(Interaction interaction, List<String> base) {
    JsonElement request = Json.at(interaction.node(), "request");
    String schema = PactChecks.schemaOf(interaction, specification);
    call.says(PACT, Json.text(request, "method") + " " + Json.text(request, "path"));
    parameter.says(PACT, "part of the path");
    body.says(PACT, Json.text(request, "body", "content").isEmpty() ? "none" : "one");
    at(call, PACT, base, "request");
    at(call, PACT, base, "request", "path");
    at(parameter, PACT, base, "request", "path");
    at(body, PACT, base, "request", "body");
    Stream.of(call, parameter, body).forEach(row -> row.states.add(interaction.state()));
    addHeaders(interaction, REQUEST, base, "request");
    Row status = row(STATUSES, interaction.status()).says(PACT, schema);
    status.states.add(interaction.state());
    at(status, PACT, base);
    addHeaders(interaction, HEADERS, base, "response");
    at(row(HEADERS, CONTENT_TYPE), PACT, base, "response", "body", "contentType");
    for (Row row : List.copyOf(rows.values())) {
      if (row.group.equals(schema)) {
        String path = row.name.replace("$", "response.body.content");
        List<String> steps = new ArrayList<>(base);
        steps.addAll(Location.steps(path));
        isAbout(row, PACT, steps); // also where it is absent
      }
    }
    addFields(interaction, schema, base);
  }

  private void addHeaders(Interaction interaction, String group, List<String> base, String part) {
    JsonElement message = Json.at(interaction.node(), part);
    Matchers matchers = new Matchers(Json.members(message, "matchingRules", "header"));
    Set<String> names = new LinkedHashSet<>(Json.members(message, "headers").keySet());
    names.addAll(matchers.places());
    for (String name : names) {
      String kind = matchers.of(name).toString();
      String value = joined(Json.texts(message, "headers", name));
      Row row = row(group, name).says(PACT, kind.equals("none") ? value : kind);
      row.states.add(interaction.state());
      at(row, PACT, base, part, "headers", name);
      at(row, PACT, base, part, "matchingRules", "header", name);
    }
  }

  private void addFields(Interaction interaction, String schema, List<String> base) {
    Matchers matchers = interaction.bodyMatchers();
    interaction
        .places()
        .forEach(
            (path, value) -> {
              if (!path.endsWith("]")
                  && !Json.at(specification.tree(), "components", "schemas", schema).isJsonNull()) {
                String kind = matchers.of(path).toString();
                Row row = row(schema, Places.anyIndex(path));
                row.says(
                    PACT, !kind.equals("none") ? kind : value.isJsonNull() ? "null" : shown(value));
                row.states.add(interaction.state());
                List<String> steps = new ArrayList<>(base);
                steps.addAll(Location.steps(path.replaceFirst("\\$", "response.body.content")));
                at(row, PACT, steps);
              }
            });
    for (String rule : matchers.places()) {
      Row row = rows.get(schema + " " + Places.anyIndex(rule).replaceFirst("(\\[\\*])+$", ""));
      if (row != null) {
        at(row, PACT, base, "response", "matchingRules", "body", rule);
      }
    }
  }
}
