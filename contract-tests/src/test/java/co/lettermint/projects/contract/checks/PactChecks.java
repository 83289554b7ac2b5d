package co.lettermint.projects.contract.checks;

import static co.lettermint.projects.contract.Witness.PACT;

import co.lettermint.projects.contract.Claim;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.PactFile;
import co.lettermint.projects.contract.PactFile.Interaction;
import co.lettermint.projects.contract.PactFile.Matcher;
import co.lettermint.projects.contract.PactFile.Matchers;
import co.lettermint.projects.contract.Place;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Places;
import co.lettermint.projects.specification.Specification;
import co.lettermint.projects.specification.SpecifiedField;
import co.lettermint.projects.specification.SpecifiedOperation;
import co.lettermint.projects.specification.SpecifiedType;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pact and each of the others. */
public final class PactChecks {
  private static final List<String> NO_DATE_TIMES =
      List.of("", "2026-01-01", "2026-01-01 00:00:00", "yesterday");

  private PactChecks() {}

  /** Each request of the pact is the specified one: method, path, headers, and an empty body. */
  @Claim("requests are as specified")
  public static void requests(Specification specification, PactFile pact, Findings findings) {
    List<SpecifiedOperation> operations = specification.operations();
    for (Interaction interaction : pact.interactions()) {
      Findings here = findings.at(interaction.place().at("request"));
      JsonElement request = Json.at(interaction.node(), "request");
      String call = Json.text(request, "method") + " " + Json.text(request, "path");
      here.at("path")
          .require(
              operations.stream().anyMatch(one -> call.matches(pattern(one))),
              "sends %s, which is not specified",
              call);
      here.at("body", "content")
          .same(
              new JsonPrimitive(""),
              Json.at(request, "body", "content"),
              "the text that says that the request has no body");
      requestHeaders(request, here);
    }
  }

  private static String pattern(SpecifiedOperation operation) {
    String path = URI.create(operation.server()).getPath() + operation.path();
    return operation.method() + " " + path.replaceAll("\\{\\w+}", "[^/]+");
  }

  private static void requestHeaders(JsonElement request, Findings here) {
    Findings headers = here.at("headers");
    headers.sameElements(
        Set.of("Accept", "Authorization"),
        Json.members(request, "headers").keySet(),
        "the header of the request");
    headers
        .at("Accept")
        .same(List.of("application/json"), Json.texts(request, "headers", "Accept"), "the header");
    Matchers matchers = new Matchers(Json.members(request, "matchingRules", "header"));
    here.at("matchingRules", "header")
        .same(Set.of("Authorization"), matchers.places(), "what is matched");
    Matcher bearer = matchers.of("Authorization");
    String value = String.join("", Json.texts(request, "headers", "Authorization"));
    headers
        .at("Authorization")
        .require(
            value.startsWith("Bearer ")
                && bearer.accepts(value)
                && !bearer.accepts("Basic " + value)
                && !bearer.accepts("Bearer "),
            "the header should be matched by a pattern of bearer tokens");
  }

  /** The pact shows every specified answer, each with its headers, and no other. */
  @Claim("answers are as specified")
  public static void answers(Specification specification, PactFile pact, Findings findings) {
    Map<String, Set<String>> specified = new TreeMap<>();
    specification
        .responses()
        .forEach(
            (status, one) -> specified.put(status, new TreeSet<>(specification.bodySchemas(one))));
    Map<String, Set<String>> stated = new TreeMap<>();
    for (Interaction interaction : pact.interactions()) {
      stated
          .computeIfAbsent(interaction.status(), unused -> new TreeSet<>())
          .add(interaction.schema(specification));
      answerHeaders(interaction, specification, findings.at(interaction.place().at("response")));
    }
    findings.at(Place.of(PACT)).same(specified, stated, "the bodies by status");
  }

  private static void answerHeaders(
      Interaction interaction, Specification specification, Findings here) {
    JsonElement response =
        specification.responses().getOrDefault(interaction.status(), JsonNull.INSTANCE);
    JsonElement stated = Json.at(interaction.node(), "response");
    Map<String, JsonElement> specified = specification.headers(response);
    Matchers matchers = new Matchers(Json.members(stated, "matchingRules", "header"));
    Findings rules = here.at("matchingRules", "header");
    rules.sameElements(specified.keySet(), matchers.places(), "the matcher of the header");
    specified.forEach(
        (name, header) -> {
          List<String> values =
              new ArrayList<>(Documentation.HEADER_VALUES.getOrDefault(name, List.of()));
          values.add(Json.text(header, "example"));
          values.add(String.join("", Json.texts(stated, "headers", name)));
          headerPattern(values, matchers.of(name), rules.at(name));
        });
    Set<String> names = new TreeSet<>(specified.keySet());
    names.add("Content-Type");
    here.at("headers").sameElements(names, Json.members(stated, "headers").keySet(), "the header");
    List<String> types = List.copyOf(Json.members(response, "content").keySet());
    here.at("headers", "Content-Type")
        .same(types, Json.texts(stated, "headers", "Content-Type"), "the header");
    here.at("body", "contentType")
        .same(types, List.of(Json.text(stated, "body", "contentType")), "the type of the body");
  }

