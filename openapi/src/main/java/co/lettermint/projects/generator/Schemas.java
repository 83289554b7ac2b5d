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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From schemas to types, records and enumerations. A schema counts together with all that it joins,
 * by reference, allOf or a choice of one: what they say is merged, and decides the type.
 */
final class Schemas {
  static final String RENAME = "; give one another name with `x-java-name`";
  private static final String UNTYPED = "; with `x-untyped: true` it becomes a JsonElement";
  private static final String CONSTANTS = "; name the constants with `x-enum-varnames`";
  private static final String COMPONENTS = "#/components/schemas/";
  private static final BigDecimal LONG = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final Type ANY = new Type("JsonElement", "ANY", true);
  private static final Type OBJECT = new Type("JsonElement", "OBJECT", false);

  /** The type and the adapter of a type and format. Other formats say nothing of the type. */
  private static final Map<String, Type> SCALARS =
      """
      string String STRING, string/decimal BigDecimal DECIMAL, string/date LocalDate DATE,
      string/date-time OffsetDateTime DATE_TIME, string/uuid UUID UUID, string/uri URI URI,
      string/password Secret SECRET, boolean Boolean BOOLEAN, number BigDecimal NUMBER,
      number/float Float FLOAT, number/double Double DOUBLE, integer BigInteger BIG_INTEGER,
      integer/ Long LONG, integer/int8 Integer INTEGER, integer/uint8 Integer INTEGER,
      integer/int16 Integer INTEGER, integer/uint16 Integer INTEGER, integer/int32 Integer INTEGER,
      integer/uint32 Long LONG, integer/int64 Long LONG, integer/unix-time Long LONG"""
          .lines()
          .flatMap(line -> Stream.of(line.split(", ?")))
          .map(entry -> entry.split(" "))
          .collect(Collectors.toMap(e -> e[0], e -> new Type(e[1], e[2], false)));

  /** A schema, where it is described, and the name of the class that it may need. */
  private record Part(Schema<?> schema, String place, String name) {
    Part inner(Schema<?> inner, String where, String suffix) {
      return new Part(inner, place + ", " + where, name + suffix);
    }
  }

  private final Map<String, Part> components = new LinkedHashMap<>();
  private final Refusals refusals;

  /** By identity. One that is being decided has none yet. */
  private final Map<Schema<?>, Type> types = new IdentityHashMap<>();

  private final Map<String, String> places = new HashMap<>();
  private final List<File> files = new ArrayList<>();

  Schemas(OpenAPI api, Refusals refusals) {
    this.refusals = refusals;
    if (api.getComponents() != null && api.getComponents().getSchemas() != null) {
      api.getComponents()
          .getSchemas()
          .forEach(
              (name, schema) ->
                  components.put(
                      name, new Part(schema, "schema `" + name + "`", Names.type(name))));
    }
  }

  /** A file for each schema that is a class, used or not. Inline ones join them as they are met. */
  List<File> files() {
    components.values().forEach(this::type);
    return files;
  }

  boolean isClass(String java) {
    return files.stream().anyMatch(file -> file.name().equals(java));
  }

  /** Whether values of the type are one text. */
  boolean isText(String java) {
    return SCALARS.values().stream().anyMatch(type -> type.java().equals(java))
        || files.stream().anyMatch(file -> file instanceof EnumFile && file.name().equals(java));
  }

  /** The type of a schema. If it needs a class of its own, that one takes the name. */
  Type type(Schema<?> schema, String place, String name) {
    return type(new Part(schema, place, name));
  }

  private Type type(Part part) {
    if (part.schema == null) {
      return ANY;
    }
    if (!types.containsKey(part.schema)) {
      types.put(part.schema, null);
      List<Part> joined = joined(part);
      boolean isAlias = joined.size() == 1 && !hasOwnShape(part.schema);
      types.put(part.schema, isAlias ? type(joined.get(0)) : merged(part));
    }
    Type type = types.get(part.schema);
    return type == null
        ? refuse(part.place, "it contains itself and is no object with properties" + UNTYPED)
        : type.orNull(isNullable(part.schema));
  }

