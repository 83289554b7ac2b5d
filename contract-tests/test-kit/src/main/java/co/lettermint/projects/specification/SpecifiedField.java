package co.lettermint.projects.specification;

/** A property of a schema. */
public record SpecifiedField(
    String schema, String name, SpecifiedType type, boolean required, boolean nullable) {

  /** Where the specification has it. */
  public String place() {
    return Specification.FILE + ", " + schema + "." + name;
  }
}
