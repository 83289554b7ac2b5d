package co.lettermint.projects.generator;

import co.lettermint.projects.generator.Model.Component;
import co.lettermint.projects.generator.Model.Constant;
import co.lettermint.projects.generator.Model.EnumFile;
import co.lettermint.projects.generator.Model.File;
import co.lettermint.projects.generator.Model.Imports;
import co.lettermint.projects.generator.Model.RecordFile;
import co.lettermint.projects.generator.Model.Type;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From schemas to types, records and enumerations. Whatever is not understood is refused. */
final class Schemas {
  static final String UNTYPED = "with `x-untyped: true` it becomes a JsonElement";

  private static final String COMPONENTS = "#/components/schemas/";
  private static final String JSON = "co.lettermint.projects.json.";

  /** What is imported from Types. A component of such a name hides it. */
  private static final List<String> TYPE_METHODS = List.of("list", "map", "nullable");

  /** What says so little that the other description of a property is meant. */
  private static final Set<String> WIDE = Set.of("ANY", "OBJECT", "list(ANY)", "list(OBJECT)");

  /** More would not fit into the constructor of a record, and into the initializer of a class. */
  private static final int MAX_COMPONENTS = 254;

  private static final int MAX_CONSTANTS = 2_000;
  private static final int MAX_LITERAL = 20_000;

  /** The simple names that generated code uses; a class of such a name would hide them. */
  private static final Set<String> TAKEN =
      Set.of(
          ("Adapter BigDecimal BigInteger Body Boolean Call DELETE Deprecated Double EnumAdapter Float GET HEAD HTTP"
                  + " Header Headers Instant Integer JsonAdapter JsonElement List LocalDate Long Map Nullable Object"
                  + " Objects OffsetDateTime OPTIONS Override PATCH POST PUT Path Property Query RecordAdapter Secret"
                  + " String Types URI UUID Values Void")
              .toLowerCase(Locale.ROOT)
              .split(" "));

  private final Map<String, Schema<?>> components = new LinkedHashMap<>();
  private final String modelPackage;
  private final Refusals refusals;
  private final Map<String, Type> known = new LinkedHashMap<>();
  private final Map<Schema<?>, Type> inline = new IdentityHashMap<>();
  private final Set<String> open = new HashSet<>();
  private final Map<String, String> placeOfClass = new TreeMap<>();
  private final Set<String> enumerations = new HashSet<>();
  private final List<File> files = new ArrayList<>();

  @SuppressWarnings({"rawtypes", "unchecked"})
  Schemas(Map<String, Schema> components, String modelPackage, Refusals refusals) {
    components.forEach(this.components::put);
    this.modelPackage = modelPackage;
    this.refusals = refusals;
  }

  /**
   * A file for each schema that is a class, whether it is used or not. Inline ones join them as
   * they are met.
   */
  List<File> files() {
    components.keySet().forEach(name -> component(name, "schema `" + name + "`"));
    return files;
  }

  /**
   * @param name of the class, if the schema needs one of its own
   */
  Type type(Schema<?> schema, String place, String name) {
    if (schema == null || isUntyped(schema)) {
      return any();
    }
    if (schema.get$ref() != null) {
      return reference(schema, place);
    }
    if (Boolean.FALSE.equals(schema.getBooleanSchemaValue()) && !hasShape(schema)) {
      return refused(place, "no value is valid for it", "remove it");
    }
    boolean nullable = isNullable(schema);
    List<Schema<?>> choices = choices(schema);
    if (choices.size() == 1 && !isObject(schema, new HashSet<>())) {
      return type(choices.get(0), place, name).orNull(nullable);
    }
    if (!choices.isEmpty()) {
      return refused(place, "one of several schemas has no Java type", UNTYPED);
    }
    List<Schema<?>> parts = parts(schema);
    if (parts.size() == 1 && parts.get(0).getRequired() == null && !hasOwnShape(schema)) {
      return type(parts.get(0), place, name).orNull(nullable);
    }
    if (isObject(schema, new HashSet<>())) {
      return inlineClass(schema, place, name).orNull(nullable);
    }
    if (!parts.isEmpty()) {
      List<Type> types = parts.stream().map(part -> type(part, place, name)).toList();
      boolean sameKind = kinds(schema).isEmpty() || kinds(schema).equals(kinds(parts.get(0)));
      return sameKind && types.stream().map(Type::adapter).distinct().count() == 1
          ? types.get(0).orNull(nullable)
          : refused(place, "allOf joins schemas of several types", UNTYPED);
    }
    Set<String> kinds = kinds(schema);
    if (kinds.size() > 1) {
      return refused(
          place, "its values are of several types, " + String.join(" and ", kinds), UNTYPED);
    }
    String kind = kinds.isEmpty() ? impliedKind(schema) : kinds.iterator().next();
    if (!kind.equals("string") && schema.getEnum() != null && classes(schema.getEnum()) > 1) {
      return refused(place, "its values are of several types", UNTYPED);
    }
    return switch (kind) {
      case "any" -> any();
      case "string" -> string(schema, place, name).orNull(nullable);
      case "boolean" -> scalar("Boolean", "BOOLEAN").orNull(nullable);
      case "integer" -> integer(schema).orNull(nullable);
      case "number" -> number(schema).orNull(nullable);
      case "array" ->
          container("List<", "list", type(schema.getItems(), place + ", items", name + "Item"))
              .orNull(nullable);
      case "object" -> map(schema, place, name).orNull(nullable);
      default -> refused(place, "type `" + kind + "` is none of JSON's", UNTYPED);
    };
  }

