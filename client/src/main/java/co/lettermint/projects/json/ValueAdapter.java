package co.lettermint.projects.json;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes a text or number. A value of another JSON type, or of another form, is null and
 * a drift, never an exception.
 */
abstract class ValueAdapter<T> extends TypeAdapter<T> {
  private final JsonToken type;
  private final String expected;

  ValueAdapter(JsonToken type, String expected) {
    this.type = type;
    this.expected = expected;
  }

  /** The value of a text, or null if the text has another form. */
  abstract @Nullable T parse(String text);

  /** Whether the specification lists the value; if not, it is kept and recorded. */
  boolean isSpecified(T value) {
    return true;
  }

  /** What is written: a text or a number. */
  Object format(T value) {
    return value.toString();
  }

  @Override
  public final @Nullable T read(JsonReader in) throws IOException {
    if (!DriftReader.expect(in, type, expected)) {
      return null;
    }
    String text = in.nextString();
    T value = parse(text);
    if (value == null || !isSpecified(value)) {
      DriftReader.recordLast(in, expected, type == JsonToken.STRING ? text : "number");
    }
    return value;
  }

  @Override
  public final void write(JsonWriter out, @Nullable T value) throws IOException {
    Object written = value == null ? null : format(value);
    if (written instanceof Number number) {
      out.value(number);
    } else {
      out.value((String) written);
    }
  }
}
