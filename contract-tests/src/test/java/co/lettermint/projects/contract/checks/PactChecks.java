package co.lettermint.projects.contract.checks;

import static co.lettermint.projects.contract.Witness.CODE;
import static co.lettermint.projects.contract.Witness.DOCUMENTATION;
import static co.lettermint.projects.contract.Witness.PACT;
import static co.lettermint.projects.contract.Witness.SPECIFICATION;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.PactFile;
import co.lettermint.projects.contract.PactFile.Interaction;
import co.lettermint.projects.contract.PactFile.Matcher;
import co.lettermint.projects.contract.PactFile.Matchers;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Places;
import co.lettermint.projects.specification.Specification;
import co.lettermint.projects.specification.SpecifiedField;
import co.lettermint.projects.specification.SpecifiedOperation;
import co.lettermint.projects.specification.SpecifiedType;
import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolverFactory;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pact and each of the others. */
public final class PactChecks {
  public static final List<Check> ALL =
      List.of(
          Check.of(
              "requests are as specified", Set.of(SPECIFICATION, PACT), PactChecks::statedRequest),
          Check.of(
              "answers are as specified", Set.of(SPECIFICATION, PACT), PactChecks::statedAnswers),
          Check.of(
              "fields are as specified", Set.of(SPECIFICATION, PACT), PactChecks::statedFields),
          Check.of(
              "presence is as specified", Set.of(SPECIFICATION, PACT), PactChecks::statedPresence),
          Check.costly(
              "a validator accepts the pact", Set.of(SPECIFICATION, PACT), PactChecks::validPact),
          Check.of(
              "the pact shows the documented fields",
              Set.of(DOCUMENTATION, PACT),
              PactChecks::documentedExample),
          Check.of(
              "bodies survive the round trip",
              Set.of(DOCUMENTATION, SPECIFICATION, CODE, PACT),
              PactChecks::bodiesRoundTrip));

  private static final String FILE = PactFile.FILE.getFileName().toString();

  private PactChecks() {}

  /** Each request of the pact is the specified one: method, path, headers, and an empty body. */
  private static void statedRequest(Witnesses witnesses, Findings findings) {
    List<SpecifiedOperation> operations = witnesses.specification().operations();
    for (Interaction interaction : witnesses.pact().interactions()) {
      JsonElement request = Json.at(interaction.node(), "request");
      String call = Json.text(request, "method") + " " + Json.text(request, "path");
      findings.require(
          operations.stream().anyMatch(one -> call.matches(pattern(one))),
          placeIn(interaction, "request.path"),
          "sends " + call + ", which is not specified");
      findings.same(
          "string",
          Json.typeOf(Json.at(request, "body", "content")),
          placeIn(interaction, "request.body.content"),
          "the type of the request's body, which says that there is none,");
      findings.same(
          "",
          Json.text(request, "body", "content"),
          placeIn(interaction, "request.body.content"),
          "the request's body");
      requestHeaders(interaction, request, findings);
    }
  }

  private static String pattern(SpecifiedOperation operation) {
    String path = URI.create(operation.server()).getPath() + operation.path();
    return operation.method() + " " + path.replaceAll("\\{\\w+}", "[^/]+");
  }

  private static void requestHeaders(
      Interaction interaction, JsonElement request, Findings findings) {
    Map<String, JsonElement> headers = Json.members(request, "headers");
    findings.sameElements(
        Set.of("Accept", "Authorization"),
        headers.keySet(),
        name -> placeIn(interaction, "request.headers." + name),
        "the header of the request");
    findings.same(
        List.of("application/json"),
        Json.texts(request, "headers", "Accept"),
        placeIn(interaction, "request.headers.Accept"),
        "the header Accept");
    Map<String, JsonElement> rules = Json.members(request, "matchingRules", "header");
    findings.same(
        Set.of("Authorization"),
        new TreeSet<>(rules.keySet()),
        placeIn(interaction, "request.matchingRules.header"),
        "what is matched");
    Matcher bearer = new Matchers(rules).of("Authorization");
    String value = String.join("", Json.texts(request, "headers", "Authorization"));
    findings.require(
        value.startsWith("Bearer ")
            && bearer.accepts(value)
            && !bearer.accepts("Basic " + value)
            && !bearer.accepts("Bearer "),
        placeIn(interaction, "request.headers.Authorization"),
        "the header Authorization should be matched by a pattern of bearer tokens");
  }