  /** The class that a schema refers to, or null. */
  Type named(Schema<?> schema) {
    return schema.get$ref() == null ? null : reference(schema, schema.get$ref());
  }

  boolean isEnum(String java) {
    return enumerations.contains(java);
  }

  /** The description of a schema, or of the one it refers to, with what its type does not say. */
  String doc(Schema<?> schema, String otherwise) {
    Schema<?> described = schema;
    while (described != null && blank(described.getDescription())) {
      List<Schema<?>> parts = parts(described);
      described =
          described.get$ref() != null
              ? components.get(described.get$ref().replace(COMPONENTS, ""))
              : parts.size() == 1 ? parts.get(0) : null;
    }
    String doc = described == null ? otherwise : Javadoc.of(described.getDescription());
    if (schema.get$ref() != null) {
      return doc;
    }
    if (!kinds(schema).equals(Set.of("string")) && schema.getEnum() != null) {
      doc += " One of " + values(schema).map(Javadoc::code).collect(Collectors.joining(", ")) + ".";
    }
    if (schema.getDefault() != null && isScalar(schema.getDefault())) {
      doc += " The default is " + Javadoc.code(String.valueOf(schema.getDefault())) + ".";
    }
    return Boolean.TRUE.equals(schema.getDeprecated()) ? doc + " Deprecated." : doc;
  }

  static Type any() {
    return new Type("JsonElement", "ANY", true, imports("com.google.gson.JsonElement", "ANY"));
  }

  Type refused(String place, String reason, String wayOut) {
    refusals.add(place, reason, wayOut);
    return any();
  }

  private static Type scalar(String java, String adapter, String... imports) {
    return new Type(
        java, adapter, false, imports(imports.length == 0 ? null : imports[0], adapter));
  }

