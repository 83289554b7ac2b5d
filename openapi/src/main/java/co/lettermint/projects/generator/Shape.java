package co.lettermint.projects.generator;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.models.media.Schema;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a schema says together with all that it joins. Its own word is the last. */
record Shape(List<Part> parts) {
  /** A schema, where it is described, and the name of the class that it may need. */
  record Part(Schema<?> schema, String place, String name) {
    Part inner(Schema<?> inner, String where, String suffix) {
      return new Part(inner, place + ", " + where, name + suffix);
    }
  }

  <T> Stream<T> said(Function<Schema<?>, T> what) {
    return parts.stream().map(part -> what.apply(part.schema())).filter(Objects::nonNull);
  }

  boolean is(Function<Schema<?>, Boolean> what) {
    return said(what).anyMatch(is -> is);
  }

  Set<String> kinds() {
    return set(said(Shape::kinds));
  }

  Set<String> required() {
    return set(said(Schema::getRequired));
  }

  private static Set<String> set(Stream<? extends Collection<String>> all) {
    return all.flatMap(Collection::stream).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  List<String> values() {
    return said(Shape::values)
        .filter(values -> !values.isEmpty())
        .reduce(List.of(), (first, last) -> last)
        .stream()
        .map(Shape::text)
        .toList();
  }

  String format() {
    return said(Schema::getFormat).reduce("", (first, last) -> last);
  }

  Map<String, Object> extensions() {
    Map<String, Object> extensions = new HashMap<>();
    said(Schema::getExtensions).forEach(extensions::putAll);
    return extensions;
  }

  /** The description of its own, or else the first one, with what the type does not say. */
  String doc(String words, String name) {
    String own = parts.get(parts.size() - 1).schema().getDescription();
    String any = said(Schema::getDescription).findFirst().orElse(null);
    String doc = Text.javadoc(own == null ? any : own, words, name);
    if (!values().isEmpty() && !kinds().contains("string")) {
      doc += values().stream().map(Text::code).collect(Collectors.joining(", ", " One of ", "."));
    }
    doc +=
        said(Schema::getDefault)
            .map(Shape::text)
            .filter(text -> !text.matches("(?s)|[{\\[].*"))
            .findFirst()
            .map(text -> " The default is " + Text.code(text) + ".")
            .orElse("");
    return is(Schema::getDeprecated) ? doc + " Deprecated." : doc;
  }

  /** The parser reads a date as midnight of the zone that it runs in. */
  private static String text(Object value) {
    return value instanceof Date midnight
        ? LocalDate.ofInstant(midnight.toInstant(), ZoneId.systemDefault()).toString()
        : String.valueOf(value);
  }

  /** The types that it names, or else implies, but for null. */
  private static Set<String> kinds(Schema<?> schema) {
    Set<String> kinds = new LinkedHashSet<>(requireNonNullElse(schema.getTypes(), Set.of()));
    Stream.ofNullable(schema.getType()).forEach(kinds::add);
    kinds.remove("null");
    if (schema.getProperties() != null || kinds.isEmpty() && additional(schema) != null) {
      kinds.add("object");
    } else if (kinds.isEmpty() && schema.getItems() != null) {
      kinds.add("array");
    } else {
      // The parser takes what the first value is for the type.
      for (Object value : values(schema)) {
        if (value instanceof String) {
          kinds.add("string");
        } else if (value instanceof Boolean) {
          kinds.add("boolean");
        } else if (value instanceof Number && !kinds.contains("integer")) {
          kinds.add("number");
        }
      }
    }
    return kinds;
  }

  private static List<?> values(Schema<?> schema) {
    List<?> values = schema.getEnum();
    return (values == null ? Stream.ofNullable(schema.getConst()) : values.stream())
        .filter(Objects::nonNull)
        .toList();
  }

  static boolean isUntyped(Schema<?> schema) {
    return schema.getExtensions() != null
        && Boolean.TRUE.equals(schema.getExtensions().get("x-untyped"));
  }

  static boolean isNullable(Schema<?> schema) {
    return Boolean.TRUE.equals(schema.getNullable())
        || schema.getTypes() != null && schema.getTypes().contains("null")
        || schema.getEnum() != null && schema.getEnum().contains(null)
        || Stream.concat(all(schema.getOneOf()), all(schema.getAnyOf())).anyMatch(Shape::isNull);
  }

  private static boolean isNull(Schema<?> schema) {
    return Set.of("null").equals(schema.getTypes());
  }

  @SuppressWarnings("rawtypes") // as the parser declares them
  private static Stream<Schema<?>> all(List<Schema> schemas) {
    return Stream.ofNullable(schemas).flatMap(List::stream).map(schema -> schema);
  }

  /** What oneOf or anyOf chooses from, without null, or nothing if they only constrain. */
  static List<Schema<?>> choices(Schema<?> schema) {
    List<Schema<?>> choices =
        Stream.concat(all(schema.getOneOf()), all(schema.getAnyOf()))
            .filter(each -> !isNull(each))
            .toList();
    return choices.stream().noneMatch(Shape::says) ? List.of() : choices;
  }

  /** What allOf or a choice of one joins, without what only describes. */
  static Stream<Schema<?>> joined(Schema<?> schema) {
    List<Schema<?>> choices = choices(schema);
    return Stream.concat(all(schema.getAllOf()), choices.stream().filter(s -> choices.size() == 1))
        .filter(each -> says(each) || each.getRequired() != null);
  }

  /** Whether it says more than a description does. */
  private static boolean says(Schema<?> schema) {
    return isUntyped(schema)
        || schema.get$ref() != null
        || schema.getAllOf() != null
        || !choices(schema).isEmpty()
        || !kinds(schema).isEmpty();
  }

  /** Whether it adds to what it joins. There, `type: object` is no news. */
  static boolean adds(Schema<?> schema) {
    return isUntyped(schema)
        || schema.getProperties() != null
        || schema.getRequired() != null
        || schema.getDiscriminator() != null
        || additional(schema) != null
        || kinds(schema).stream().anyMatch(kind -> !kind.equals("object"));
  }

  /** The schema of properties that are not named, or null if any or none is allowed. */
  static Schema<?> additional(Schema<?> schema) {
    boolean isSchema =
        schema.getAdditionalProperties() instanceof Schema<?> others
            && others.getBooleanSchemaValue() == null;
    return isSchema ? (Schema<?>) schema.getAdditionalProperties() : null;
  }
}
