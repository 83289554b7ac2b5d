package co.lettermint.projects.specification;

import java.util.List;

/**
 * The type of a value, as the specification states it.
 *
 * @param name type and format, such as {@code string date-time}; {@code enum}, {@code any}, or
 *     {@code free object} for one without properties
 * @param schema the name of its schema, empty where it has none
 * @param values what an enumeration lists
 * @param items the type of an array's elements, as a list of one
 */
public record SpecifiedType(
    String name, String schema, List<String> values, List<SpecifiedType> items) {

  /** The type of what an array holds, at any depth; of anything else the type itself. */
  public SpecifiedType innermost() {
    return items.isEmpty() ? this : items.get(0).innermost();
  }

  /** As a sentence shows it. */
  @Override
  public String toString() {
    return values.isEmpty() ? name : name + " " + values;
  }
}
