package co.lettermint.projects.generator;

import co.lettermint.projects.generator.Model.Component;
import co.lettermint.projects.generator.Model.Constant;
import co.lettermint.projects.generator.Model.EnumFile;
import co.lettermint.projects.generator.Model.File;
import co.lettermint.projects.generator.Model.RecordFile;
import co.lettermint.projects.generator.Model.Type;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From schemas to types, records and enumerations. Whatever is not understood is refused. */
final class Schemas {
  private static final String COMPONENTS = "#/components/schemas/";
  private static final String UNTYPED = "; with `x-untyped: true` it becomes a JsonElement";
  private static final Type ANY = new Type("JsonElement", "ANY", true);
  private static final Type OBJECT = new Type("JsonElement", "OBJECT", false);

  /** The type and the adapter of each type and format. Another format says nothing of the type. */
  private static final Map<String, Type> SCALARS =
      """
      string String STRING, string/decimal BigDecimal DECIMAL, string/date-time OffsetDateTime DATE_TIME,
      string/date LocalDate DATE, string/uuid UUID UUID, string/uri URI URI, string/password Secret SECRET,
      boolean Boolean BOOLEAN, number BigDecimal NUMBER, number/float Float FLOAT, number/double Double DOUBLE,
      integer/int8 Integer INTEGER, integer/uint8 Integer INTEGER, integer/int16 Integer INTEGER,
      integer/uint16 Integer INTEGER, integer/int32 Integer INTEGER, integer/int64 Long LONG,
      integer/uint32 Long LONG, integer/unix-time Long LONG, integer BigInteger BIG_INTEGER"""
          .lines()
          .flatMap(line -> Stream.of(line.split(", ?")))
          .map(entry -> entry.split(" "))
          .collect(Collectors.toMap(e -> e[0], e -> new Type(e[1], e[2], false)));

  /** The simple names that generated code uses; a class of such a name would hide them. */
  private static final Set<String> TAKEN =
      Set.of(
          """
          adapter bigdecimal biginteger body boolean call delete deprecated double enumadapter float get head http \
          header headers integer jsonadapter jsonelement list localdate long map nullable object objects \
          offsetdatetime options override patch post put path property query recordadapter secret string types uri \
          uuid values void"""
              .split(" "));

  private final Map<String, Schema<?>> components = new LinkedHashMap<>();
  private final Refusals refusals;
  private final Map<String, Type> known = new HashMap<>();
  private final Map<Schema<?>, Type> classes = new IdentityHashMap<>();
  private final Set<String> open = new HashSet<>();
  private final Map<String, String> places = new HashMap<>();
  private final Set<String> enumerations = new HashSet<>();
  private final List<File> files = new ArrayList<>();

  Schemas(OpenAPI api, Refusals refusals) {
    this.refusals = refusals;
    if (api.getComponents() != null && api.getComponents().getSchemas() != null) {
      api.getComponents().getSchemas().forEach(components::put);
    }
  }

  /**
   * A file for each schema that is a class, whether it is used or not. Inline ones join them as
   * they are met.
   */
  List<File> files() {
    components.keySet().forEach(name -> component(name, "schema `" + name + "`"));
    return files;
  }

  boolean isEnum(String java) {
    return enumerations.contains(java);
  }

  /** The type of a schema. If it needs a class of its own, that one takes the name. */
  Type type(Schema<?> schema, String place, String name) {
    if (schema == null || isMarked(schema, "x-untyped")) {
      return ANY;
    }
    if (schema.get$ref() != null) {
      return reference(schema, place);
    }
    if (Boolean.FALSE.equals(schema.getBooleanSchemaValue()) && !hasShape(schema)) {
      return refuse(place, "no value is valid for it; remove it");
    }
    boolean nullable = isNullable(schema);
    boolean isObject = isObject(schema, new HashSet<>());
    List<Schema<?>> choices = choices(schema);
    if (choices.size() == 1 && !isObject) {
      return type(choices.get(0), place, name).orNull(nullable);
    }
    if (!choices.isEmpty()) {
      return refuse(place, "one of several schemas has no Java type" + UNTYPED);
    }
    List<Schema<?>> parts = parts(schema);
    if (parts.size() == 1 && parts.get(0).getRequired() == null && !hasOwnShape(schema)) {
      return type(parts.get(0), place, name).orNull(nullable);
    }
    if (isObject) {
      return classOf(schema, place, name).orNull(nullable);
    }
    if (!parts.isEmpty()) {
      Set<String> adapters = new HashSet<>();
      parts.forEach(part -> adapters.add(type(part, place, name).adapter()));
      boolean isOne =
          adapters.size() == 1
              && (kinds(schema).isEmpty() || kinds(schema).equals(kinds(parts.get(0))));
      return isOne
          ? type(parts.get(0), place, name).orNull(nullable)
          : refuse(place, "allOf joins schemas of several types" + UNTYPED);
    }
    return single(schema, place, name).orNull(nullable);
  }