  private static Set<String> imports(String java, String adapter) {
    return Stream.of(java, "static " + JSON + "Types." + adapter)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Type container(String java, String adapter, Type element) {
    Set<String> imports = imports("java.util." + java.substring(0, java.indexOf('<')), adapter);
    imports.addAll(element.imports());
    if (!element.nullable() || element.adapter().equals("ANY")) {
      return new Type(
          java + element.java() + ">", adapter + "(" + element.adapter() + ")", false, imports);
    }
    imports.add("static " + JSON + "Types.nullable");
    imports.add("org.jspecify.annotations.Nullable");
    String inner = adapter + "(nullable(" + element.adapter() + "))";
    return new Type(java + "@Nullable " + element.java() + ">", inner, false, imports);
  }

  private Type map(Schema<?> schema, String place, String name) {
    Type value = type(additional(schema), place + ", additional properties", name + "Value");
    return value.equals(any())
        ? scalar("JsonElement", "OBJECT", "com.google.gson.JsonElement")
        : container("Map<String, ", "map", value);
  }

  private Type string(Schema<?> schema, String place, String name) {
    String format = schema.getFormat() == null ? "" : schema.getFormat();
    if (schema.getEnum() != null || constant(schema) != null) {
      return Set.of("date", "date-time", "byte", "binary", "uuid", "password").contains(format)
          ? refused(
              place,
              "an enumeration of format `" + format + "` has no constants",
              "remove its format")
          : inlineClass(schema, place, name);
    }
    return switch (format) {
      case "date-time" -> scalar("OffsetDateTime", "DATE_TIME", "java.time.OffsetDateTime");
      case "date" -> scalar("LocalDate", "DATE", "java.time.LocalDate");
      case "uuid" -> scalar("UUID", "UUID", "java.util.UUID");
      case "uri" -> scalar("URI", "URI", "java.net.URI");
      case "password" -> scalar("Secret", "SECRET", "co.lettermint.projects.Secret");
      case "decimal" -> scalar("BigDecimal", "DECIMAL", "java.math.BigDecimal");
      case "binary" ->
          refused(
              place, "a file has no place in JSON", "with `format: byte` it becomes base64 text");
      default -> scalar("String", "STRING");
    };
  }

  private static Type integer(Schema<?> schema) {
    String format = schema.getFormat() == null ? "int64" : schema.getFormat();
    BigDecimal max = schema.getMaximum();
    boolean large = max != null && max.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0;
    return large
        ? scalar("BigInteger", "BIG_INTEGER", "java.math.BigInteger")
        : switch (format) {
          case "int8", "uint8", "int16", "uint16", "int32" -> scalar("Integer", "INTEGER");
          case "int64", "uint32", "unix-time", "timestamp" -> scalar("Long", "LONG");
          default -> scalar("BigInteger", "BIG_INTEGER", "java.math.BigInteger");
        };
  }

  private static Type number(Schema<?> schema) {
    return switch (schema.getFormat() == null ? "" : schema.getFormat()) {
      case "float" -> scalar("Float", "FLOAT");
      case "double" -> scalar("Double", "DOUBLE");
      default -> scalar("BigDecimal", "NUMBER", "java.math.BigDecimal");
    };
  }

  private Type reference(Schema<?> schema, String place) {
    String name = schema.get$ref().replace(COMPONENTS, "");
    if (!schema.get$ref().startsWith(COMPONENTS) || !components.containsKey(name)) {
      return refused(
          place,
          "nothing under components/schemas is `" + schema.get$ref() + "`",
          "give the schema a name there and refer to it");
    }
    if (hasOwnShape(schema)) {
      return refused(
          place, "it refers to `" + name + "` and describes more beside it", "join them by allOf");
    }
    return component(name, place).orNull(Boolean.TRUE.equals(schema.getNullable()));
  }

  private Type component(String name, String place) {
    Schema<?> schema = components.get(name);
    String own = "schema `" + name + "`";
    if (known.containsKey(name)) {
      return known.get(name);
    }
    if (inline.containsKey(schema)) {
      return inline.get(schema).orNull(isNullable(schema));
    }
    if (!open.add(name)) {
      return refused(
          place, "`" + name + "` contains itself and is no object that could be a class", UNTYPED);
    }
    boolean isRecord =
        !isUntyped(schema) && choices(schema).isEmpty() && isObject(schema, new HashSet<>());
    Type type =
        isRecord
            ? inlineClass(schema, own, Names.type(name)).orNull(isNullable(schema))
            : type(schema, own, Names.type(name));
    open.remove(name);
    known.put(name, type);
    return type;
  }

  private Type inlineClass(Schema<?> schema, String place, String name) {
    Type type = inline.get(schema);
    if (type == null) {
      type =
          new Type(
              name,
              name + ".Adapter.JSON",
              false,
              new TreeSet<>(Set.of(modelPackage + "." + name)));
      inline.put(schema, type);
      String other = placeOfClass.putIfAbsent(name.toLowerCase(Locale.ROOT), place);
      String rename =
          place.contains(",") ? "move it to components/schemas under another name" : "rename it";
      if (other != null) {
        refusals.add(place, "its class `" + name + "` would replace that of " + other, rename);
      } else if (TAKEN.contains(name.toLowerCase(Locale.ROOT))) {
        refusals.add(
            place, "its class would hide a `" + name + "` that generated code uses", rename);
      } else if (!name.matches("\\p{ASCII}+")) {
        refusals.add(place, "not every file system has a file `" + name + ".java`", rename);
      }
      boolean isRecord = isObject(schema, new HashSet<>());
      if (!isRecord) {
        enumerations.add(name);
      }
      files.add(isRecord ? record(schema, place, name) : enumeration(schema, place, name));
    }
    return type;
  }

  // Records

  /** A property and where it was described. */
  private record Property(String name, Schema<?> schema, String place, String owner) {}

  private RecordFile record(Schema<?> schema, String place, String name) {
    Map<String, Property> properties = new LinkedHashMap<>();
    Set<String> required = new LinkedHashSet<>();
    collect(schema, place, name, properties, required, new HashSet<>());
    List<Component> result = new ArrayList<>();
    Map<String, String> names = new LinkedHashMap<>();
    for (Property property : properties.values()) {
      Component component = component(property, required.contains(property.name()));
      result.add(component);
      String other = names.putIfAbsent(component.name(), property.name());
      if (other != null) {
        refusals.add(
            property.place(),
            "it and `" + other + "` are both `" + component.name() + "` in Java",
            "give one of them another name with `x-java-name`");
      }
    }
    required.removeAll(properties.keySet());
    if (!required.isEmpty()) {
      refusals.add(
          place, "it requires " + quoted(required) + " and does not describe it", "describe it");
    }
    if (result.size() > MAX_COMPONENTS) {
      refusals.add(place, "a record has at most " + MAX_COMPONENTS + " components", UNTYPED);
    }
    if (result.stream().filter(component -> component.marks().endsWith(".onceShown()")).count()
        > 1) {
      refusals.add(place, "more than one property is `x-once-shown`", "leave it at one of them");
    }
    Set<String> imports =
        new TreeSet<>(
            Set.of(
                JSON + "Property",
                JSON + "RecordAdapter",
                JSON + "Values",
                "com.google.gson.annotations.JsonAdapter",
                "java.util.List",
                "org.jspecify.annotations.Nullable"));
    if (!Collections.disjoint(names.keySet(), TYPE_METHODS)) {
      result.replaceAll(component -> component.qualified(String.join("|", TYPE_METHODS)));
      imports.add(JSON + "Types");
    }
    result.forEach(component -> imports.addAll(component.type().imports()));
    imports.removeIf(imported -> imported.startsWith(modelPackage + "."));
    String doc = doc(schema, "The schema " + Javadoc.code(name) + ".");
    return new RecordFile(name, doc, result, Imports.of(imports));
  }

  private Component component(Property property, boolean required) {
    Schema<?> schema = property.schema();
    String place = property.place();
    Type type = type(schema, place, property.owner() + Names.type(property.name()));
    boolean onceShown = Boolean.TRUE.equals(extension(schema, "x-once-shown"));
    if (onceShown && !type.java().equals("Secret")) {
      refusals.add(place, "only a secret is shown once", "add `format: password`");
    }
    if (property.name().length() > MAX_LITERAL) {
      refusals.add(place, "its name is too long for a class file", "shorten it");
    }
    return new Component(
        javaName(property.name(), schema.getExtensions(), place),
        doc(schema, "the property " + Javadoc.code(property.name()) + "."),
        type,
        (required ? "required(" : "optional(") + Javadoc.literal(property.name()) + ", ",
        type.adapter(),
        ")"
            + (type.nullable() ? ".nullable()" : "")
            + (Boolean.TRUE.equals(schema.getReadOnly()) ? ".readOnly()" : "")
            + (Boolean.TRUE.equals(schema.getWriteOnly()) ? ".writeOnly()" : "")
            + (onceShown ? ".onceShown()" : ""),
        Boolean.TRUE.equals(schema.getDeprecated()));
  }

  /** The name of a component or parameter. */
  String javaName(String name, Map<String, Object> extensions, String place) {
    Object given = extensions == null ? null : extensions.get("x-java-name");
    if (given != null && !Names.isMember(given.toString())) {
      refusals.add(
          place,
          "`x-java-name: " + given + "` is no name in Java that begins small",
          "choose another");
    }
    return given == null ? Names.member(name) : given.toString();
  }

  private void collect(
      Schema<?> schema,
      String place,
      String owner,
      Map<String, Property> properties,
      Set<String> required,
      Set<Schema<?>> visited) {
    if (!visited.add(schema)) {
      return;
    }
    if (schema.get$ref() != null) {
      String name = schema.get$ref().replace(COMPONENTS, "");
      if (components.containsKey(name)) {
        collect(
            components.get(name),
            "schema `" + name + "`",
            Names.type(name),
            properties,
            required,
            visited);
      } else {
        reference(schema, place);
      }
      return;
    }
    if (!choices(schema).isEmpty()) {
      refusals.add(place, "one of several schemas has no Java type", UNTYPED);
    }
    if (schema.getDiscriminator() != null) {
      refusals.add(
          place,
          "a discriminator chooses between schemas",
          "without it, the properties described here are read");
    }
    if (!type(additional(schema), place, owner).equals(any())) {
      refusals.add(
          place,
          "a record has no place for additional properties",
          "without `additionalProperties` they are left out, " + UNTYPED);
    }
    Set<String> kinds = kinds(schema);
    if (!kinds.isEmpty() && !kinds.equals(Set.of("object"))) {
      refusals.add(
          place, "an object is described as " + String.join(" and ", kinds), "correct its type");
    }
    parts(schema).forEach(part -> collect(part, place, owner, properties, required, visited));
    if (schema.getProperties() != null) {
      schema
          .getProperties()
          .forEach(
              (name, property) ->
                  add(
                      new Property(name, property, place + ", property `" + name + "`", owner),
                      properties));
    }
    if (schema.getRequired() != null) {
      required.addAll(schema.getRequired());
    }
  }

  private void add(Property property, Map<String, Property> properties) {
    Property other = properties.put(property.name(), property);
    if (other != null) {
      Type type =
          type(property.schema(), property.place(), property.owner() + Names.type(property.name()));
      Type before =
          type(other.schema(), other.place(), other.owner() + Names.type(property.name()));
      if (WIDE.contains(type.adapter())) {
        properties.put(property.name(), other);
      } else if (!type.adapter().equals(before.adapter()) && !WIDE.contains(before.adapter())) {
        refusals.add(
            property.place(),
            "allOf joins it with another type, " + before.java() + " at " + other.place(),
            "describe it once");
      }
    }
  }

  // Enumerations

  private EnumFile enumeration(Schema<?> schema, String place, String name) {
    List<String> values = values(schema).toList();
    List<?> names = list(schema, "x-enum-varnames", values, place);
    List<?> docs = list(schema, "x-enum-descriptions", values, place);
    Map<String, String> constants = new LinkedHashMap<>();
    List<Constant> result = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      String constant = names == null ? Names.constant(value) : String.valueOf(names.get(i));
      String other = constants.putIfAbsent(constant, value);
      if (other != null) {
        refusals.add(
            place,
            "its values "
                + Javadoc.literal(other)
                + " and "
                + Javadoc.literal(value)
                + " are both `"
                + constant
                + "` in Java",
            other.equals(value) ? "remove one" : "name the constants with `x-enum-varnames`");
      }
      if (!constant.matches("[\\p{Lu}\\p{Lo}_][\\p{Lu}\\p{Lo}\\p{N}_]*") || constant.equals("_")) {
        refusals.add(
            place,
            "`" + constant + "` is no name of a constant",
            "name the constants with `x-enum-varnames`");
      }
      if (value.length() > MAX_LITERAL) {
        refusals.add(place, "a value is too long for a class file", "remove it");
      }
      String doc =
          Javadoc.code(value)
              + (docs == null ? "" : ": " + Javadoc.of(String.valueOf(docs.get(i))));
      result.add(new Constant(constant, Javadoc.literal(value), doc));
    }
    if (values.isEmpty() || values.size() > MAX_CONSTANTS) {
      refusals.add(place, "an enumeration has 1 to " + MAX_CONSTANTS + " values", "remove `enum`");
    }
    return new EnumFile(name, doc(schema, "The schema " + Javadoc.code(name) + "."), result);
  }