  private static void headerPattern(List<String> values, Matcher matcher, Findings here) {
    here.require(
        values.stream().allMatch(matcher::accepts),
        "the header should be matched by a pattern that fits each of %s",
        values);
    here.require(
        !matcher.accepts("") && !matcher.accepts("soon"),
        "the pattern of the header fits any text");
  }

  /** Each field in a body of the pact is specified, and matched by what its type allows. */
  @Claim("fields are as specified")
  public static void fields(Specification specification, PactFile pact, Findings findings) {
    for (Interaction interaction : pact.interactions()) {
      Map<String, SpecifiedField> fields = fieldsOf(interaction, specification);
      Matchers matchers = interaction.bodyMatchers();
      Set<String> known = new HashSet<>();
      interaction
          .places()
          .forEach(
              (path, value) -> {
                known.addAll(List.of(path, Places.anyIndex(path)));
                Findings here = findings.at(interaction.place(path));
                SpecifiedField field = fields.get(Places.anyIndex(path));
                if (field != null) {
                  field(path, value, field, matchers, here);
                } else if (!path.endsWith("]")) {
                  here.add("is not specified");
                }
              });
      Findings rules = findings.at(interaction.place().at("response", "matchingRules", "body"));
      matchers.places().stream()
          .filter(path -> !known.contains(path))
          .forEach(path -> rules.at(path).add("is matched and not there"));
    }
  }

  private static void field(
      String path, JsonElement value, SpecifiedField field, Matchers matchers, Findings here) {
    Matcher matcher = matchers.of(path);
    String typeName = field.type().name();
    boolean fits =
        switch (Json.typeOf(value)) {
          case "null" ->
              (field.nullable() || typeName.equals("any")) && matcher.equals(Matcher.NONE);
          case "array" ->
              typeName.equals("array")
                  && matcher.kind().equals(matchers.isAboutEachElement(path) ? "type" : "none");
          default -> fits(field.type(), value, matcher);
        };
    here.require(
        fits, "is %s with the matcher %s, and specified as %s", value, matcher, field.type());
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

  /**
   * A field is required where each object of the pact has it, and may be null where one of them has
   * it as null. The bodies of the pact are written so that they show both.
   */
  @Claim("presence is as specified")
  public static void presence(Specification specification, PactFile pact, Findings findings) {
    Map<SpecifiedField, List<Optional<JsonElement>>> seen = new LinkedHashMap<>();
    for (Interaction interaction : pact.interactions()) {
      Map<String, List<JsonElement>> objects = Places.alike(interaction.body());
      objects.put("$", List.of(interaction.body()));
      fieldsOf(interaction, specification)
          .forEach(
              (path, field) -> {
                String owner = path.substring(0, path.lastIndexOf('.'));
                List<Optional<JsonElement>> values =
                    seen.computeIfAbsent(field, unused -> new ArrayList<>());
                objects.getOrDefault(owner, List.of()).stream()
                    .filter(JsonElement::isJsonObject)
                    .map(object -> Optional.ofNullable(Json.members(object).get(field.name())))
                    .forEach(values::add);
              });
    }
    seen.forEach((field, values) -> presence(field, values, findings.at(Place.of(field))));
  }

  /** Compares a field with its values in the pact, empty where an object does not have it. */
  private static void presence(
      SpecifiedField field, List<Optional<JsonElement>> values, Findings here) {
    boolean isEverywhere = values.stream().allMatch(Optional::isPresent);
    boolean isNullSomewhere = values.contains(Optional.of(JsonNull.INSTANCE));
    here.require(values.stream().anyMatch(Optional::isPresent), "is in no body of the pact");
    here.same(field.required(), isEverywhere, "that every body of the pact has it");
    if (!field.type().name().equals("any")) { // a value without a type may be null unsaid
      here.same(field.nullable(), isNullSomewhere, "that a body of the pact has it as null");
    }
  }

  /** Pact and documentation show the same fields of the same JSON types. */
  @Claim("the pact shows the documented fields")
  public static void documentedFields(
      Documentation documentation, PactFile pact, Findings findings) {
    List<Interaction> stated = pact.with("200");
    Map<String, String> documented = types(List.of(documentation.body()));
    Map<String, String> shown = types(stated.stream().map(Interaction::body).toList());
    findings.sameEntries(
        documented,
        shown,
        "the field",
        path ->
            stated.stream()
                .filter(one -> Places.alike(one.body()).containsKey(path))
                .findFirst()
                .map(one -> one.place(path))
                .orElse(Place.of(PACT)));
  }

  /** The JSON types of fields that are not null; several, where bodies differ. */
  private static Map<String, String> types(List<JsonElement> bodies) {
    Map<String, String> types = new LinkedHashMap<>();
    for (JsonElement body : bodies) {
      Map<String, JsonElement> places = Places.each(body);
      places.values().removeIf(JsonElement::isJsonNull);
      places.forEach(
          (path, value) -> {
            String type = Json.typeOf(value).replace("integer", "number"); // the page writes 123
            types.merge(
                Places.anyIndex(path), type, (one, two) -> one.equals(two) ? one : one + two);
          });
    }
    return types;
  }

  private static Map<String, SpecifiedField> fieldsOf(
      Interaction interaction, Specification specification) {
    return specification.schemas().body(interaction.schema(specification));
  }
}