  /** The type of a schema that is no combination of others. */
  private Type single(Schema<?> schema, String place, String name) {
    String kind = String.join(" and ", kinds(schema));
    kind = kind.isEmpty() ? impliedKind(schema) : kind;
    String format = schema.getFormat() == null ? "" : schema.getFormat();
    boolean isText = kind.equals("string");
    if (kind.contains(" ") || !isText && classes(schema.getEnum()) > 1) {
      return refuse(place, "its values are of several types" + UNTYPED);
    }
    if (isText && values(schema).findAny().isPresent()) {
      return Set.of("date", "date-time", "byte", "binary", "uuid", "password").contains(format)
          ? refuse(
              place,
              "an enumeration of format `" + format + "` has no constants; remove its format")
          : classOf(schema, place, name);
    }
    if (isText && format.equals("binary")) {
      return refuse(
          place, "a file has no place in JSON; with `format: byte` it becomes base64 text");
    }
    if (kind.equals("array")) {
      return container("List<", "list(", type(schema.getItems(), place + ", items", name + "Item"));
    }
    if (kind.equals("object")) {
      Type value = type(additional(schema), place + ", additional properties", name + "Value");
      return value.equals(ANY) ? OBJECT : container("Map<String, ", "map(", value);
    }
    if (kind.equals("integer")) {
      BigDecimal max = schema.getMaximum();
      boolean isLarge = max != null && max.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0;
      format = isLarge ? "" : format.isEmpty() ? "int64" : format;
    }
    Type type =
        kind.equals("any") ? ANY : SCALARS.getOrDefault(kind + "/" + format, SCALARS.get(kind));
    return type != null ? type : refuse(place, "type `" + kind + "` is none of JSON's" + UNTYPED);
  }

  private static Type container(String java, String adapter, Type element) {
    return element.nullable() && !element.equals(ANY)
        ? new Type(
            java + "@Nullable " + element.java() + ">",
            adapter + "nullable(" + element.adapter() + "))",
            false)
        : new Type(java + element.java() + ">", adapter + element.adapter() + ")", false);
  }

  private Type refuse(String place, String reason) {
    refusals.add(place, reason);
    return ANY;
  }

  /** The type that a schema refers to. */
  Type reference(Schema<?> schema, String place) {
    String name = schema.get$ref().replace(COMPONENTS, "");
    if (!components.containsKey(name)) {
      String reason = "nothing under components/schemas is `" + schema.get$ref() + "`";
      return refuse(place, reason + "; give the schema a name there and refer to it");
    }
    if (hasOwnShape(schema)) {
      return refuse(
          place, "it refers to `" + name + "` and describes more beside it; join them by allOf");
    }
    return component(name, place).orNull(isNullable(schema));
  }

  private Type component(String name, String place) {
    Schema<?> schema = components.get(name);
    Type type = known.containsKey(name) ? known.get(name) : classes.get(schema);
    if (type != null) {
      return type.orNull(isNullable(schema));
    }
    if (!open.add(name)) {
      return refuse(
          place, "`" + name + "` contains itself and is no object that could be a class" + UNTYPED);
    }
    String own = "schema `" + name + "`";
    boolean isRecord =
        !isMarked(schema, "x-untyped")
            && choices(schema).isEmpty()
            && isObject(schema, new HashSet<>());
    type = isRecord ? classOf(schema, own, Names.type(name)) : type(schema, own, Names.type(name));
    open.remove(name);
    known.put(name, type);
    return type.orNull(isNullable(schema));
  }

