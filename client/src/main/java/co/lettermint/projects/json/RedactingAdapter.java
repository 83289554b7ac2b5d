package co.lettermint.projects.json;

import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes what {@code toString} shows, for the types whose {@code toString} hides a secret. */
public final class RedactingAdapter extends TypeAdapter<Object> {
  @Override
  public Object read(JsonReader in) {
    throw new JsonParseException("A redacted value cannot be read back. See " + in.getPath());
  }

  @Override
  public void write(JsonWriter out, @Nullable Object value) throws IOException {
    out.value(value == null ? null : value.toString());
  }
}
