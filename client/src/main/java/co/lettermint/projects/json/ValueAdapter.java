package co.lettermint.projects.json;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes one kind of text or number. A value of another JSON type, or of another form, is
 * skipped: it is null and a drift, never an exception.
 */
abstract class ValueAdapter<T> extends TypeAdapter<T> {
  private final JsonToken token;
  private final String expected;

  ValueAdapter(JsonToken token, String expected) {
    this.token = token;
    this.expected = expected;
  }

  /** The value of this text, or null where it has another form. */
  abstract @Nullable T parse(String text);

  /** Whether the specification knows the value; if not, it is kept and a drift is noted. */
  boolean isSpecified(T value) {
    return true;
  }

  /** Whether a drift may show the text. */
  private boolean isShown() {
    return token == JsonToken.STRING;
  }

  @Override
  public final @Nullable T read(JsonReader in) throws IOException {
    JsonToken found = in.peek();
    if (found != token) {
      return Drifts.skip(in, expected, found);
    }
    String text = in.nextString();
    if (text == null || found == JsonToken.NUMBER && isCutOff(in)) {
      return null; // the document ended inside the value, see TolerantReader
    }
    T value = parse(text);
    if (value == null || !isSpecified(value)) {
      Drifts.noteLast(in, expected, isShown() ? text : Drifts.typeOf(found));
    }
    return value;
  }

  /** Whether the text breaks off behind a number, which may have had more digits. */
  private static boolean isCutOff(JsonReader in) throws IOException {
    in.peek();
    return in instanceof TolerantReader tolerant && tolerant.notes.isClosed();
  }

  @Override
  public final void write(JsonWriter out, @Nullable T value) throws IOException {
    if (value instanceof Number number) {
      out.value(number);
    } else {
      out.value(value == null ? null : Values.text(value));
    }
  }
}