  private Type classOf(Schema<?> schema, String place, String name) {
    Type type = classes.get(schema);
    if (type == null) {
      type = new Type(name, name + ".Adapter.JSON", false);
      classes.put(schema, type);
      String key = name.toLowerCase(Locale.ROOT);
      String other = places.putIfAbsent(key, place);
      String rename =
          place.contains(",")
              ? "; move it to components/schemas under another name"
              : "; rename it";
      if (other != null) {
        refuse(place, "its class `" + name + "` would replace that of " + other + rename);
      } else if (TAKEN.contains(key)) {
        refuse(place, "its class would hide a `" + name + "` that generated code uses" + rename);
      } else if (!name.matches("\\p{ASCII}+")) {
        refuse(place, "not every file system has a file `" + name + ".java`" + rename);
      }
      if (isObject(schema, new HashSet<>())) {
        files.add(record(schema, place, name));
      } else {
        enumerations.add(name);
        files.add(enumeration(schema, place, name));
      }
    }
    return type;
  }

  // Records

  /** A property, where it was described, and the class that it was described for. */
  private record Property(String name, Schema<?> schema, String place, String owner) {}

  private Type type(Property property) {
    return type(
        property.schema(), property.place(), property.owner() + Names.type(property.name()));
  }

  private RecordFile record(Schema<?> schema, String place, String name) {
    Map<String, Property> properties = new LinkedHashMap<>();
    Set<String> required = new LinkedHashSet<>();
    collect(schema, place, name, properties, required, new HashSet<>());
    Map<String, String> names = new LinkedHashMap<>();
    for (Property property : properties.values()) {
      String java = javaName(property.name(), property.schema().getExtensions(), property.place());
      String other = names.putIfAbsent(java, property.name());
      if (other != null) {
        refuse(
            property.place(),
            "it and `" + other + "` are both `" + java + "` in Java" + ANOTHER_NAME);
      }
    }
    // Where a component hides one of the methods that are imported, all are qualified.
    boolean isHidden = !Collections.disjoint(names.keySet(), Set.of("list", "map", "nullable"));
    List<Component> result = new ArrayList<>();
    for (Property property : properties.values()) {
      result.add(
          component(property, required.remove(property.name()), isHidden ? "Types.$0" : "$0"));
    }
    if (!required.isEmpty()) {
      refuse(
          place,
          "it requires `"
              + String.join("`, `", required)
              + "` and does not describe it; describe it");
    }
    if (result.size() > 254) {
      refuse(place, "a record has at most 254 components" + UNTYPED);
    }
    if (properties.values().stream()
            .filter(property -> isMarked(property.schema(), "x-once-shown"))
            .count()
        > 1) {
      refuse(place, "more than one property is `x-once-shown`; leave it at one of them");
    }
    return new RecordFile(
        name, Names.member(name), doc(schema, "The schema " + Text.code(name) + "."), result);
  }

  private Component component(Property property, boolean required, String methods) {
    Schema<?> schema = property.schema();
    Type type = type(property);
    boolean onceShown = isMarked(schema, "x-once-shown");
    if (onceShown && !type.java().equals("Secret")) {
      refuse(property.place(), "only a secret is shown once; add `format: password`");
    }
    if (property.name().length() > 20_000) {
      refuse(property.place(), "a class file has no room for its name; remove it");
    }
    return new Component(
        javaName(property.name(), schema.getExtensions(), property.place()),
        doc(schema, "the property " + Text.code(property.name()) + "."),
        type.java(),
        (required ? "required(" : "optional(")
            + Text.literal(property.name())
            + ", "
            + type.adapter().replaceAll("\\b(list|map|nullable)\\(", methods)
            + ")"
            + (type.nullable() ? ".nullable()" : "")
            + (Boolean.TRUE.equals(schema.getReadOnly()) ? ".readOnly()" : "")
            + (Boolean.TRUE.equals(schema.getWriteOnly()) ? ".writeOnly()" : "")
            + (onceShown ? ".onceShown()" : ""),
        Boolean.TRUE.equals(schema.getDeprecated()));
  }

  static final String ANOTHER_NAME = "; give one of them another name with `x-java-name`";