  private List<?> list(Schema<?> schema, String extension, List<String> values, String place) {
    Object given = extension(schema, extension);
    if (given != null && !(given instanceof List<?> list && list.size() == values.size())) {
      refusals.add(place, "`" + extension + "` has not one entry for each value", "complete it");
      return null;
    }
    return (List<?>) given;
  }

  private static Stream<String> values(Schema<?> schema) {
    return schema.getEnum() == null
        ? Stream.of(String.valueOf(constant(schema)))
        : schema.getEnum().stream().filter(Objects::nonNull).map(String::valueOf);
  }

  // What a schema says

  private static Object constant(Schema<?> schema) {
    return schema.getConst();
  }

  private static boolean isUntyped(Schema<?> schema) {
    return Boolean.TRUE.equals(extension(schema, "x-untyped"));
  }

  private static Object extension(Schema<?> schema, String name) {
    return schema.getExtensions() == null ? null : schema.getExtensions().get(name);
  }

  private static boolean isNullable(Schema<?> schema) {
    return Boolean.TRUE.equals(schema.getNullable())
        || schema.getTypes() != null && schema.getTypes().contains("null")
        || schema.getEnum() != null && schema.getEnum().contains(null)
        || Stream.of(schema.getOneOf(), schema.getAnyOf())
            .filter(Objects::nonNull)
            .flatMap(List::stream)
            .anyMatch(choice -> isNull(choice));
  }

