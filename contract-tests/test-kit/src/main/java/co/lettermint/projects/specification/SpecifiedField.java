package co.lettermint.projects.specification;

import java.util.List;

/** A property of a schema. */
public record SpecifiedField(
    String schema, String name, SpecifiedType type, boolean required, boolean nullable) {

  /** The names that lead to it in the specification. */
  public List<String> steps() {
    return List.of("components", "schemas", schema, "properties", name);
  }
}
