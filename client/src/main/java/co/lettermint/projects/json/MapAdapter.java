package co.lettermint.projects.json;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object whose names are data. An entry whose value is not as specified is left out. */
final class MapAdapter<T> extends TypeAdapter<Map<String, T>> {
  private final TypeAdapter<T> element;

  MapAdapter(TypeAdapter<T> element) {
    this.element = element;
  }

  @Override
  public @Nullable Map<String, T> read(JsonReader in) throws IOException {
    JsonToken found = in.peek();
    if (found != JsonToken.BEGIN_OBJECT) {
      return Drifts.skip(in, "object", found);
    }
    Map<String, T> map = new LinkedHashMap<>();
    in.beginObject();
    while (in.hasNext()) {
      String name = in.nextName();
      T value = element.read(in);
      if (value != null) {
        map.put(name, value);
      }
    }
    in.endObject();
    return RecordAdapter.copy(map);
  }

  @Override
  public void write(JsonWriter out, @Nullable Map<String, T> map) throws IOException {
    if (map == null) {
      out.nullValue();
      return;
    }
    out.beginObject();
    for (Map.Entry<String, T> entry : map.entrySet()) {
      element.write(out.name(entry.getKey()), entry.getValue());
    }
    out.endObject();
  }
}