  private static boolean isNull(Schema<?> schema) {
    return schema.getTypes() != null && schema.getTypes().equals(Set.of("null"));
  }

  /** The types that it names, but for null. */
  private static Set<String> kinds(Schema<?> schema) {
    Set<String> kinds = new LinkedHashSet<>();
    if (schema.getTypes() != null) {
      kinds.addAll(schema.getTypes());
    } else if (schema.getType() != null) {
      kinds.add(schema.getType());
    }
    kinds.remove("null");
    return kinds;
  }

  private static String impliedKind(Schema<?> schema) {
    List<Object> values =
        schema.getEnum() == null ? new ArrayList<>() : new ArrayList<>(schema.getEnum());
    values.add(constant(schema));
    values.removeIf(Objects::isNull);
    if (!values.isEmpty()) {
      return values.stream().allMatch(String.class::isInstance) ? "string" : "any";
    }
    return schema.getItems() != null ? "array" : additional(schema) != null ? "object" : "any";
  }

  /** What oneOf or anyOf chooses from, without null and without what only constrains. */
  private static List<Schema<?>> choices(Schema<?> schema) {
    List<Schema<?>> choices = new ArrayList<>();
    Stream.of(schema.getOneOf(), schema.getAnyOf())
        .filter(Objects::nonNull)
        .flatMap(List::stream)
        .filter(choice -> !isNull(choice))
        .forEach(choices::add);
    return choices.stream().noneMatch(Schemas::hasShape) ? List.of() : choices;
  }

