package co.lettermint.projects.contract.checks;

import static co.lettermint.projects.contract.Witness.CODE;
import static co.lettermint.projects.contract.Witness.DOCUMENTATION;
import static co.lettermint.projects.contract.Witness.SPECIFICATION;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.GeneratedCode;
import co.lettermint.projects.contract.GeneratedCode.GeneratedRecord;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Places;
import co.lettermint.projects.specification.Specification;
import co.lettermint.projects.specification.SpecifiedField;
import co.lettermint.projects.specification.SpecifiedOperation;
import co.lettermint.projects.specification.SpecifiedType;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Documentation, specification and generated code, two at a time. */
public final class AgreementChecks {
  public static final List<Check> ALL =
      List.of(
          Check.of(
              "the documented call is specified",
              Set.of(DOCUMENTATION, SPECIFICATION),
              AgreementChecks::documentedCall),
          Check.of(
              "the documented answers are specified",
              Set.of(DOCUMENTATION, SPECIFICATION),
              AgreementChecks::documentedAnswers),
          Check.of(
              "the documented fields are specified",
              Set.of(DOCUMENTATION, SPECIFICATION),
              AgreementChecks::documentedFields),
          Check.of(
              "the specified call is generated",
              Set.of(SPECIFICATION, CODE),
              AgreementChecks::generatedCall),
          Check.of(
              "the specified records are generated",
              Set.of(SPECIFICATION, CODE),
              AgreementChecks::generatedRecords),
          Check.of(
              "the specified enumerations are generated",
              Set.of(SPECIFICATION, CODE),
              AgreementChecks::generatedEnumerations));

  private static final String FILE = Specification.FILE;

  private AgreementChecks() {}

  /** The specification describes the documented call, and no other. */
  private static void documentedCall(Witnesses witnesses, Findings findings) {
    Specification specification = witnesses.specification();
    boolean isDocumented = false;
    for (SpecifiedOperation one : specification.operations()) {
      if (isCovered(one)) {
        isDocumented = true;
        findings.same(
            Documentation.METHOD + " " + Documentation.URL,
            one.method() + " " + one.url(),
            one.place(),
            "the call");
        callIsDocumented(one, specification, findings);
      } else {
        findings.add(
            one.place(),
            "is not covered by the contract tests yet: CONTRIBUTING.md says where an operation goes");
      }
    }
    findings.require(isDocumented, FILE + ", paths", "has no %s", Specification.ROTATION);
    securityIsDocumented(specification.tree(), findings);
  }

  private static boolean isCovered(SpecifiedOperation operation) {
    return operation.id().equals(Specification.ROTATION);
  }