  private Type refuse(String place, String reason, Object... values) {
    refusals.when(true, place, reason, values);
    return ANY;
  }

  /** The type of a schema by all that is said of it. */
  private Type merged(Part part) {
    List<Part> all = all(part);
    String kind = String.join(" and ", kinds(all));
    Map<String, Part> properties = properties(part, all);
    List<String> values = values(all);
    if (any(all, Schemas::isUntyped)) {
      return ANY;
    }
    if (any(all, schema -> Boolean.FALSE.equals(schema.getBooleanSchemaValue()) && !says(schema))) {
      return refuse(part.place, "no value is valid for it; remove it");
    }
    for (Part each : all) {
      if (choices(each.schema).size() > 1) {
        return refuse(each.place, "one of several schemas has no Java type" + UNTYPED);
      }
    }
    if (kind.contains(" ")) {
      return refuse(part.place, "its values are %s" + UNTYPED, kind);
    } else if (!properties.isEmpty()) {
      return record(part, all, properties);
    } else if (!values.isEmpty() && kind.equals("string")) {
      return enumeration(part, all, values);
    } else if (kind.equals("array")) {
      Schema<?> items = join(said(all, Schema::getItems));
      return container("List<", "list(", type(part.inner(items, "items", "Item")));
    } else if (kind.equals("object")) {
      Schema<?> others = join(said(all, Schemas::additional));
      Type value = type(part.inner(others, "additional properties", "Value"));
      return value.equals(ANY) ? OBJECT : container("Map<String, ", "map(", value);
    }
    return kind.isEmpty() ? ANY : scalar(part, all, kind);
  }

  private Type scalar(Part part, List<Part> all, String kind) {
    String format = said(all, Schema::getFormat).reduce("", (first, last) -> last);
    BigDecimal max = said(all, Schema::getMaximum).reduce(BigDecimal.ZERO, BigDecimal::max);
    boolean isLarge = kind.equals("integer") && max.compareTo(LONG) > 0;
    boolean isFile = kind.equals("string") && format.equals("binary");
    String file = "JSON has no files; with `format: byte` it becomes base64 text";
    refusals.when(isFile, part.place, file);
    if (!SCALARS.containsKey(kind)) {
      return refuse(part.place, "JSON has no type `%s`" + UNTYPED, kind);
    }
    return SCALARS.getOrDefault(isLarge ? kind : kind + "/" + format, SCALARS.get(kind));
  }

  private static Type container(String java, String adapter, Type item) {
    return item.nullable() && !item.equals(ANY)
        ? container(
            java + "@Nullable ",
            adapter + "nullable(",
            new Type(item.java(), item.adapter() + ")", false))
        : new Type(java + item.java() + ">", adapter + item.adapter() + ")", false);
  }

  /** The type of a class, known before its own properties are looked at. */
  private Type classOf(Part part) {
    String name = part.name;
    Type type = new Type(name, name + ".Adapter.JSON", false);
    types.put(part.schema, type);
    String other = places.putIfAbsent(name.toLowerCase(Locale.ROOT), part.place);
    String way =
        part.place.contains(",") ? "; give it another name in components/schemas" : "; rename it";
    String reason =
        other != null
            ? "its class `%s` is also that of " + other
            : RecordGenerator.USED.contains(name)
                ? "its class would hide the `%s` of Java or this code"
                : name.matches("\\p{ASCII}{1,200}") ? "" : "not every file system has a `%s.java`";
    refusals.when(!reason.isEmpty(), part.place, reason + way, name);
    return type;
  }

  // Records

