package co.lettermint.projects.json;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** True or false, which JSON does not write as text. */
final class BooleanAdapter extends TypeAdapter<Boolean> {
  @Override
  public @Nullable Boolean read(JsonReader in) throws IOException {
    JsonToken found = in.peek();
    return found == JsonToken.BOOLEAN
        ? (Boolean) in.nextBoolean()
        : Drifts.skip(in, "boolean", found);
  }

  @Override
  public void write(JsonWriter out, @Nullable Boolean value) throws IOException {
    out.value(value);
  }
}