  private static void callIsDocumented(
      SpecifiedOperation operation, Specification specification, Findings findings) {
    JsonElement node = operation.node();
    String place = operation.place();
    findings.require(
        Json.at(node, "requestBody").isJsonNull(),
        place + " requestBody",
        "has a body: none is documented");
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
        place + " parameters",
        "the parameter");
    for (JsonElement parameter : parameters) {
      String itsPlace = place + " parameters " + Json.text(parameter, "name");
      findings.require(Json.isTrue(parameter, "required"), itsPlace, "is not required");
      findings.same(
          "string",
          specification.schemas().type(Json.at(parameter, "schema")).name(),
          itsPlace,
          "the type of the parameter");
    }
  }

  /** One bearer token, for everything. */
  private static void securityIsDocumented(JsonElement tree, Findings findings) {
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

  /** The specification has the documented answers: statuses, headers, bodies and error fields. */
  private static void documentedAnswers(Witnesses witnesses, Findings findings) {
    Specification specification = witnesses.specification();
    findings.sameElements(
        Documentation.ANSWERS.keySet(),
        specification.responses().keySet(),
        status -> FILE + ", responses." + status,
        "the status");
    specification
        .responses()
        .forEach(
            (status, response) -> {
              String place = FILE + ", responses." + status;
              bodyIsDocumented(status, response, specification, place, findings);
              headersAreDocumented(status, response, specification, place, findings);
            });
    Documentation.ERRORS.forEach(
        (name, fields) -> errorIsDocumented(name, fields, specification, findings));
  }

  private static void bodyIsDocumented(
      String status,
      JsonElement response,
      Specification specification,
      String place,
      Findings findings) {
    findings.sameElements(
        List.of("application/json"),
        Json.members(response, "content").keySet(),
        place + ".content",
        "the media type");
    findings.sameElements(
        Documentation.ANSWERS.getOrDefault(status, Set.of()),
        specification.bodySchemas(response),
        place,
        "the body");
  }

  private static void headersAreDocumented(
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
    findings.sameElements(
        expected.keySet(), found.keySet(), name -> place + ".headers." + name, "the header");
    expected.forEach(
        (name, type) ->
            findings.same(
                type,
                found.getOrDefault(name, type),
                place + ".headers." + name,
                "the type of the header"));
    findings.sameElements(
        expected.keySet().stream().map(AgreementChecks::componentName).toList(),
        Json.members(response, "headers").values().stream()
            .map(header -> Json.text(header, "$ref").replaceFirst(".*/", ""))
            .toList(),
        place + ".headers",
        "the shared header");
  }

  private static String componentName(String header) {
    return header.replaceFirst("^X-", "").replace("-", "");
  }

  private static void errorIsDocumented(
      String name, Map<String, String> fields, Specification specification, Findings findings) {
    Map<String, String> found = new TreeMap<>();
    specification
        .schemas()
        .body(name)
        .forEach((place, field) -> found.put(place, field.type().name()));
    findings.sameElements(
        fields.keySet(), found.keySet(), path -> FILE + ", " + name + ", " + path, "the field");
    fields.forEach(
        (path, type) ->
            findings.same(
                type,
                found.getOrDefault(path, type),
                FILE + ", " + name + ", " + path,
                "the type of the field"));
  }

  /** How the page writes "some text". */
  private static final String TEXT = "<string>";

  /** Each field of the documented body is specified with the right type, and no other is. */
  private static void documentedFields(Witnesses witnesses, Findings findings) {
    Specification specification = witnesses.specification();
    Map<String, SpecifiedField> specified = specification.schemas().body(Documentation.BODY);
    Map<String, List<JsonElement>> documented = Places.alike(witnesses.documentedBody());
    findings.sameElements(
        documented.keySet().stream().filter(path -> !path.endsWith("[*]")).toList(),
        specified.keySet(),
        path -> FILE + ", " + Documentation.BODY + ", " + path,
        "the field");
    specified.forEach(
        (path, field) ->
            documented
                .getOrDefault(path, List.of())
                .forEach(value -> fieldIsDocumented(path, field, value, findings)));
    requiredMembers(specified.values(), findings);
  }

  private static void fieldIsDocumented(
      String path, SpecifiedField field, JsonElement value, Findings findings) {
    SpecifiedType type = field.type();
    findings.require(
        isOf(path, type, value),
        field.place(),
        "is specified as %s, and the page shows %s",
        type,
        value);
    if (Json.typeOf(value).equals("array")) {
      Json.elements(value)
          .forEach(element -> fieldIsDocumented(path + "[*]", element(field), element, findings));
    }
  }

  private static SpecifiedField element(SpecifiedField field) {
    SpecifiedType items =
        field.type().items().stream()
            .findFirst()
            .orElse(new SpecifiedType("no array", "", List.of(), List.of()));
    return new SpecifiedField(field.schema(), field.name(), items, true, false);
  }

  private static boolean isOf(String path, SpecifiedType type, JsonElement value) {
    String text = Json.text(value);
    return switch (Json.typeOf(value)) {
      case "object" ->
          Json.members(value).isEmpty()
              ? type.name().equals(Documentation.EMPTY_OBJECTS.get(path))
              : type.name().equals("object");
      case "array" -> type.name().equals("array");
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

  private static void requiredMembers(Collection<SpecifiedField> specified, Findings findings) {
    findings.sameElements(
        Documentation.REQUIRED_MEMBERS,
        specified.stream()
            .filter(field -> field.schema().equals(Documentation.BODY) && field.required())
            .map(SpecifiedField::name)
            .collect(Collectors.toSet()),
        FILE + ", " + Documentation.BODY,
        "the required member");
  }

  /**
   * For each covered operation the generated interface has a method that sends it, and no method
   * that is no operation.
   */
  private static void generatedCall(Witnesses witnesses, Findings findings) {
    Specification specification = witnesses.specification();
    Class<?> api = witnesses.code().api();
    Set<String> others =
        specification.operations().stream()
            .filter(one -> !isCovered(one))
            .map(one -> one.id().isEmpty() ? one.method() + one.path() : one.id())
            .map(AgreementChecks::plain)
            .collect(Collectors.toSet());
    findings.sameElements(
        specification.operations().stream()
            .filter(AgreementChecks::isCovered)
            .map(one -> specified(one, specification))
            .toList(),
        Stream.of(api.getMethods())
            .filter(method -> !others.contains(plain(method.getName())))
            .map(AgreementChecks::generated)
            .toList(),
        api.getSimpleName() + ".java",
        "the method");
  }

  /** A name as Java and the specification have it, which differ in punctuation and capitals. */
  private static String plain(String name) {
    return name.replaceAll("\\W|_", "").toLowerCase(Locale.ROOT);
  }

  /** The method that an operation becomes, as Java without imports. */
  private static String specified(SpecifiedOperation operation, Specification specification) {
    JsonElement node = operation.node();
    JsonElement success = Json.at(node, "responses", "200");
    return "%sApi: @Headers(%s) @%s(%s) Call<%s> %s(%s)"
        .formatted(
            String.join("", Json.texts(node, "tags")),
            Json.members(success, "content").keySet().stream()
                .map(mediaType -> "Accept: " + mediaType)
                .toList(),
            operation.method(),
            operation.path().replaceFirst("/", ""),
            String.join(" or ", specification.bodySchemas(success)),
            Json.text(node, "operationId"),
            Json.elements(node, "parameters").stream()
                .map(one -> "@%s(%s) String".formatted(placed(one), Json.text(one, "name")))
                .collect(Collectors.joining(", ")));
  }

  private static String placed(JsonElement parameter) {
    String in = Json.text(parameter, "in");
    return in.isEmpty() ? "" : Character.toUpperCase(in.charAt(0)) + in.substring(1);
  }

  private static String generated(Method method) {
    String returned = method.getGenericReturnType().getTypeName().replaceAll("[\\w.]+\\.", "");
    Annotation[][] annotations = method.getParameterAnnotations();
    Class<?>[] types = method.getParameterTypes();
    List<String> parameters =
        IntStream.range(0, types.length)
            .mapToObj(i -> annotations(annotations[i]) + " " + types[i].getSimpleName())
            .toList();
    return "%s: %s %s %s(%s)"
        .formatted(
            method.getDeclaringClass().getSimpleName(),
            annotations(method.getAnnotations()),
            returned,
            method.getName(),
            String.join(", ", parameters));
  }

  private static String annotations(Annotation[] annotations) {
    return Stream.of(annotations).map(AgreementChecks::annotation).collect(Collectors.joining(" "));
  }

  /** An annotation as Java without imports, such as {@code @Path(projectId)}. */
  public static String annotation(Annotation one) {
    return "@%s(%s)".formatted(one.annotationType().getSimpleName(), value(one));
  }

  private static String value(Annotation annotation) {
    try {
      Object value = annotation.annotationType().getMethod("value").invoke(annotation);
      return value instanceof Object[] values ? Arrays.toString(values) : value.toString();
    } catch (NoSuchMethodException e) {
      return ""; // @Body
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(annotation.toString(), e);
    }
  }

  private static final Map<String, String> JAVA_TYPES =
      Map.of(
          "string", "String",
          "string date-time", "OffsetDateTime",
          "string password", "Secret",
          "boolean", "Boolean",
          "integer", "Long",
          "integer int64", "Long",
          "number", "BigDecimal",
          "free object", "JsonElement",
          "any", "JsonElement");

  /** For each schema of objects there is a record with its properties, and no other record. */
  private static void generatedRecords(Witnesses witnesses, Findings findings) {
    Specification specification = witnesses.specification();
    Map<String, GeneratedRecord> records = witnesses.code().records();
    Set<String> schemas =
        Json.members(specification.tree(), "components", "schemas").entrySet().stream()
            .filter(one -> specification.schemas().type(one.getValue()).name().equals("object"))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    findings.sameElements(schemas, records.keySet(), "model", "the record");
    records.forEach(
        (name, record) -> {
          List<SpecifiedField> fields = specification.schemas().fields(name);
          compare(fields, name, record, findings);
          fields.forEach(field -> isKept(field, name, witnesses.code(), findings));
        });
  }

  /** The record reads a body of one field, and writes the field again. */
  private static void isKept(
      SpecifiedField field, String record, GeneratedCode code, Findings findings) {
    JsonObject body = new JsonObject();
    if (record.equals(Documentation.BODY)) {
      body.addProperty("new_token", "lm_example_not_a_token");
    }
    body.add(field.name(), JsonParser.parseString(sample(field.type())));
    JsonElement kept = Json.at(code.roundTrip(body, record), field.name());
    boolean isKept =
        field.type().name().equals("object")
            ? kept.isJsonObject() // its own required properties are written, as null
            : kept.equals(body.get(field.name()));
    findings.require(
        isKept, record + ".java, " + field.name(), "is read from %s and written as %s", body, kept);
  }

  private static String sample(SpecifiedType type) {
    return switch (type.name()) {
      case "enum" -> type.values().isEmpty() ? "null" : '"' + type.values().get(0) + '"';
      case "string date-time" -> "\"2026-01-01T00:00:00Z\"";
      case "boolean" -> "true";
      case "object", "free object", "any" -> "{}";
      case "array" -> "[]";
      default -> type.name().startsWith("string") ? "\"text\"" : "7";
    };
  }

  private static void compare(
      List<SpecifiedField> fields, String name, GeneratedRecord record, Findings findings) {
    findings.same(
        fields.stream().map(SpecifiedField::name).map(GeneratedRecord::plain).toList(),
        record.components().keySet().stream().map(GeneratedRecord::plain).toList(),
        name + ".java",
        "its components");
    for (SpecifiedField field : fields) {
      String place = name + ".java, " + field.name();
      findings.same(
          javaType(field.type()), record.typeOf(field.name()), place, "the type of the component");
      findings.same(
          field.required(),
          record.writtenWhenNull().contains(field.name()),
          place,
          "that it is written in any case");
    }
  }

  private static String javaType(SpecifiedType type) {
    return switch (type.name()) {
      case "array" -> "List<" + javaType(type.items().get(0)) + ">";
      case "object", "enum" -> type.schema();
      default -> JAVA_TYPES.getOrDefault(type.name(), "nothing for " + type.name());
    };
  }

  /** For each enumeration there is a type with its constants, in their order, and no other type. */
  private static void generatedEnumerations(Witnesses witnesses, Findings findings) {
    Map<String, String> specified = new LinkedHashMap<>();
    Json.members(witnesses.specification().tree(), "components", "schemas")
        .forEach(
            (name, schema) -> {
              if (!Json.texts(schema, "enum").isEmpty()) {
                specified.put(name, listed(schema));
              }
            });
    Map<String, Map<String, String>> generated = witnesses.code().enumerations();
    findings.sameElements(specified.keySet(), generated.keySet(), "model", "the enumeration");
    generated.forEach(
        (name, constants) ->
            findings.same(
                specified.getOrDefault(name, "nothing"),
                constants.toString(),
                name + ".java",
                "its constants"));
  }

  private static String listed(JsonElement schema) {
    List<String> values = Json.texts(schema, "enum");
    List<String> names = Json.texts(schema, "x-enum-varnames");
    Map<String, String> constants = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      String name = i < names.size() ? names.get(i) : values.get(i).toUpperCase(Locale.ROOT);
      constants.put(name, values.get(i));
    }
    return constants.toString();
  }
}