  /** The pact shows every specified answer, each with its headers, and no other. */
  private static void statedAnswers(Witnesses witnesses, Findings findings) {
    Specification specification = witnesses.specification();
    Map<String, JsonElement> responses = specification.responses();
    Map<String, Set<String>> specified = new TreeMap<>();
    responses.forEach(
        (status, one) -> specified.put(status, new TreeSet<>(specification.bodySchemas(one))));
    Map<String, Set<String>> stated = new TreeMap<>();
    for (Interaction interaction : witnesses.pact().interactions()) {
      JsonElement response = responses.getOrDefault(interaction.status(), Json.at(null, "none"));
      stated
          .computeIfAbsent(interaction.status(), unused -> new TreeSet<>())
          .add(schemaOf(interaction, specification));
      answerHeaders(interaction, response, specification, findings);
    }
    findings.same(specified, stated, FILE, "the bodies by status");
  }

  private static void answerHeaders(
      Interaction interaction,
      JsonElement response,
      Specification specification,
      Findings findings) {
    JsonElement stated = Json.at(interaction.node(), "response");
    Map<String, JsonElement> specified = specification.headers(response);
    Map<String, JsonElement> rules = Json.members(stated, "matchingRules", "header");
    findings.sameElements(
        specified.keySet(),
        rules.keySet(),
        name -> placeIn(interaction, "response.matchingRules.header." + name),
        "the matcher of the header");
    for (String name : specified.keySet()) {
      String value = String.join("", Json.texts(stated, "headers", name));
      List<String> values =
          new ArrayList<>(Documentation.HEADER_VALUES.getOrDefault(name, List.of()));
      values.add(Json.text(specified.get(name), "example"));
      values.add(value);
      headerPattern(
          placeIn(interaction, "response.matchingRules.header." + name),
          name,
          values,
          new Matchers(rules).of(name),
          findings);
    }
    Set<String> names = new TreeSet<>(specified.keySet());
    names.add("Content-Type");
    findings.sameElements(
        names,
        Json.members(stated, "headers").keySet(),
        name -> placeIn(interaction, "response.headers." + name),
        "the header");
    findings.same(
        List.copyOf(Json.members(response, "content").keySet()),
        Json.texts(stated, "headers", "Content-Type"),
        placeIn(interaction, "response.headers.Content-Type"),
        "the header Content-Type");
    findings.same(
        String.join("", Json.texts(stated, "headers", "Content-Type")),
        Json.text(stated, "body", "contentType"),
        placeIn(interaction, "response.body.contentType"),
        "the content type of the body");
  }

  private static void headerPattern(
      String place, String name, List<String> values, Matcher matcher, Findings findings) {
    findings.require(
        values.stream().allMatch(matcher::accepts),
        place,
        "the header %s should be matched by a pattern that fits each of %s",
        name,
        values);
    findings.require(
        !matcher.accepts("") && !matcher.accepts("soon"),
        place,
        "the pattern of the header %s fits any text",
        name);
  }

  private static final List<String> NO_DATE_TIMES =
      List.of("", "2026-01-01", "2026-01-01 00:00:00", "yesterday");

  /** Each field in a body of the pact is specified, and matched by what its type allows. */
  private static void statedFields(Witnesses witnesses, Findings findings) {
    for (Interaction interaction : witnesses.pact().interactions()) {
      Map<String, SpecifiedField> fields = fieldsOf(interaction, witnesses.specification());
      Map<String, JsonElement> places = interaction.places();
      Matchers matchers = interaction.bodyMatchers();
      places.forEach(
          (path, value) ->
              fieldIsSpecified(
                  interaction, path, value, fields.get(Places.anyIndex(path)), findings));
      Set<String> known =
          places.keySet().stream()
              .flatMap(path -> Stream.of(path, Places.anyIndex(path)))
              .collect(Collectors.toSet());
      matchers.places().stream()
          .filter(path -> !known.contains(path))
          .forEach(path -> findings.add(placeIn(interaction, path), "is matched and not there"));
    }
  }

  private static void fieldIsSpecified(
      Interaction interaction,
      String path,
      JsonElement value,
      SpecifiedField field,
      Findings findings) {
    if (path.endsWith("]")) {
      return;
    }
    if (field == null) {
      findings.add(placeIn(interaction, path), "is not specified");
      return;
    }
    Matchers matchers = interaction.bodyMatchers();
    Matcher matcher = matchers.of(path);
    boolean fits =
        value.isJsonNull()
            ? (field.nullable() || field.type().name().equals("any"))
                && matcher.equals(Matcher.NONE)
            : value.isJsonArray()
                ? field.type().name().equals("array")
                    && matcher.kind().equals(matchers.isAboutEachElement(path) ? "type" : "none")
                : fits(field.type(), value, matcher);
    if (!fits) {
      findings.add(
          placeIn(interaction, path),
          "is %s with the matcher %s, and specified as %s".formatted(value, matcher, field.type()));
    }
  }

