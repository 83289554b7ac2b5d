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
  static final String RENAME = "; give one another name with `x-java-name`";
  private static final String UNTYPED = "; with `x-untyped: true` it becomes a JsonElement";
  private static final String CONSTANTS = "; name the constants with `x-enum-varnames`";
  private static final String CHOICE = "one of several schemas has no Java type" + UNTYPED;
  private static final String COMPONENTS = "#/components/schemas/";
  private static final Type ANY = new Type("JsonElement", "ANY", true);
  private static final Type OBJECT = new Type("JsonElement", "OBJECT", false);

  /** What says so little of a property that another description of it counts. */
  private static final Set<String> WIDE = Set.of("ANY", "OBJECT", "list(ANY)", "list(OBJECT)");

  /** The type and the adapter of a type and format. Other formats say nothing of the type. */
  private static final Map<String, Type> SCALARS =
      """
      string String STRING, string/decimal BigDecimal DECIMAL, string/date LocalDate DATE,
      string/date-time OffsetDateTime DATE_TIME, string/uuid UUID UUID, string/uri URI URI,
      string/password Secret SECRET, boolean Boolean BOOLEAN, number BigDecimal NUMBER,
      number/float Float FLOAT, number/double Double DOUBLE, integer BigInteger BIG_INTEGER,
      integer/int8 Integer INTEGER, integer/uint8 Integer INTEGER, integer/int16 Integer INTEGER,
      integer/uint16 Integer INTEGER, integer/int32 Integer INTEGER, integer/uint32 Long LONG,
      integer/int64 Long LONG, integer/unix-time Long LONG"""
          .lines()
          .flatMap(line -> Stream.of(line.split(", ?")))
          .map(entry -> entry.split(" "))
          .collect(Collectors.toMap(e -> e[0], e -> new Type(e[1], e[2], false)));

  private final Map<String, Schema<?>> components = new LinkedHashMap<>();
  private final Refusals refusals;
  private final Map<String, Type> known = new HashMap<>();
  private final Map<Schema<?>, Type> classes = new IdentityHashMap<>();
  private final Set<String> open = new HashSet<>();
  private final Map<String, String> places = new HashMap<>();
  private final List<File> files = new ArrayList<>();

  Schemas(OpenAPI api, Refusals refusals) {
    this.refusals = refusals;
    if (api.getComponents() != null && api.getComponents().getSchemas() != null) {
      api.getComponents().getSchemas().forEach(components::put);
    }
  }

  /** A file for each schema that is a class, used or not. Inline ones join them as they are met. */
  List<File> files() {
    components.keySet().forEach(name -> component(name, "schema `" + name + "`"));
    return files;
  }

  boolean isEnum(String java) {
    return files.stream().anyMatch(file -> file instanceof EnumFile && file.name().equals(java));
  }

  private Type refuse(String place, String reason, Object... values) {
    refusals.when(true, place, reason, values);
    return ANY;
  }

  /** The type of a schema. If it needs a class of its own, that one takes the name. */
  Type type(Schema<?> schema, String place, String name) {
    if (schema == null || is(schema, "x-untyped")) {
      return ANY;
    }
    if (schema.get$ref() != null) {
      return reference(schema, place);
    }
    List<Schema<?>> choices = choices(schema);
    List<Schema<?>> parts = parts(schema);
    boolean isObject = isObject(schema, new HashSet<>());
    Type type;
    if (Boolean.FALSE.equals(schema.getBooleanSchemaValue()) && !hasShape(schema)) {
      type = refuse(place, "no value is valid for it; remove it");
    } else if (choices.size() == 1 && !isObject) {
      type = type(choices.get(0), place, name);
    } else if (!choices.isEmpty()) {
      type = refuse(place, CHOICE);
    } else if (isObject && !isAlias(schema, parts)) {
      type = classOf(schema, place, name);
    } else if (!parts.isEmpty()) {
      List<Type> types = parts.stream().map(part -> type(part, place, name)).toList();
      boolean isOne = types.stream().map(Type::adapter).distinct().count() == 1;
      isOne &= isAlias(schema, parts) || Set.of("", kind(parts.get(0))).contains(kind(schema));
      type = isOne ? types.get(0) : refuse(place, "allOf joins schemas of several types" + UNTYPED);
    } else {
      type = single(schema, place, name);
    }
    return type.orNull(isNullable(schema));
  }

  /** Whether it says of one part no more than how it is used. */
  private static boolean isAlias(Schema<?> schema, List<Schema<?>> parts) {
    return parts.size() == 1 && parts.get(0).getRequired() == null && !hasOwnShape(schema);
  }

  /** The type of a schema that is no combination of others. */
  private Type single(Schema<?> schema, String place, String name) {
    String kind = kind(schema);
    String format = schema.getFormat() == null ? "" : schema.getFormat();
    boolean isEnum = values(schema).findAny().isPresent();
    if (kind.contains(" ") || isEnum && !kind.equals("string") && classes(schema) > 1) {
      return refuse(place, "its values are of several types" + UNTYPED);
    }
    if (isEnum && (kind.isEmpty() || kind.equals("string")) && isTexts(schema)) {
      boolean isText = !format.matches("date|date-time|byte|binary|uuid|password");
      refusals.when(!isText, place, "no constants have the format `%s`; remove it", format);
      return classOf(schema, place, name);
    }
    if (kind.isEmpty() && !isEnum) {
      kind = schema.getItems() != null ? "array" : additional(schema) != null ? "object" : "any";
    }
    switch (kind) {
      case "", "any" -> {
        return ANY;
      }
      case "array" -> {
        return container(
            "List<", "list(", type(schema.getItems(), place + ", items", name + "Item"));
      }
      case "object" -> {
        Type value = type(additional(schema), place + ", additional properties", name + "Value");
        return value.equals(ANY) ? OBJECT : container("Map<String, ", "map(", value);
      }
      case "integer" -> {
        BigDecimal max = schema.getMaximum();
        boolean isLarge = max != null && max.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0;
        format = isLarge ? "" : format.isEmpty() ? "int64" : format;
      }
      default -> {}
    }
    boolean isFile = (kind + format).equals("stringbinary");
    refusals.when(isFile, place, "JSON has no files; with `format: byte` it becomes base64 text");
    Type type = SCALARS.getOrDefault(kind + "/" + format, SCALARS.get(kind));
    return type != null ? type : refuse(place, "JSON has no type `%s`" + UNTYPED, kind);
  }

  private static Type container(String java, String adapter, Type item) {
    return item.nullable() && !item.equals(ANY)
        ? container(
            java + "@Nullable ",
            adapter + "nullable(",
            new Type(item.java(), item.adapter() + ")", false))
        : new Type(java + item.java() + ">", adapter + item.adapter() + ")", false);
  }

  private Type reference(Schema<?> schema, String place) {
    String name = schema.get$ref().replace(COMPONENTS, "");
    if (!components.containsKey(name)) {
      return refuse(place, "components/schemas has no `%s`; move it there", schema.get$ref());
    }
    refusals.when(hasOwnShape(schema), place, "more stands beside its `$ref`; join them by allOf");
    return component(name, place).orNull(isNullable(schema));
  }

  private Type component(String name, String place) {
    Schema<?> schema = components.get(name);
    Type type = known.containsKey(name) ? known.get(name) : classes.get(schema);
    if (type == null && !open.add(name)) {
      return refuse(place, "`%s` contains itself and is no object with properties" + UNTYPED, name);
    }
    if (type == null) {
      String own = "schema `" + name + "`";
      boolean isRecord = !is(schema, "x-untyped") && isObject(schema, new HashSet<>());
      isRecord &= choices(schema).isEmpty();
      String java = Names.type(name);
      type = isRecord ? classOf(schema, own, java) : type(schema, own, java);
      open.remove(name);
      known.put(name, type);
    }
    return type.orNull(isNullable(schema));
  }

  private Type classOf(Schema<?> schema, String place, String name) {
    Type type = classes.get(schema);
    if (type == null) {
      type = new Type(name, name + ".Adapter.JSON", false);
      classes.put(schema, type);
      String other = places.putIfAbsent(name.toLowerCase(Locale.ROOT), place);
      boolean isTaken = RecordGenerator.USED.contains(name);
      boolean isAscii = name.matches("\\p{ASCII}+");
      String way =
          place.contains(",") ? "; give it another name in components/schemas" : "; rename it";
      refusals.when(other != null, place, "its class `%s` is also that of %s" + way, name, other);
      refusals.when(
          isTaken, place, "its class would hide the `%s` of Java or this code" + way, name);
      refusals.when(!isAscii, place, "not every file system has a `%s.java`" + way, name);
      boolean isRecord = isObject(schema, new HashSet<>());
      files.add(isRecord ? record(schema, place, name) : enumeration(schema, place, name));
    }
    return type;
  }

  // Records

  /** A property, where it was described, and the class that it was described for. */
  private record Property(String name, Schema<?> schema, String place, String owner) {}

  private Type type(Property property) {
    return type(property.schema, property.place, property.owner + Names.type(property.name));
  }

  private RecordFile record(Schema<?> schema, String place, String name) {
    Map<String, Property> properties = new LinkedHashMap<>();
    Set<String> required = new LinkedHashSet<>();
    collect(schema, place, name, properties, required, new HashSet<>());
    Map<String, String> names = new LinkedHashMap<>();
    for (Property each : properties.values()) {
      String java = javaName(each.name, each.schema.getExtensions(), each.place);
      String other = names.putIfAbsent(java, each.name);
      refusals.when(
          other != null, each.place, "it and `%s` are both `%s` in Java" + RENAME, other, java);
    }
    // If a component hides one of the methods that are imported, all are qualified.
    boolean isHidden = !Collections.disjoint(names.keySet(), Set.of("list", "map", "nullable"));
    List<Component> result = new ArrayList<>();
    for (Property each : properties.values()) {
      result.add(component(each, required.remove(each.name), isHidden ? "Types.$0" : "$0"));
    }
    String missing = String.join("`, `", required);
    long shown =
        properties.values().stream().filter(each -> is(each.schema, "x-once-shown")).count();
    refusals.when(!required.isEmpty(), place, "it requires `%s`; describe that too", missing);
    refusals.when(result.size() > 254, place, "a record has at most 254 components" + UNTYPED);
    refusals.when(shown > 1, place, "more than one is `x-once-shown`; leave it at one");
    return new RecordFile(name, Names.member(name), doc(schema, "The schema ", name), result);
  }

  private Component component(Property property, boolean isRequired, String methods) {
    Schema<?> schema = property.schema;
    Type type = type(property);
    boolean isShown = is(schema, "x-once-shown");
    boolean isSecret = type.java().equals("Secret");
    refusals.when(isShown && !isSecret, property.place, "it is no secret; add `format: password`");
    refusals.when(
        property.name.length() > 20_000, property.place, "its name is too long; remove it");
    String presence = isRequired ? "required(" : "optional(";
    String adapter = type.adapter().replaceAll("\\b(list|map|nullable)\\(", methods);
    return new Component(
        javaName(property.name, schema.getExtensions(), property.place),
        doc(schema, "the property ", property.name),
        type.java(),
        presence
            + Text.literal(property.name)
            + ", "
            + adapter
            + ")"
            + (type.nullable() ? ".nullable()" : "")
            + (Boolean.TRUE.equals(schema.getReadOnly()) ? ".readOnly()" : "")
            + (Boolean.TRUE.equals(schema.getWriteOnly()) ? ".writeOnly()" : "")
            + (isShown ? ".onceShown()" : ""),
        Boolean.TRUE.equals(schema.getDeprecated()));
  }

  /** The name of a component or parameter. */
  String javaName(String name, Map<String, Object> extensions, String place) {
    String given = extensions == null ? name : extensions.getOrDefault("x-java-name", name) + "";
    String java = Names.member(given);
    boolean isName = given.equals(name) || given.equals(java);
    refusals.when(
        !isName, place, "`x-java-name: %s` is no small name in Java; choose another", given);
    return java;
  }

  private void collect(
      Schema<?> schema,
      String place,
      String owner,
      Map<String, Property> properties,
      Set<String> required,
      Set<Schema<?>> visited) {
    String ref = schema.get$ref() == null ? "" : schema.get$ref().replace(COMPONENTS, "");
    if (!visited.add(schema)) {
      return;
    }
    if (components.containsKey(ref)) {
      String own = "schema `" + ref + "`";
      collect(components.get(ref), own, Names.type(ref), properties, required, visited);
      return;
    }
    refusals.when(!choices(schema).isEmpty(), place, CHOICE);
    boolean isChosen = schema.getDiscriminator() != null;
    refusals.when(
        isChosen,
        place,
        "records have no `discriminator`; remove it to read what is described here");
    boolean isOpen = !type(additional(schema), place, owner).equals(ANY);
    refusals.when(
        isOpen,
        place,
        "records have no `additionalProperties`; remove it, or" + UNTYPED.substring(1));
    boolean isOther = !Set.of("", "object").contains(kind(schema));
    refusals.when(isOther, place, "an object is a %s here; correct its type", kind(schema));
    parts(schema).forEach(part -> collect(part, place, owner, properties, required, visited));
    if (schema.getProperties() != null) {
      schema
          .getProperties()
          .forEach(
              (name, each) ->
                  add(
                      new Property(name, each, place + ", property `" + name + "`", owner),
                      properties));
    }
    required.addAll(schema.getRequired() == null ? List.of() : schema.getRequired());
  }

  private void add(Property property, Map<String, Property> properties) {
    Property other = properties.put(property.name, property);
    if (other != null && WIDE.contains(type(property).adapter())) {
      properties.put(property.name, other);
    } else if (other != null && !WIDE.contains(type(other).adapter())) {
      boolean isSame = type(property).adapter().equals(type(other).adapter());
      String reason = "allOf joins it with %s of %s; describe it once";
      refusals.when(!isSame, property.place, reason, type(other).java(), other.place);
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
      String way = text.equals(other) ? "; remove one" : CONSTANTS;
      refusals.when(other != null, place, "%s and %s are both `%s`" + way, other, text, constant);
      boolean isName =
          constant.matches("[\\p{Lu}\\p{Lo}_][\\p{Lu}\\p{Lo}\\p{N}_]+|[\\p{Lu}\\p{Lo}]");
      refusals.when(!isName, place, "`%s` is no name of a constant" + CONSTANTS, constant);
      String doc = docs == null ? "" : ": " + Text.javadoc(docs.get(i) + "");
      result.add(new Constant(constant, text, Text.code(values.get(i)) + doc));
    }
    boolean isLarge = values.size() > 2_000 || values.stream().anyMatch(v -> v.length() > 20_000);
    refusals.when(isLarge, place, "no class file holds its values; remove `enum`");
    return new EnumFile(name, Names.member(name), doc(schema, "The schema ", name), result);
  }

  private List<?> list(Schema<?> schema, String name, List<String> values, String place) {
    Object given = schema.getExtensions() == null ? null : schema.getExtensions().get(name);
    boolean isComplete = given instanceof List<?> list && list.size() == values.size();
    boolean isPartial = given != null && !isComplete;
    refusals.when(isPartial, place, "`%s` lacks entries or has too many; complete it", name);
    return isComplete ? (List<?>) given : null;
  }

  // Documentation

  static String doc(String description, String prefix, String name) {
    boolean isBlank = description == null || description.isBlank();
    return isBlank ? prefix + Text.code(name) + "." : Text.javadoc(description);
  }

  /** The description of a schema, or of the one it refers to, with what its type does not say. */
  private String doc(Schema<?> schema, String prefix, String name) {
    Schema<?> described = schema;
    while (described.getDescription() == null
        && described.get$ref() == null
        && parts(described).size() == 1) {
      described = parts(described).get(0);
    }
    if (described.getDescription() == null && described.get$ref() != null) {
      described = components.getOrDefault(described.get$ref().replace(COMPONENTS, ""), described);
    }
    String doc = doc(described.getDescription(), prefix, name);
    if (schema.getEnum() != null && !kind(schema).equals("string")) {
      doc += " One of " + values(schema).map(Text::code).collect(Collectors.joining(", ")) + ".";
    }
    if ((schema.getDefault() + "").matches("(?s)[^{\\[].*") && schema.getDefault() != null) {
      doc += " The default is " + Text.code(schema.getDefault() + "") + ".";
    }
    return Boolean.TRUE.equals(schema.getDeprecated()) ? doc + " Deprecated." : doc;
  }

  // What a schema says

  private static Stream<String> values(Schema<?> schema) {
    List<?> values = schema.getEnum();
    return (values == null ? Stream.ofNullable(schema.getConst()) : values.stream())
        .filter(Objects::nonNull)
        .map(String::valueOf);
  }

  /** Of how many kinds the values are: the parser takes a number beside a text for two numbers. */
  private static long classes(Schema<?> schema) {
    return Stream.ofNullable(schema.getEnum())
        .flatMap(List::stream)
        .filter(Objects::nonNull)
        .map(value -> value instanceof Number ? Number.class : value.getClass())
        .distinct()
        .count();
  }

  private static boolean isTexts(Schema<?> schema) {
    return kind(schema).equals("string")
        || (schema.getEnum() == null ? Stream.of(schema.getConst()) : schema.getEnum().stream())
            .allMatch(value -> value == null || value instanceof String);
  }

  private static boolean is(Schema<?> schema, String extension) {
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

  /** The type that it names, or several, but for null. */
  private static String kind(Schema<?> schema) {
    return Stream.concat(
            Stream.ofNullable(schema.getType()),
            Stream.ofNullable(schema.getTypes()).flatMap(Set::stream))
        .distinct()
        .filter(type -> !type.equals("null"))
        .collect(Collectors.joining(" and "));
  }

  /** What oneOf or anyOf chooses from, without null, or nothing if they only constrain. */
  private static List<Schema<?>> choices(Schema<?> schema) {
    List<Schema<?>> choices =
        all(schema.getOneOf(), schema.getAnyOf()).filter(s -> !isNull(s)).toList();
    return choices.stream().noneMatch(Schemas::hasShape) ? List.of() : choices;
  }

  /** What allOf joins, without what only describes. */
  private static List<Schema<?>> parts(Schema<?> schema) {
    return all(schema.getAllOf(), null)
        .filter(s -> hasShape(s) || s.getRequired() != null)
        .toList();
  }

  private static boolean hasShape(Schema<?> schema) {
    boolean isJoined = schema.getAllOf() != null || !choices(schema).isEmpty();
    return schema.get$ref() != null || isJoined || hasOwnShape(schema);
  }

  private static boolean hasOwnShape(Schema<?> schema) {
    boolean isJoined = schema.getAllOf() != null;
    return !kind(schema).isEmpty() && !(isJoined && kind(schema).equals("object"))
        || schema.getProperties() != null
        || schema.getItems() != null
        || schema.getEnum() != null
        || schema.getConst() != null
        || additional(schema) != null
        || isJoined && schema.getRequired() != null;
  }

  /** Whether it has properties, of its own or by allOf. */
  private boolean isObject(Schema<?> schema, Set<Schema<?>> visited) {
    String ref = schema.get$ref() == null ? "" : schema.get$ref().replace(COMPONENTS, "");
    Schema<?> own = components.getOrDefault(ref, schema);
    boolean hasProperties = own.getProperties() != null && !own.getProperties().isEmpty();
    return !is(own, "x-untyped")
        && visited.add(own)
        && (hasProperties || parts(own).stream().anyMatch(part -> isObject(part, visited)));
  }

  /** The schema of properties that are not named, or null if any or none is allowed. */
  private static Schema<?> additional(Schema<?> schema) {
    Object others = schema.getAdditionalProperties();
    boolean isSchema =
        others instanceof Schema<?> && ((Schema<?>) others).getBooleanSchemaValue() == null;
    return isSchema ? (Schema<?>) others : null;
  }
}
