package co.lettermint.projects.contract.checks;

import static co.lettermint.projects.contract.Witness.CODE;

import co.lettermint.projects.contract.Claim;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.GeneratedCode;
import co.lettermint.projects.contract.GeneratedCode.GeneratedRecord;
import co.lettermint.projects.contract.Place;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Schemas;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The code is generated as specified, and nothing else is. */
public final class CodeChecks {
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

  private CodeChecks() {}

  /**
   * For each covered operation the generated interface has a method that sends it, and no method
   * that is no operation.
   */
  @Claim("the specified call is generated")
  public static void call(Specification specification, GeneratedCode code, Findings findings) {
    Class<?> api = code.api();
    Optional<SpecifiedOperation> rotation = specification.rotation();
    Set<String> others =
        specification.operations().stream()
            .filter(one -> !rotation.equals(Optional.of(one)))
            .map(one -> one.id().isEmpty() ? one.method() + one.path() : one.id())
            .map(CodeChecks::plain)
            .collect(Collectors.toSet());
    findings
        .at(Place.of(CODE, "api/" + api.getSimpleName() + ".java"))
        .sameElements(
            rotation.stream().map(one -> specified(one, specification)).toList(),
            Stream.of(api.getMethods())
                .filter(method -> !others.contains(plain(method.getName())))
                .map(CodeChecks::generated)
                .toList(),
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
    return "%s: %s %s %s(%s)"
        .formatted(
            method.getDeclaringClass().getSimpleName(),
            annotations(method.getAnnotations()),
            returned,
            method.getName(),
            Stream.of(method.getParameters())
                .map(one -> annotations(one.getAnnotations()) + " " + one.getType().getSimpleName())
                .collect(Collectors.joining(", ")));
  }

  private static String annotations(Annotation[] annotations) {
    return Stream.of(annotations).map(CodeChecks::annotation).collect(Collectors.joining(" "));
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

  /** For each schema of objects there is a record with its properties, and no other record. */
  @Claim("the specified records are generated")
  public static void records(Specification specification, GeneratedCode code, Findings findings) {
    Schemas schemas = specification.schemas();
    Map<String, GeneratedRecord> records = code.records();
    findings.sameElements(
        named(specification, schema -> schemas.type(schema).name().equals("object")).keySet(),
        records.keySet(),
        "the record",
        CodeChecks::file);
    records.forEach(
        (name, record) -> {
          Findings here = findings.at(file(name));
          List<SpecifiedField> fields = schemas.fields(name);
          here.same(
              fields.stream().map(SpecifiedField::name).map(GeneratedRecord::plain).toList(),
              record.components().keySet().stream().map(GeneratedRecord::plain).toList(),
              "its components");
          for (SpecifiedField field : fields) {
            component(field, record, here.at(field.name()));
            isKept(field, name, code, here.at(field.name()));
          }
        });
  }

  private static Map<String, JsonElement> named(
      Specification specification, Predicate<JsonElement> schemas) {
    Map<String, JsonElement> named =
        new LinkedHashMap<>(Json.members(specification.tree(), "components", "schemas"));
    named.values().removeIf(schemas.negate());
    return named;
  }

  private static Place file(String type) {
    return Place.of(CODE, "model/" + type + ".java");
  }

  private static void component(SpecifiedField field, GeneratedRecord record, Findings here) {
    here.same(javaType(field.type()), record.typeOf(field.name()), "the type of the component");
    here.same(
        field.required(),
        record.writtenWhenNull().contains(field.name()),
        "that it is written in any case");
  }

  /** The record reads a body of one field, and writes the field again. */
  private static void isKept(
      SpecifiedField field, String record, GeneratedCode code, Findings here) {
    JsonObject body = new JsonObject();
    if (record.equals(Documentation.BODY)) {
      body.addProperty("new_token", "lm_example_not_a_token");
    }
    body.add(field.name(), JsonParser.parseString(sample(field.type())));
    JsonElement kept = Json.at(code.roundTrip(body, record), field.name());
    here.same(Json.typeOf(body.get(field.name())), Json.typeOf(kept), "what it writes of " + body);
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

  private static String javaType(SpecifiedType type) {
    return switch (type.name()) {
      case "array" -> "List<" + javaType(type.items().get(0)) + ">";
      case "object", "enum" -> type.schema();
      default -> JAVA_TYPES.getOrDefault(type.name(), "nothing for " + type.name());
    };
  }

  /** For each enumeration there is a type with its constants, in their order, and no other type. */
  @Claim("the specified enumerations are generated")
  public static void enumerations(
      Specification specification, GeneratedCode code, Findings findings) {
    Map<String, String> specified = new LinkedHashMap<>();
    named(specification, schema -> !Json.texts(schema, "enum").isEmpty())
        .forEach((name, schema) -> specified.put(name, listed(schema)));
    Map<String, String> generated = new LinkedHashMap<>();
    code.enumerations().forEach((name, constants) -> generated.put(name, constants.toString()));
    findings.sameEntries(specified, generated, "the enumeration", CodeChecks::file);
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