  private static boolean fits(SpecifiedType type, JsonElement value, Matcher matcher) {
    String found = Json.typeOf(value);
    return switch (type.name()) {
      case "string", "string password" -> found.equals("string") && matcher.kind().equals("type");
      case "string date-time" -> found.equals("string") && isDateTime(matcher, Json.text(value));
      case "enum" ->
          matcher.accepts(Json.text(value)) && listedBy(matcher).equals(Set.copyOf(type.values()));
      case "boolean" -> found.equals("boolean") && matcher.kind().equals("type");
      case "integer" -> found.equals("integer") && matcher.kind().equals("integer");
      case "number" ->
          Set.of("integer", "number").contains(found) && matcher.kind().equals("number");
      case "object", "free object", "any" -> found.equals("object") && matcher.equals(Matcher.NONE);
      default -> false;
    };
  }

  private static boolean isDateTime(Matcher matcher, String value) {
    return matcher.accepts(value)
        && Documentation.DATE_TIMES.stream().allMatch(matcher::accepts)
        && NO_DATE_TIMES.stream().noneMatch(matcher::accepts);
  }

  /** The texts that a pattern lists. */
  private static Set<String> listedBy(Matcher matcher) {
    return Stream.of(matcher.regex().split("\\|"))
        .map(one -> one.replaceAll("\\\\(.)", "$1"))
        .collect(Collectors.toSet());
  }

  private static String placeIn(Interaction interaction, String path) {
    return interaction.place() + ", " + path;
  }

  /**
   * A field is required where each object of the pact has it, and may be null where one of them has
   * it as null. The bodies of the pact are written so that they show both.
   */
  private static void statedPresence(Witnesses witnesses, Findings findings) {
    Map<String, Evidence> seen = new LinkedHashMap<>();
    for (Interaction interaction : witnesses.pact().interactions()) {
      Map<String, List<JsonElement>> objects = Places.alike(interaction.body());
      objects.put("$", List.of(interaction.body()));
      fieldsOf(interaction, witnesses.specification())
          .forEach(
              (path, field) -> {
                String owner = path.substring(0, path.lastIndexOf('.'));
                Evidence evidence = seen.computeIfAbsent(field.place(), at -> new Evidence(field));
                objects.getOrDefault(owner, List.of()).stream()
                    .filter(JsonElement::isJsonObject)
                    .forEach(evidence::add);
              });
    }
    seen.values().forEach(evidence -> evidence.judge(findings));
  }

  /** What the pact shows of one field. */
  private static final class Evidence {
    private final SpecifiedField field;
    private int objects;
    private int present;
    private int nulls;

    Evidence(SpecifiedField field) {
      this.field = field;
    }

    void add(JsonElement owner) {
      boolean isPresent = Json.members(owner).containsKey(field.name());
      objects++;
      present += isPresent ? 1 : 0;
      nulls += isPresent && Json.at(owner, field.name()).isJsonNull() ? 1 : 0;
    }

    void judge(Findings findings) {
      findings.require(present > 0, field.place(), "is in no body of the pact");
      findings.same(
          field.required(),
          present == objects,
          field.place(),
          "that every body of the pact has it");
      if (!field.type().name().equals("any")) { // a value without a type may be null unsaid
        findings.same(
            field.nullable(), nulls > 0, field.place(), "that a body of the pact has it as null");
      }
    }
  }

  /** An OpenAPI validator accepts each request and each answer of the pact. */
  private static void validPact(Witnesses witnesses, Findings findings) {
    ParsedSpecification parsed = ParsedSpecification.of(witnesses.specification());
    if (!parsed.messages().isEmpty()) {
      return; // nothing to validate against; another check says why
    }
    OpenApiInteractionValidator validator =
        OpenApiInteractionValidator.createFor(parsed.model())
            .withLevelResolver(LevelResolverFactory.withAdditionalPropertiesIgnored())
            .build();
    for (Interaction interaction : witnesses.pact().interactions()) {
      if (!isHttp(interaction)) {
        findings.add(interaction.place(), "has no HTTP method or no status");
        continue;
      }
      validator
          .validate(sent(interaction), answered(interaction))
          .getMessages()
          .forEach(
              message ->
                  findings.add(
                      interaction.place() + SpecificationChecks.pathOf(message),
                      message.getMessage()));
    }
  }

  private static boolean isHttp(Interaction interaction) {
    String method = Json.text(interaction.node(), "request", "method");
    return interaction.status().matches("\\d{3}")
        && Stream.of(Request.Method.values()).anyMatch(one -> one.name().equals(method));
  }