  private Map<String, Part> properties(Part part, List<Part> all) {
    Map<String, Part> properties = new LinkedHashMap<>();
    for (Part each : all) {
      Optional.ofNullable(each.schema.getProperties())
          .orElse(Map.of())
          .forEach(
              (name, schema) -> {
                Part own = each.inner(schema, "property `" + name + "`", Names.type(name));
                Part other = properties.putIfAbsent(name, own);
                if (other != null && !other.schema.equals(schema)) {
                  Schema<?> both = new Schema<>().allOf(List.of(schema, other.schema));
                  properties.put(name, new Part(both, own.place, part.name + Names.type(name)));
                }
              });
    }
    return properties;
  }

  private Type record(Part part, List<Part> all, Map<String, Part> properties) {
    Type type = classOf(part);
    for (Part each : all) {
      boolean isChosen = each.schema.getDiscriminator() != null;
      boolean isOpen = !type(each.inner(additional(each.schema), "others", "Value")).equals(ANY);
      String reason = "records have no `%s`; remove it";
      refusals.when(isChosen, each.place, reason + " to read what is described", "discriminator");
      refusals.when(
          isOpen, each.place, reason + ", or" + UNTYPED.substring(1), "additionalProperties");
    }
    Map<String, String> names = new LinkedHashMap<>();
    properties.forEach(
        (name, each) -> {
          String java = javaName(name, extensions(all(each)), each.place);
          String other = names.putIfAbsent(java, name);
          String reason = "it and `%s` are both `%s` in Java" + RENAME;
          refusals.when(other != null, each.place, reason, other, java);
        });
    // If a component hides one of the methods that are imported, all are qualified.
    boolean isHidden = !Collections.disjoint(names.keySet(), Set.of("list", "map", "nullable"));
    Set<String> required =
        said(all, Schema::getRequired)
            .flatMap(List::stream)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<Component> components = new ArrayList<>();
    properties.forEach(
        (name, each) ->
            components.add(
                component(name, each, required.remove(name), isHidden ? "Types.$0" : "$0")));
    long shown = components.stream().filter(c -> c.property().endsWith(".onceShown()")).count();
    String missing = String.join("`, `", required);
    refusals.when(!required.isEmpty(), part.place, "it requires `%s`; describe that too", missing);
    refusals.when(
        components.size() > 254, part.place, "a record has at most 254 components" + UNTYPED);
    refusals.when(shown > 1, part.place, "more than one is `x-once-shown`; leave it at one");
    String doc = doc(List.of(part), "The schema ", part.name);
    files.add(new RecordFile(part.name, Names.member(part.name), doc, components));
    return type;
  }

