package co.lettermint.projects.json;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An element of an array or map that may be null. */
final class NullableAdapter<T> extends TypeAdapter<T> {
  private final TypeAdapter<T> type;

  NullableAdapter(TypeAdapter<T> type) {
    this.type = type;
  }

  @Override
  public @Nullable T read(JsonReader in) throws IOException {
    if (in.peek() == JsonToken.NULL) {
      in.nextNull();
      return null;
    }
    return type.read(in);
  }

  @Override
  public void write(JsonWriter out, @Nullable T value) throws IOException {
    type.write(out, value);
  }
}