  /** What allOf joins, without what only describes. */
  private static List<Schema<?>> parts(Schema<?> schema) {
    List<Schema<?>> parts = new ArrayList<>();
    if (schema.getAllOf() != null) {
      schema.getAllOf().stream()
          .filter(part -> hasShape(part) || part.getRequired() != null)
          .forEach(parts::add);
    }
    return parts;
  }

  private static boolean hasShape(Schema<?> schema) {
    return schema.get$ref() != null
        || schema.getAllOf() != null
        || !choices(schema).isEmpty()
        || hasOwnShape(schema);
  }

  private static boolean hasOwnShape(Schema<?> schema) {
    boolean isBareObject =
        kinds(schema).equals(Set.of("object"))
            && schema.getProperties() == null
            && additional(schema) == null
            && schema.getAllOf() != null;
    return !isBareObject
        && (!kinds(schema).isEmpty()
            || schema.getProperties() != null
            || schema.getItems() != null
            || schema.getEnum() != null
            || constant(schema) != null
            || additional(schema) != null
            || schema.getAllOf() != null && schema.getRequired() != null);
  }

  /** Whether it has properties, of its own or by allOf. */
  private boolean isObject(Schema<?> schema, Set<Schema<?>> visited) {
    if (!visited.add(schema)) {
      return false;
    }
    if (schema.get$ref() != null) {
      Schema<?> component = components.get(schema.get$ref().replace(COMPONENTS, ""));
      return component != null && !isUntyped(component) && isObject(component, visited);
    }
    boolean hasProperties = schema.getProperties() != null && !schema.getProperties().isEmpty();
    return hasProperties || parts(schema).stream().anyMatch(part -> isObject(part, visited));
  }

  /**
   * Of how many kinds the values are; the parser takes an enumeration of a number and a text for
   * numbers.
   */
  private static long classes(List<?> values) {
    return values.stream()
        .filter(Objects::nonNull)
        .map(value -> value instanceof Number ? Number.class : value.getClass())
        .distinct()
        .count();
  }

  /** The schema of properties that are not named, or null if any or none is allowed. */
  private static Schema<?> additional(Schema<?> schema) {
    return schema.getAdditionalProperties() instanceof Schema<?> others
            && others.getBooleanSchemaValue() == null
        ? others
        : null;
  }

  private static boolean isScalar(Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean;
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }

  private static String quoted(Set<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }
}
