package co.lettermint.projects.json;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object whose names are data. A member whose value is not as specified is left out. */
final class MapAdapter<T> extends TypeAdapter<Map<String, T>> {
  private final TypeAdapter<T> element;

  MapAdapter(TypeAdapter<T> element) {
    this.element = element;
  }

  @Override
  public @Nullable Map<String, T> read(JsonReader in) throws IOException {
    if (!DriftReader.expect(in, JsonToken.BEGIN_OBJECT, "object")) {
      return null;
    }
    Map<String, T> map = new LinkedHashMap<>();
    in.beginObject();
    try {
      while (in.hasNext()) {
        String name = in.nextName();
        T value = element.read(in);
        if (value != null || element instanceof NullableAdapter) {
          map.put(name, value);
        }
      }
      in.endObject();
    } catch (IOException e) {
      DriftReader.stop(in, e);
    }
    return Collections.unmodifiableMap(map);
  }

  @Override
  public void write(JsonWriter out, @Nullable Map<String, T> map) throws IOException {
    if (map == null) {
      out.nullValue();
      return;
    }
    boolean serializeNulls = out.getSerializeNulls();
    out.setSerializeNulls(true);
    out.beginObject();
    for (Map.Entry<String, T> member : map.entrySet()) {
      element.write(out.name(member.getKey()), member.getValue());
    }
    out.endObject();
    out.setSerializeNulls(serializeNulls);
  }
}
