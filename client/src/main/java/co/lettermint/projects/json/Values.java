package co.lettermint.projects.json;

import org.jspecify.annotations.Nullable;

/** The values that were read for one record, in the order of its properties. */
public final class Values {
  private final @Nullable Object[] values;
  private int next;

  Values(@Nullable Object[] values) {
    this.values = values;
  }

  /** The value of the next component. Its type is the one that the property's adapter reads. */
  @SuppressWarnings({
    "unchecked",
    "TypeParameterUnusedInFormals"
  }) // generated together with the properties, in the same order
  public <V> @Nullable V next() {
    return (V) values[next++];
  }
}
