package co.lettermint.projects.generator;

import co.lettermint.projects.generator.Model.Component;
import co.lettermint.projects.generator.Model.Constant;
import co.lettermint.projects.generator.Model.EnumFile;
import co.lettermint.projects.generator.Model.File;
import co.lettermint.projects.generator.Model.RecordFile;
import co.lettermint.projects.generator.Model.Type;
import co.lettermint.projects.generator.Shape.Part;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

  /** The names of the adapters that are not those of a class. */
  static final Set<String> ADAPTERS =
      Stream.concat(Stream.of(ANY, OBJECT), SCALARS.values().stream())
          .map(Type::adapter)
          .collect(Collectors.toCollection(TreeSet::new));

  private final Specification specification;
  private final Set<String> refusals;

  /** By identity: the schemas that are not inline. */
  private final Map<JsonNode, Part> components = new IdentityHashMap<>();

  /** By identity. One that is being decided has none yet. */
  private final Map<JsonNode, Type> types = new IdentityHashMap<>();

  private final Map<String, String> places = new HashMap<>();
  private final Map<String, File> files = new HashMap<>();

  Schemas(Specification specification, Set<String> refusals) {
    this.specification = specification;
    this.refusals = refusals;
    var all = specification.at("/components/schemas").properties();
    all.forEach(each -> component(each.getValue(), each.getKey()));
    // One that is only a reference to another file names what is there.
    all.forEach(each -> component(specification.target(each.getValue()), each.getKey()));
  }

  private Part component(JsonNode schema, String name) {
    Place place = new Place("schema `" + name + "`", refusals);
    return components.computeIfAbsent(schema, each -> new Part(each, place, Names.type(name)));
  }

  /** A file for each schema that is a class, used or not. Inline ones join them as they are met. */
  Collection<File> files() {
    specification.at("/components/schemas").forEach(each -> type(components.get(each)));
    return files.values();
  }

  boolean isClass(String java) {
    return files.containsKey(java);
  }

  /** Whether values of the type are one text. */
  boolean isText(String java) {
    return files.get(java) instanceof EnumFile
        || SCALARS.values().stream().anyMatch(type -> type.java().equals(java));
  }

  /** The type of a schema. If it needs a class of its own, that one takes the name of the part. */
  Type type(Part part) {
    JsonNode schema = part.schema();
    if (!types.containsKey(schema)) {
      types.put(schema, null);
      List<Part> joined = joined(part);
      boolean isAlias = joined.size() == 1 && !part.adds();
      types.put(schema, isAlias ? type(joined.get(0)) : decided(part, shape(part)));
    }
    Type type = types.get(schema);
    if (type == null) {
      return refused(part, "it contains itself and is no object with properties" + UNTYPED);
    }
    return type.orNull(schema.path("nullable").asBoolean());
  }

  private static Type refused(Part part, String reason, Object... values) {
    part.place().refuse(true, reason, values);
    return ANY;
  }

  /** What it joins. */
  private List<Part> joined(Part part) {
    JsonNode schema = part.schema();
    List<Part> joined = new ArrayList<>();
    if (!specification.target(schema).isMissingNode()) {
      // The last part of the reference names a schema in a file, or else the file.
      String name = schema.path("$ref").asText().replaceFirst("([.]\\w+)?#$", "");
      name = name.substring(name.lastIndexOf('/') + 1);
      joined.add(component(specification.target(schema), name));
    }
    schema.path("allOf").forEach(each -> joined.add(new Part(each, part.place(), part.name())));
    return joined;
  }

  /** All that is said of a schema. */
  private Shape shape(Part part) {
    Shape shape = new Shape(part.name());
    collect(part, shape, Collections.newSetFromMap(new IdentityHashMap<>()));
    return shape;
  }

  private void collect(Part part, Shape shape, Set<JsonNode> visited) {
    if (visited.add(part.schema())) {
      joined(part).forEach(each -> collect(each, shape, visited));
      shape.add(part);
    }
  }

  /** The type of a schema by all that is said of it. */
  private Type decided(Part part, Shape shape) {
    String kind = String.join(" and ", shape.kinds);
    if (shape.is("x-untyped")) {
      return ANY;
    }
    for (Part each : shape.parts) {
      if (each.schema().has("oneOf")) {
        return refused(each, "one of several schemas has no Java type" + UNTYPED);
      }
    }
    if (kind.contains(" ")) {
      return refused(part, "its values are %s" + UNTYPED, kind);
    } else if (!shape.properties.isEmpty()) {
      return record(part, shape);
    } else if (kind.equals("string") && shape.get("enum").isArray()) {
      return enumeration(part, shape);
    } else if (kind.equals("array")) {
      Type item = type(part.inner(shape.get("items"), "items", "Item"));
      return container("List<", "Types.list(", item);
    } else if (kind.equals("object")) {
      JsonNode others = shape.get("additionalProperties");
      Type value = type(part.inner(others, "additional properties", "Value"));
      return value.equals(ANY) ? OBJECT : container("Map<String, ", "Types.map(", value);
    }
    return kind.isEmpty() ? ANY : scalar(part, shape, kind);
  }

  private static Type container(String java, String adapter, Type item) {
    boolean isNullable = item.nullable() && !item.equals(ANY);
    String element = (isNullable ? "@Nullable " : "") + item.java();
    String each = isNullable ? "Types.nullable(" + item.adapter() + ")" : item.adapter();
    return new Type(java + element + ">", adapter + each + ")", false);
  }

  private static Type scalar(Part part, Shape shape, String kind) {
    JsonNode max = shape.get("maximum");
    boolean isLarge = kind.equals("integer") && max.isNumber() && !max.canConvertToLong();
    String format = isLarge ? "" : "/" + shape.get("format").asText();
    part.place().check(kind, shape::get);
    return SCALARS.containsKey(kind)
        ? SCALARS.getOrDefault(kind + format, SCALARS.get(kind))
        : refused(part, "JSON has no type `%s`" + UNTYPED, kind);
  }

  /** The type of a class, known before its own properties are looked at. */
  private Type classOf(Part part) {
    claim(part.name(), part.place());
    Type type = new Type(part.name(), part.name() + ".Adapter.JSON", false);
    types.put(part.schema(), type);
    return type;
  }

  /** Refuses a class that cannot have this name. */
  void claim(String name, Place place) {
    boolean isInline = place.name().contains(",") && !place.name().startsWith("tag");
    String way = isInline ? "; give it another name in components/schemas" : "; rename it";
    String other = places.putIfAbsent(name.toLowerCase(Locale.ROOT), place.name());
    boolean isUsed = RecordGenerator.USED.contains(name);
    boolean isFile = name.matches("\\p{ASCII}{1,200}");
    place.refuse(other != null, "its class `%s` is also that of %s" + way, name, other);
    place.refuse(isUsed, "its class would hide the `%s` of Java or this code" + way, name);
    place.refuse(!isFile, "not every file system has a `%s.java`" + way, name);
  }

  private Type record(Part part, Shape shape) {
    Type type = classOf(part);
    Place place = part.place();
    for (Part each : shape.parts) {
      Part others = each.inner(each.schema().path("additionalProperties"), "others", "Value");
      String open = "records have no `additionalProperties`; remove it, or" + UNTYPED.substring(1);
      each.place().check("record", each.schema()::path);
      each.place().refuse(!type(others).equals(ANY), open);
    }
    Map<String, String> names = new HashMap<>();
    List<Component> components = new ArrayList<>();
    shape.properties.forEach(
        (name, each) -> {
          Component component = component(name, each, shape.required.remove(name));
          String other = names.putIfAbsent(component.name(), name);
          String reason = "it and `%s` are both `%s` in Java" + RENAME;
          each.place().refuse(other != null, reason, other, component.name());
          components.add(component);
        });
    String missing = String.join("`, `", shape.required);
    long shown = components.stream().filter(c -> c.property().endsWith(".onceShown()")).count();
    place.refuse(!missing.isEmpty(), "it requires `%s`; describe that too", missing);
    place.refuse(components.size() > 254, "a record has at most 254 components" + UNTYPED);
    place.refuse(shown > 1, "more than one is `x-once-shown`; leave it at one");
    files.put(part.name(), new RecordFile(part.name(), doc(part), components));
    return type;
  }

  private static String doc(Part part) {
    return new Shape(part.name()).add(part).doc("The schema ", part.name());
  }

  private Component component(String name, Part property, boolean isRequired) {
    Shape shape = shape(property);
    Type type = type(property);
    boolean isShown = shape.is("x-once-shown");
    boolean isSecret = type.java().equals("Secret");
    property.place().refuse(isShown && !isSecret, "it is no secret; add `format: password`");
    property.place().refuse(name.length() > 20_000, "its name is too long; remove it");
    return new Component(
        javaName(name, shape.get("x-java-name"), property.place()),
        shape.doc("the property ", name),
        type.java(),
        (isRequired ? "required(" : "optional(")
            + (Text.literal(name) + ", " + type.adapter() + ")")
            + (type.nullable() ? ".nullable()" : "")
            + (shape.is("readOnly") ? ".readOnly()" : "")
            + (shape.is("writeOnly") ? ".writeOnly()" : "")
            + (isShown ? ".onceShown()" : ""),
        shape.is("deprecated"));
  }

  /** The name of a component or parameter. */
  static String javaName(String name, JsonNode other, Place place) {
    String given = other.asText(name);
    String java = Names.member(given);
    boolean isName = given.equals(name) || given.equals(java);
    place.refuse(!isName, "`x-java-name: %s` is no small name in Java; choose another", given);
    return java;
  }

  private Type enumeration(Part part, Shape shape) {
    Type type = classOf(part);
    Place place = part.place();
    List<String> values = Shape.texts(shape.get("enum")).toList();
    List<String> names = list(shape, "x-enum-varnames", values.stream().map(Names::constant), part);
    List<String> docs = list(shape, "x-enum-descriptions", values.stream().map(each -> ""), part);
    Map<String, String> taken = new HashMap<>();
    List<Constant> constants = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      String text = Text.literal(values.get(i));
      String name = names.get(i);
      String other = taken.putIfAbsent(name, text);
      String way = text.equals(other) ? "; remove one" : CONSTANTS;
      boolean isName = name.matches("[\\p{Lu}\\p{Lo}_][\\p{Lu}\\p{Lo}\\p{N}_]+|[\\p{Lu}\\p{Lo}]");
      place.refuse(other != null, "%s and %s are both `%s`" + way, other, text, name);
      place.refuse(!isName, "`%s` is no name of a constant" + CONSTANTS, name);
      String doc = docs.get(i).isEmpty() ? "" : ": " + Text.javadoc(docs.get(i));
      constants.add(new Constant(name, text, Text.code(values.get(i)) + doc));
    }
    boolean isLarge = values.size() > 2_000 || values.stream().anyMatch(v -> v.length() > 20_000);
    place.refuse(isLarge, "no class file holds its values; remove `enum`");
    place.check("enum", shape::get);
    files.put(part.name(), new EnumFile(part.name(), doc(part), constants));
    return type;
  }

  /** The entries of an extension for the values of an enumeration. */
  private static List<String> list(Shape shape, String name, Stream<String> others, Part part) {
    List<String> all = others.toList();
    JsonNode said = shape.get(name);
    List<String> given = said.isMissingNode() ? all : Shape.texts(said).toList();
    String reason = "`%s` lacks entries or has too many; complete it";
    return part.place().refuse(given.size() != all.size(), reason, name) ? all : given;
  }
}
