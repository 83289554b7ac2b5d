package co.lettermint.projects.json;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An array. An element that is not as specified is left out. */
final class ListAdapter<T> extends TypeAdapter<List<T>> {
  private final TypeAdapter<T> element;

  ListAdapter(TypeAdapter<T> element) {
    this.element = element;
  }

  @Override
  public @Nullable List<T> read(JsonReader in) throws IOException {
    if (!DriftReader.expect(in, JsonToken.BEGIN_ARRAY, "array")) {
      return null;
    }
    List<T> list = new ArrayList<>();
    in.beginArray();
    try {
      while (in.hasNext()) {
        T value = element.read(in);
        if (value != null || element instanceof NullableAdapter) {
          list.add(value);
        }
      }
      in.endArray();
    } catch (IOException e) {
      DriftReader.stop(in, e);
    }
    return Collections.unmodifiableList(list);
  }

  @Override
  public void write(JsonWriter out, @Nullable List<T> list) throws IOException {
    if (list == null) {
      out.nullValue();
      return;
    }
    out.beginArray();
    for (T value : list) {
      element.write(out, value);
    }
    out.endArray();
  }
}