  private static SimpleRequest sent(Interaction interaction) {
    JsonElement request = Json.at(interaction.node(), "request");
    SimpleRequest.Builder builder =
        new SimpleRequest.Builder(Json.text(request, "method"), Json.text(request, "path"));
    Json.members(request, "headers")
        .keySet()
        .forEach(name -> builder.withHeader(name, Json.texts(request, "headers", name)));
    return builder.build();
  }

  private static SimpleResponse answered(Interaction interaction) {
    JsonElement response = Json.at(interaction.node(), "response");
    SimpleResponse.Builder builder =
        new SimpleResponse.Builder(Integer.parseInt(interaction.status()))
            .withBody(interaction.body().toString());
    Json.members(response, "headers")
        .keySet()
        .forEach(name -> builder.withHeader(name, Json.texts(response, "headers", name)));
    return builder.build();
  }

  /** Pact and documentation show the same fields of the same JSON types. */
  private static void documentedExample(Witnesses witnesses, Findings findings) {
    Map<String, List<JsonElement>> documented = Places.alike(witnesses.documentedBody());
    Map<String, String> stated = new TreeMap<>();
    for (Interaction interaction : witnesses.pact().interactions()) {
      if (interaction.status().equals("200")) {
        interaction
            .places()
            .forEach((path, value) -> note(path, value, stated, interaction, findings));
      }
    }
    findings.sameElements(
        documented.keySet(), stated.keySet(), path -> FILE + ", " + path, "the field");
    documented.forEach(
        (path, values) ->
            values.forEach(
                value ->
                    findings.same(
                        typeName(value),
                        stated.getOrDefault(path, typeName(value)),
                        FILE + ", " + path,
                        "the JSON type")));
  }

  private static void note(
      String path,
      JsonElement value,
      Map<String, String> stated,
      Interaction interaction,
      Findings findings) {
    if (!value.isJsonNull()) {
      String before = stated.put(Places.anyIndex(path), typeName(value));
      findings.require(
          before == null || before.equals(typeName(value)),
          interaction.place() + ", " + path,
          "has another JSON type than elsewhere");
    }
  }

  /** The page writes 123 for every number. */
  private static String typeName(JsonElement value) {
    return Json.typeOf(value).replace("integer", "number");
  }

  /**
   * The records read the documented body and each body of the pact, and write them again, less what
   * is optional and null.
   */
  private static void bodiesRoundTrip(Witnesses witnesses, Findings findings) {
    roundTrip(
        witnesses,
        "RotateTokenResponse",
        witnesses.documentedBody(),
        Witnesses.DOCUMENTED_BODY,
        findings);
    for (Interaction interaction : witnesses.pact().interactions()) {
      String schema = schemaOf(interaction, witnesses.specification());
      roundTrip(witnesses, schema, interaction.body(), interaction.place(), findings);
    }
  }

  /** Notes what is lost or new on the way, apart from nulls. */
  private static void roundTrip(
      Witnesses witnesses, String record, JsonElement body, String place, Findings findings) {
    Map<String, JsonElement> stated = leaves(body);
    Map<String, JsonElement> written = leaves(witnesses.code().roundTrip(body, record));
    stated.forEach(
        (path, value) ->
            findings.require(
                value.equals(written.getOrDefault(path, JsonNull.INSTANCE)),
                place + ", " + path,
                "is %s, and the record writes %s",
                value,
                written.get(path)));
    written.keySet().removeAll(stated.keySet());
    written.forEach(
        (path, value) ->
            findings.add(place + ", " + path, "is not there, and the record writes %s", value));
  }

  /** The values that hold no other. */
  private static Map<String, JsonElement> leaves(JsonElement body) {
    Map<String, JsonElement> leaves = Places.each(body);
    leaves
        .values()
        .removeIf(value -> !Json.members(value).isEmpty() || !Json.elements(value).isEmpty());
    return leaves;
  }

  /** The first schema of an answer that names each member of the body, or a word for none. */
  public static String schemaOf(Interaction interaction, Specification specification) {
    JsonElement response =
        specification.responses().getOrDefault(interaction.status(), JsonNull.INSTANCE);
    Set<String> members = Json.members(interaction.body()).keySet();
    List<String> schemas = specification.bodySchemas(response);
    return schemas.stream()
        .filter(
            one ->
                specification.schemas().fields(one).stream()
                    .map(SpecifiedField::name)
                    .collect(Collectors.toSet())
                    .containsAll(members))
        .findFirst()
        .orElse(schemas.size() == 1 ? schemas.get(0) : "none of " + schemas);
  }

  private static Map<String, SpecifiedField> fieldsOf(
      Interaction interaction, Specification specification) {
    return specification.schemas().body(schemaOf(interaction, specification));
  }
}
