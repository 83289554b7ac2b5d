package co.lettermint.projects.json;

import com.google.gson.stream.JsonToken;
import java.util.Arrays;
import java.util.List;

/** Reads and writes an open enumeration. A text that is not listed is kept, and is a drift. */
public abstract class EnumAdapter<T> extends ValueAdapter<T> {
  private final List<String> listed;

  protected EnumAdapter(String... listed) {
    super(JsonToken.STRING, String.join(" | ", listed));
    this.listed = Arrays.asList(listed);
  }

  protected abstract T create(String text);

  protected abstract String value(T value);

  /** Whether the specification lists the value. */
  public final boolean isKnown(T value) {
    return listed.contains(value(value));
  }

  /** The text, fit to be printed. */
  public final String toString(T value) {
    return Printable.redact(value(value));
  }

  @Override
  final T parse(String text) {
    return create(text);
  }

  @Override
  final boolean isSpecified(T value) {
    return isKnown(value);
  }

  @Override
  final Object format(T value) {
    return value(value);
  }
}
