package co.lettermint.projects.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value that the specification gives no type, or no more than "object": it is kept as it is, to a
 * bounded depth.
 */
final class UntypedAdapter extends TypeAdapter<JsonElement> {
  /** A deeper tree would overflow the stack of whoever prints, compares or writes it. */
  private static final int MAX_DEPTH = 100;

  private final boolean isObject;

  UntypedAdapter(boolean isObject) {
    this.isObject = isObject;
  }

  @Override
  public @Nullable JsonElement read(JsonReader in) throws IOException {
    JsonToken found = in.peek();
    if (isObject && found != JsonToken.BEGIN_OBJECT) {
      Drifts.noteNext(in, "object", Drifts.typeOf(found));
    }
    return read(in, 1);
  }

  private static JsonElement read(JsonReader in, int depth) throws IOException {
    JsonToken found = in.peek();
    if (depth > MAX_DEPTH && (found == JsonToken.BEGIN_OBJECT || found == JsonToken.BEGIN_ARRAY)) {
      Drifts.skip(in, "at most " + MAX_DEPTH + " levels", found);
      return JsonNull.INSTANCE;
    }
    switch (found) {
      case BEGIN_OBJECT:
        return object(in, depth);
      case BEGIN_ARRAY:
        return array(in, depth);
      case STRING:
        String text = in.nextString();
        return text == null ? JsonNull.INSTANCE : new JsonPrimitive(text);
      case NUMBER:
        BigDecimal number = Values.NUMBER.read(in);
        return number == null ? JsonNull.INSTANCE : new JsonPrimitive(number);
      case BOOLEAN:
        return new JsonPrimitive(in.nextBoolean());
      default:
        in.skipValue();
        return JsonNull.INSTANCE;
    }
  }

  private static JsonElement object(JsonReader in, int depth) throws IOException {
    JsonObject object = new JsonObject();
    in.beginObject();
    while (in.hasNext()) {
      object.add(in.nextName(), read(in, depth + 1));
    }
    in.endObject();
    return object;
  }

  private static JsonElement array(JsonReader in, int depth) throws IOException {
    JsonArray array = new JsonArray();
    in.beginArray();
    while (in.hasNext()) {
      array.add(read(in, depth + 1));
    }
    in.endArray();
    return array;
  }

  @Override
  public void write(JsonWriter out, @Nullable JsonElement value) throws IOException {
    boolean serializeNulls = out.getSerializeNulls();
    out.setSerializeNulls(true);
    writeElement(out, value);
    out.setSerializeNulls(serializeNulls);
  }

  private static void writeElement(JsonWriter out, @Nullable JsonElement value) throws IOException {
    if (value == null || value.isJsonNull()) {
      out.nullValue();
    } else if (value.isJsonObject()) {
      out.beginObject();
      for (Map.Entry<String, JsonElement> member : value.getAsJsonObject().entrySet()) {
        writeElement(out.name(member.getKey()), member.getValue());
      }
      out.endObject();
    } else if (value.isJsonArray()) {
      out.beginArray();
      for (JsonElement element : value.getAsJsonArray()) {
        writeElement(out, element);
      }
      out.endArray();
    } else {
      writePrimitive(out, value.getAsJsonPrimitive());
    }
  }

  private static void writePrimitive(JsonWriter out, JsonPrimitive value) throws IOException {
    if (value.isNumber()) {
      out.value(value.getAsNumber());
    } else if (value.isBoolean()) {
      out.value(value.getAsBoolean());
    } else {
      out.value(value.getAsString());
    }
  }
}