  /** The name of a component or parameter. */
  String javaName(String name, Map<String, Object> extensions, String place) {
    Object given = extensions == null ? null : extensions.get("x-java-name");
    if (given != null && !(given + "").equals(Names.member(given + ""))) {
      refuse(
          place,
          "`x-java-name: " + given + "` is no name in Java that begins small; choose another");
    }
    return Names.member(given == null ? name : given + "");
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
        String own = "schema `" + name + "`";
        collect(components.get(name), own, Names.type(name), properties, required, visited);
      } else {
        reference(schema, place);
      }
      return;
    }
    if (!choices(schema).isEmpty()) {
      refuse(place, "one of several schemas has no Java type" + UNTYPED);
    }
    if (schema.getDiscriminator() != null) {
      refuse(
          place,
          "a discriminator chooses between schemas; without it, the properties described here are read");
    }
    if (!type(additional(schema), place, owner).equals(ANY)) {
      String wayOut = "; without `additionalProperties` they are left out, " + UNTYPED.substring(2);
      refuse(place, "a record has no place for additional properties" + wayOut);
    }
    if (!kinds(schema).isEmpty() && !kinds(schema).equals(Set.of("object"))) {
      refuse(
          place,
          "an object is described as "
              + String.join(" and ", kinds(schema))
              + "; correct its type");
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

  /**
   * Where allOf describes a property twice, both must be the same, or one of them say next to
   * nothing.
   */
  private void add(Property property, Map<String, Property> properties) {
    Property other = properties.put(property.name(), property);
    if (other != null) {
      Set<String> wide = Set.of("ANY", "OBJECT", "list(ANY)", "list(OBJECT)");
      String type = type(property).adapter();
      Type before = type(other);
      if (wide.contains(type)) {
        properties.put(property.name(), other);
      } else if (!type.equals(before.adapter()) && !wide.contains(before.adapter())) {
        String reason =
            "allOf joins it with another type, " + before.java() + " at " + other.place();
        refuse(property.place(), reason + "; describe it once");
      }
    }
  }

  // Enumerations

  private EnumFile enumeration(Schema<?> schema, String place, String name) {
    List<String> values = values(schema).toList();
    List<?> names = list(schema, "x-enum-varnames", values, place);
    List<?> docs = list(schema, "x-enum-descriptions", values, place);
    Map<String, String> constants = new HashMap<>();
    List<Constant> result = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      String text = Text.literal(values.get(i));
      String constant = names == null ? Names.constant(values.get(i)) : names.get(i) + "";
      String other = constants.putIfAbsent(constant, text);
      if (other != null) {
        String wayOut =
            other.equals(text) ? "; remove one" : "; name the constants with `x-enum-varnames`";
        refuse(
            place,
            "its values "
                + other
                + " and "
                + text
                + " are both `"
                + constant
                + "` in Java"
                + wayOut);
      }
      if (!constant.matches("[\\p{Lu}\\p{Lo}_][\\p{Lu}\\p{Lo}\\p{N}_]*") || constant.equals("_")) {
        refuse(
            place,
            "`"
                + constant
                + "` is no name of a constant; name the constants with `x-enum-varnames`");
      }
      String doc =
          Text.code(values.get(i)) + (docs == null ? "" : ": " + Text.javadoc(docs.get(i) + ""));
      result.add(new Constant(constant, text, doc));
    }
    if (values.size() > 2_000 || values.stream().anyMatch(value -> value.length() > 20_000)) {
      refuse(place, "a class file has no room for its values; remove `enum`");
    }
    return new EnumFile(
        name, Names.member(name), doc(schema, "The schema " + Text.code(name) + "."), result);
  }

  private List<?> list(Schema<?> schema, String extension, List<String> values, String place) {
    Object given = schema.getExtensions() == null ? null : schema.getExtensions().get(extension);
    if (given instanceof List<?> list && list.size() == values.size()) {
      return list;
    }
    if (given != null) {
      refuse(place, "`" + extension + "` has not one entry for each value; complete it");
    }
    return null;
  }

  /** The description of a schema, or of the one it refers to, with what its type does not say. */
  private String doc(Schema<?> schema, String otherwise) {
    Schema<?> described = schema;
    while (described != null
        && (described.getDescription() == null || described.getDescription().isBlank())) {
      List<Schema<?>> parts = parts(described);
      String ref = described.get$ref();
      described =
          ref != null
              ? components.get(ref.replace(COMPONENTS, ""))
              : parts.size() == 1 ? parts.get(0) : null;
    }
    String doc = described == null ? otherwise : Text.javadoc(described.getDescription());
    if (schema.getEnum() != null && !kinds(schema).equals(Set.of("string"))) {
      doc += " One of " + values(schema).map(Text::code).collect(Collectors.joining(", ")) + ".";
    }
    if (schema.getDefault() instanceof String
        || schema.getDefault() instanceof Number
        || schema.getDefault() instanceof Boolean) {
      doc += " The default is " + Text.code(schema.getDefault() + "") + ".";
    }
    return Boolean.TRUE.equals(schema.getDeprecated()) ? doc + " Deprecated." : doc;
  }

  // What a schema says

  private static Stream<String> values(Schema<?> schema) {
    List<?> values =
        schema.getEnum() != null ? schema.getEnum() : Collections.singletonList(schema.getConst());
    return values.stream().filter(Objects::nonNull).map(String::valueOf);
  }

  private static boolean isMarked(Schema<?> schema, String extension) {
    return schema.getExtensions() != null
        && Boolean.TRUE.equals(schema.getExtensions().get(extension));
  }

  private static boolean isNullable(Schema<?> schema) {
    return Boolean.TRUE.equals(schema.getNullable())
        || schema.getTypes() != null && schema.getTypes().contains("null")
        || schema.getEnum() != null && schema.getEnum().contains(null)
        || all(schema.getOneOf(), schema.getAnyOf()).anyMatch(Schemas::isNull);
  }

  private static boolean isNull(Schema<?> schema) {
    return schema.getTypes() != null && schema.getTypes().equals(Set.of("null"));
  }

  @SuppressWarnings("rawtypes") // as the parser declares them
  private static Stream<Schema<?>> all(List<Schema> some, List<Schema> others) {
    return Stream.of(some, others).filter(Objects::nonNull).flatMap(List::stream).map(s -> s);
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
    if (values(schema).findAny().isPresent()) {
      List<?> values = schema.getEnum() != null ? schema.getEnum() : List.of(schema.getConst());
      return values.stream().allMatch(value -> value == null || value instanceof String)
          ? "string"
          : "any";
    }
    return schema.getItems() != null ? "array" : additional(schema) != null ? "object" : "any";
  }

  /** What oneOf or anyOf chooses from, without null, or nothing if they only constrain. */
  private static List<Schema<?>> choices(Schema<?> schema) {
    List<Schema<?>> choices =
        all(schema.getOneOf(), schema.getAnyOf()).filter(choice -> !isNull(choice)).toList();
    return choices.stream().noneMatch(Schemas::hasShape) ? List.of() : choices;
  }

  /** What allOf joins, without what only describes. */
  private static List<Schema<?>> parts(Schema<?> schema) {
    return all(schema.getAllOf(), null)
        .filter(part -> hasShape(part) || part.getRequired() != null)
        .toList();
  }

  private static boolean hasShape(Schema<?> schema) {
    return schema.get$ref() != null
        || schema.getAllOf() != null
        || !choices(schema).isEmpty()
        || hasOwnShape(schema);
  }

  private static boolean hasOwnShape(Schema<?> schema) {
    boolean isBare = schema.getAllOf() != null && kinds(schema).equals(Set.of("object"));
    return !kinds(schema).isEmpty() && !isBare
        || schema.getProperties() != null
        || schema.getItems() != null
        || schema.getEnum() != null
        || schema.getConst() != null
        || additional(schema) != null
        || schema.getAllOf() != null && schema.getRequired() != null;
  }

  /** Whether it has properties, of its own or by allOf. */
  private boolean isObject(Schema<?> schema, Set<Schema<?>> visited) {
    if (!visited.add(schema)) {
      return false;
    }
    if (schema.get$ref() != null) {
      Schema<?> component = components.get(schema.get$ref().replace(COMPONENTS, ""));
      return component != null && !isMarked(component, "x-untyped") && isObject(component, visited);
    }
    boolean hasProperties = schema.getProperties() != null && !schema.getProperties().isEmpty();
    return hasProperties || parts(schema).stream().anyMatch(part -> isObject(part, visited));
  }

  /**
   * Of how many kinds the values are; the parser takes an enumeration of a number and a text for
   * numbers.
   */
  private static long classes(List<?> values) {
    return values == null
        ? 0
        : values.stream()
            .filter(Objects::nonNull)
            .map(v -> v instanceof Number ? Number.class : v.getClass())
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
}
