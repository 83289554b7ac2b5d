package co.lettermint.projects.generator;

import static java.util.Objects.requireNonNullElse;

import co.lettermint.projects.generator.Model.Component;
import co.lettermint.projects.generator.Model.Constant;
import co.lettermint.projects.generator.Model.EnumFile;
import co.lettermint.projects.generator.Model.File;
import co.lettermint.projects.generator.Model.RecordFile;
import co.lettermint.projects.generator.Model.Type;
import co.lettermint.projects.generator.Shape.Part;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

  private final Map<String, Part> components = new LinkedHashMap<>();
  private final Refusals refusals;

  /** By identity. One that is being decided has none yet. */
  private final Map<Schema<?>, Type> types = new IdentityHashMap<>();

  private final Map<String, String> places = new HashMap<>();
  private final List<File> files = new ArrayList<>();

  Schemas(OpenAPI api, Refusals refusals) {
    this.refusals = refusals;
    Components all = requireNonNullElse(api.getComponents(), new Components());
    requireNonNullElse(all.getSchemas(), Map.<String, Schema<?>>of())
        .forEach(
            (name, schema) ->
                components.put(
                    "#/components/schemas/" + name,
                    new Part(schema, "schema `" + name + "`", Names.type(name))));
  }

  /** A file for each schema that is a class, used or not. Inline ones join them as they are met. */
  List<File> files() {
    components.values().forEach(this::type);
    return files;
  }

  boolean isClass(String java) {
    return files.stream().anyMatch(file -> file.type().equals(java));
  }

  /** Whether values of the type are one text. */
  boolean isText(String java) {
    return SCALARS.values().stream().anyMatch(type -> type.java().equals(java))
        || files.stream().anyMatch(file -> file instanceof EnumFile && file.type().equals(java));
  }

  /** The type of a schema. If it needs a class of its own, that one takes the name. */
  Type type(Schema<?> schema, String place, String name) {
    return type(new Part(schema, place, name));
  }

  private Type type(Part part) {
    Schema<?> schema = part.schema();
    if (schema == null) {
      return ANY;
    }
    if (!types.containsKey(schema)) {
      types.put(schema, null);
      List<Part> joined = joined(part);
      boolean isAlias = joined.size() == 1 && !Shape.adds(schema);
      types.put(schema, isAlias ? type(joined.get(0)) : merged(part, shape(part)));
    }
    Type type = types.get(schema);
    return type == null
        ? refuse(part.place(), "it contains itself and is no object with properties" + UNTYPED)
        : type.orNull(Shape.isNullable(schema));
  }

  private Type refuse(String place, String reason, Object... values) {
    refusals.when(true, place, reason, values);
    return ANY;
  }

  /** What it joins. */
  private List<Part> joined(Part part) {
    return Stream.concat(
            Stream.ofNullable(components.get(part.schema().get$ref())),
            Shape.joined(part.schema()).map(each -> new Part(each, part.place(), part.name())))
        .toList();
  }

  private Shape shape(Part part) {
    List<Part> all = new ArrayList<>();
    collect(part, all, Collections.newSetFromMap(new IdentityHashMap<>()));
    return new Shape(all);
  }

  private void collect(Part part, List<Part> all, Set<Schema<?>> visited) {
    if (visited.add(part.schema())) {
      joined(part).forEach(each -> collect(each, all, visited));
      all.add(part);
    }
  }

  /** The type of a schema by all that is said of it. */
  private Type merged(Part part, Shape shape) {
    String kind = String.join(" and ", shape.kinds());
    if (shape.is(Shape::isUntyped)) {
      return ANY;
    }
    for (Part each : shape.parts()) {
      if (Shape.choices(each.schema()).size() > 1) {
        return refuse(each.place(), "one of several schemas has no Java type" + UNTYPED);
      }
    }
    if (kind.contains(" ")) {
      return refuse(part.place(), "its values are %s" + UNTYPED, kind);
    } else if (shape.is(
        schema -> schema.getProperties() != null && !schema.getProperties().isEmpty())) {
      return record(part, shape);
    } else if (kind.equals("string") && !shape.values().isEmpty()) {
      return enumeration(part, shape);
    } else if (kind.equals("array")) {
      Schema<?> items = join(shape.said(Schema::getItems));
      return container("List<", "Types.list(", type(part.inner(items, "items", "Item")));
    } else if (kind.equals("object")) {
      Schema<?> others = join(shape.said(Shape::additional));
      Type value = type(part.inner(others, "additional properties", "Value"));
      return value.equals(ANY) ? OBJECT : container("Map<String, ", "Types.map(", value);
    }
    return kind.isEmpty() ? ANY : scalar(part.place(), shape, kind);
  }

  private static Schema<?> join(Stream<Schema<?>> schemas) {
    return new Schema<>().allOf(List.copyOf(schemas.distinct().toList()));
  }

  private static Type container(String java, String adapter, Type item) {
    boolean isNullable = item.nullable() && !item.equals(ANY);
    String element = (isNullable ? "@Nullable " : "") + item.java();
    String each = isNullable ? "Types.nullable(" + item.adapter() + ")" : item.adapter();
    return new Type(java + element + ">", adapter + each + ")", false);
  }

  private Type scalar(String place, Shape shape, String kind) {
    String format = shape.format();
    BigDecimal max = shape.said(Schema::getMaximum).reduce(BigDecimal.ZERO, BigDecimal::max);
    boolean isLarge = kind.equals("integer") && max.compareTo(LONG) > 0;
    boolean isFile = kind.equals("string") && format.equals("binary");
    String file = "JSON has no files; with `format: byte` it becomes base64 text";
    refusals.when(isFile, place, file);
    return SCALARS.containsKey(kind)
        ? SCALARS.getOrDefault(isLarge ? kind : kind + "/" + format, SCALARS.get(kind))
        : refuse(place, "JSON has no type `%s`" + UNTYPED, kind);
  }

  /** The type of a class, known before its own properties are looked at. */
  private Type classOf(Part part) {
    claim(part.name(), part.place());
    Type type = new Type(part.name(), part.name() + ".Adapter.JSON", false);
    types.put(part.schema(), type);
    return type;
  }

  /** Refuses a class that cannot have this name. */
  void claim(String name, String place) {
    boolean isInline = place.contains(",") && !place.startsWith("tag");
    String way = isInline ? "; give it another name in components/schemas" : "; rename it";
    String other = places.putIfAbsent(name.toLowerCase(Locale.ROOT), place);
    boolean isHiding = RecordGenerator.USED.contains(name);
    boolean isFile = name.matches("\\p{ASCII}{1,200}");
    refusals.when(other != null, place, "its class `%s` is also that of %s" + way, name, other);
    refusals.when(
        isHiding, place, "its class would hide the `%s` of Java or this code" + way, name);
    refusals.when(!isFile, place, "not every file system has a `%s.java`" + way, name);
  }

  // Records

  private Type record(Part part, Shape shape) {
    Type type = classOf(part);
    String place = part.place();
    for (Part each : shape.parts()) {
      boolean isChosen = each.schema().getDiscriminator() != null;
      boolean isOpen =
          !type(each.inner(Shape.additional(each.schema()), "others", "Value")).equals(ANY);
      String chosen = "records have no `discriminator`; remove it to read what is described";
      String open = "records have no `additionalProperties`; remove it, or" + UNTYPED.substring(1);
      refusals.when(isChosen, each.place(), chosen);
      refusals.when(isOpen, each.place(), open);
    }
    Set<String> required = shape.required();
    Map<String, String> names = new HashMap<>();
    List<Component> components = new ArrayList<>();
    properties(part, shape)
        .forEach(
            (name, each) -> {
              Component component = component(name, each, required.remove(name));
              String java = component.name();
              String other = names.putIfAbsent(java, name);
              String reason = "it and `%s` are both `%s` in Java" + RENAME;
              refusals.when(other != null, each.place(), reason, other, java);
              components.add(component);
            });
    String missing = String.join("`, `", required);
    long shown = components.stream().filter(c -> c.property().endsWith(".onceShown()")).count();
    boolean isLarge = components.size() > 254;
    refusals.when(!required.isEmpty(), place, "it requires `%s`; describe that too", missing);
    refusals.when(isLarge, place, "a record has at most 254 components" + UNTYPED);
    refusals.when(shown > 1, place, "more than one is `x-once-shown`; leave it at one");
    files.add(new RecordFile(part.name(), Names.member(part.name()), doc(part), components));
    return type;
  }

  private static Map<String, Part> properties(Part part, Shape shape) {
    Map<String, Part> properties = new LinkedHashMap<>();
    for (Part each : shape.parts()) {
      requireNonNullElse(each.schema().getProperties(), Map.<String, Schema<?>>of())
          .forEach(
              (name, schema) -> {
                Part own = each.inner(schema, "property `" + name + "`", Names.type(name));
                Part other = properties.putIfAbsent(name, own);
                if (other != null && !other.schema().equals(schema)) {
                  Schema<?> both = join(Stream.of(schema, other.schema()));
                  properties.put(name, new Part(both, own.place(), part.name() + Names.type(name)));
                }
              });
    }
    return properties;
  }

  private static String doc(Part part) {
    return new Shape(List.of(part)).doc("The schema ", part.name());
  }

  private Component component(String name, Part property, boolean isRequired) {
    Shape shape = shape(property);
    Type type = type(property);
    String place = property.place();
    boolean isShown = Boolean.TRUE.equals(shape.extensions().get("x-once-shown"));
    boolean isSecret = type.java().equals("Secret");
    refusals.when(isShown && !isSecret, place, "it is no secret; add `format: password`");
    refusals.when(name.length() > 20_000, place, "its name is too long; remove it");
    return new Component(
        javaName(name, shape.extensions(), place),
        shape.doc("the property ", name),
        type.java(),
        (isRequired ? "required(" : "optional(")
            + (Text.literal(name) + ", " + type.adapter() + ")")
            + (type.nullable() ? ".nullable()" : "")
            + (shape.is(Schema::getReadOnly) ? ".readOnly()" : "")
            + (shape.is(Schema::getWriteOnly) ? ".writeOnly()" : "")
            + (isShown ? ".onceShown()" : ""),
        shape.is(Schema::getDeprecated));
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

  private Type enumeration(Part part, Shape shape) {
    Type type = classOf(part);
    String place = part.place();
    List<String> values = shape.values();
    List<String> names =
        list(shape, "x-enum-varnames", values.stream().map(Names::constant), place);
    List<String> docs = list(shape, "x-enum-descriptions", values.stream().map(value -> ""), place);
    Map<String, String> constants = new LinkedHashMap<>();
    List<Constant> result = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      String text = Text.literal(values.get(i));
      String name = names.get(i);
      String other = constants.putIfAbsent(name, text);
      String way = text.equals(other) ? "; remove one" : CONSTANTS;
      boolean isName = name.matches("[\\p{Lu}\\p{Lo}_][\\p{Lu}\\p{Lo}\\p{N}_]+|[\\p{Lu}\\p{Lo}]");
      refusals.when(other != null, place, "%s and %s are both `%s`" + way, other, text, name);
      refusals.when(!isName, place, "`%s` is no name of a constant" + CONSTANTS, name);
      String doc = docs.get(i).isEmpty() ? "" : ": " + Text.javadoc(docs.get(i));
      result.add(new Constant(name, text, Text.code(values.get(i)) + doc));
    }
    boolean isLarge = values.size() > 2_000 || values.stream().anyMatch(v -> v.length() > 20_000);
    boolean isText = !shape.format().matches("date|date-time|byte|binary|uuid|password");
    refusals.when(isLarge, place, "no class file holds its values; remove `enum`");
    refusals.when(!isText, place, "no constants have the format `%s`; remove it", shape.format());
    files.add(new EnumFile(part.name(), Names.member(part.name()), doc(part), result));
    return type;
  }

  /** The entries of an extension for the values of an enumeration. */
  private List<String> list(Shape shape, String name, Stream<String> others, String place) {
    List<String> all = others.toList();
    Object given = shape.extensions().getOrDefault(name, all);
    boolean isComplete = given instanceof List<?> list && list.size() == all.size();
    String reason = "`%s` lacks entries or has too many; complete it";
    refusals.when(!isComplete, place, reason, name);
    return isComplete ? ((List<?>) given).stream().map(String::valueOf).toList() : all;
  }
}