  private Component component(String name, Part property, boolean isRequired, String methods) {
    List<Part> all = all(property);
    Type type = type(property);
    boolean isShown = Boolean.TRUE.equals(extensions(all).get("x-once-shown"));
    boolean isSecret = type.java().equals("Secret");
    String place = property.place;
    refusals.when(isShown && !isSecret, place, "it is no secret; add `format: password`");
    refusals.when(name.length() > 20_000, place, "its name is too long; remove it");
    String adapter = type.adapter().replaceAll("\\b(list|map|nullable)\\(", methods);
    return new Component(
        javaName(name, extensions(all), place),
        doc(all, "the property ", name),
        type.java(),
        (isRequired ? "required(" : "optional(")
            + (Text.literal(name) + ", " + adapter + ")")
            + (type.nullable() ? ".nullable()" : "")
            + (any(all, Schema::getReadOnly) ? ".readOnly()" : "")
            + (any(all, Schema::getWriteOnly) ? ".writeOnly()" : "")
            + (isShown ? ".onceShown()" : ""),
        any(all, Schema::getDeprecated));
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

  // Enumerations

  private Type enumeration(Part part, List<Part> all, List<String> values) {
    Type type = classOf(part);
    String place = part.place;
    List<?> names = list(all, "x-enum-varnames", values, place);
    List<?> docs = list(all, "x-enum-descriptions", values, place);
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
    said(all, Schema::getFormat)
        .filter(format -> format.matches("date|date-time|byte|binary|uuid|password"))
        .forEach(
            format ->
                refusals.when(true, place, "no constants have the format `%s`; remove it", format));
    String doc = doc(List.of(part), "The schema ", part.name);
    files.add(new EnumFile(part.name, Names.member(part.name), doc, result));
    return type;
  }

  /** The entries of an extension for the values of an enumeration, or null if it has none. */
  private List<?> list(List<Part> all, String name, List<String> values, String place) {
    Object given = extensions(all).get(name);
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

  /** The description of its own, or else the first one, with what the type does not say. */
  private static String doc(List<Part> all, String prefix, String name) {
    String own = all.get(all.size() - 1).schema.getDescription();
    String any = said(all, Schema::getDescription).findFirst().orElse(null);
    String doc = doc(own == null ? any : own, prefix, name);
    List<String> values = values(all);
    if (!values.isEmpty() && !kinds(all).contains("string")) {
      doc += " One of " + values.stream().map(Text::code).collect(Collectors.joining(", ")) + ".";
    }
    doc +=
        said(all, Schema::getDefault)
            .map(value -> value instanceof Date day ? dayOf(day) : value + "")
            .filter(text -> text.matches("(?s)[^{\\[].*"))
            .findFirst()
            .map(text -> " The default is " + Text.code(text) + ".")
            .orElse("");
    return any(all, Schema::getDeprecated) ? doc + " Deprecated." : doc;
  }

  /** The parser reads a date as midnight of the zone that it runs in. */
  private static String dayOf(Date midnight) {
    return LocalDate.ofInstant(midnight.toInstant(), ZoneId.systemDefault()).toString();
  }

  // What schemas say

  /** The schema and all that it joins. Its own word is the last. */
  private List<Part> all(Part part) {
    List<Part> all = new ArrayList<>();
    collect(part, all, Collections.newSetFromMap(new IdentityHashMap<>()));
    return all;
  }

  private void collect(Part part, List<Part> all, Set<Schema<?>> visited) {
    if (visited.add(part.schema)) {
      joined(part).forEach(each -> collect(each, all, visited));
      all.add(part);
    }
  }

  /** What it joins, without what only describes. */
  private List<Part> joined(Part part) {
    String ref = part.schema.get$ref() == null ? "" : part.schema.get$ref();
    Part referred = components.get(ref.replace(COMPONENTS, ""));
    boolean isLost = !ref.isEmpty() && referred == null;
    refusals.when(isLost, part.place, "components/schemas has no `%s`; move it there", ref);
    List<Schema<?>> choices = choices(part.schema);
    return Stream.concat(
            Stream.ofNullable(referred),
            Stream.concat(
                    all(part.schema.getAllOf()), choices.stream().filter(s -> choices.size() == 1))
                .filter(schema -> says(schema) || schema.getRequired() != null)
                .map(schema -> new Part(schema, part.place, part.name)))
        .toList();
  }

  private static Schema<?> join(Stream<Schema<?>> schemas) {
    List<Schema<?>> distinct = schemas.distinct().toList();
    return distinct.size() < 2
        ? distinct.stream().findFirst().orElse(null)
        : new Schema<>().allOf(List.copyOf(distinct));
  }

  private static <T> Stream<T> said(List<Part> all, Function<Schema<?>, T> what) {
    return all.stream().map(part -> what.apply(part.schema)).filter(Objects::nonNull);
  }

  private static boolean any(List<Part> all, Function<Schema<?>, Boolean> what) {
    return said(all, what).anyMatch(is -> is);
  }

  private static Set<String> kinds(List<Part> all) {
    return said(all, Schemas::kinds)
        .flatMap(Set::stream)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The types that it names, or else implies, but for null. */
  private static Set<String> kinds(Schema<?> schema) {
    Set<String> kinds = new LinkedHashSet<>();
    Stream.ofNullable(schema.getType()).forEach(kinds::add);
    Stream.ofNullable(schema.getTypes()).forEach(kinds::addAll);
    kinds.remove("null");
    if (schema.getProperties() != null || kinds.isEmpty() && additional(schema) != null) {
      kinds.add("object");
    } else if (kinds.isEmpty() && schema.getItems() != null) {
      kinds.add("array");
    } else if (!kinds.contains("string")) {
      // The parser takes what the first value is for the type.
      boolean isNumber = kinds.contains("integer") || kinds.contains("number");
      values(schema)
          .filter(value -> !(isNumber && value instanceof Number))
          .map(
              value ->
                  value instanceof String
                      ? "string"
                      : value instanceof Boolean
                          ? "boolean"
                          : value instanceof Number ? "number" : "")
          .filter(kind -> !kind.isEmpty())
          .forEach(kinds::add);
    }
    return kinds;
  }

  private static List<String> values(List<Part> all) {
    return all.stream()
        .map(part -> values(part.schema).map(String::valueOf).toList())
        .filter(values -> !values.isEmpty())
        .reduce(List.of(), (first, last) -> last);
  }

  private static Stream<?> values(Schema<?> schema) {
    List<?> values = schema.getEnum();
    return (values == null ? Stream.ofNullable(schema.getConst()) : values.stream())
        .filter(Objects::nonNull);
  }

  private static Map<String, Object> extensions(List<Part> all) {
    Map<String, Object> extensions = new HashMap<>();
    said(all, Schema::getExtensions).forEach(extensions::putAll);
    return extensions;
  }

  private static boolean isUntyped(Schema<?> schema) {
    return schema.getExtensions() != null
        && Boolean.TRUE.equals(schema.getExtensions().get("x-untyped"));
  }

  private static boolean isNullable(Schema<?> schema) {
    return Boolean.TRUE.equals(schema.getNullable())
        || schema.getTypes() != null && schema.getTypes().contains("null")
        || schema.getEnum() != null && schema.getEnum().contains(null)
        || Stream.concat(all(schema.getOneOf()), all(schema.getAnyOf())).anyMatch(Schemas::isNull);
  }

  private static boolean isNull(Schema<?> schema) {
    return schema.getTypes() != null && schema.getTypes().equals(Set.of("null"));
  }

  @SuppressWarnings("rawtypes") // as the parser declares them
  private static Stream<Schema<?>> all(List<Schema> schemas) {
    return Stream.ofNullable(schemas).flatMap(List::stream).map(schema -> schema);
  }

  /** What oneOf or anyOf chooses from, without null, or nothing if they only constrain. */
  private static List<Schema<?>> choices(Schema<?> schema) {
    List<Schema<?>> choices =
        Stream.concat(all(schema.getOneOf()), all(schema.getAnyOf()))
            .filter(each -> !isNull(each))
            .toList();
    return choices.stream().noneMatch(Schemas::says) ? List.of() : choices;
  }

  /** Whether it says more than a description does. */
  private static boolean says(Schema<?> schema) {
    return isJoined(schema) || hasOwnShape(schema);
  }

  private static boolean isJoined(Schema<?> schema) {
    return schema.get$ref() != null || schema.getAllOf() != null || !choices(schema).isEmpty();
  }

  /** Whether it says more than what it joins. Then `type: object` is no news. */
  private static boolean hasOwnShape(Schema<?> schema) {
    boolean isJoined = isJoined(schema);
    return isUntyped(schema)
        || kinds(schema).stream().anyMatch(kind -> !isJoined || !kind.equals("object"))
        || schema.getProperties() != null
        || additional(schema) != null
        || isJoined && (schema.getRequired() != null || schema.getDiscriminator() != null);
  }

  /** The schema of properties that are not named, or null if any or none is allowed. */
  private static Schema<?> additional(Schema<?> schema) {
    boolean isSchema =
        schema.getAdditionalProperties() instanceof Schema<?> others
            && others.getBooleanSchemaValue() == null;
    return isSchema ? (Schema<?>) schema.getAdditionalProperties() : null;
  }
}
