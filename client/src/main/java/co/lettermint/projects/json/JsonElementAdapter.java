package co.lettermint.projects.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A value that the specification gives no type, or none but "object". It is kept as it is. */
final class JsonElementAdapter extends TypeAdapter<JsonElement> {
  private final boolean isObject;

  JsonElementAdapter(boolean isObject) {
    this.isObject = isObject;
  }

  @Override
  public JsonElement read(JsonReader in) throws IOException {
    JsonElement value = readAny(in);
    if (isObject && !value.isJsonObject()) {
      String found = value.isJsonArray() ? "array" : value.isJsonNull() ? "null" : "another type";
      DriftReader.recordLast(in, "object", found);
    }
    return value;
  }

  private static JsonElement readAny(JsonReader in) throws IOException {
    switch (in.peek()) {
      case BEGIN_OBJECT:
        return readObject(in);
      case BEGIN_ARRAY:
        return readArray(in);
      case STRING:
        return new JsonPrimitive(in.nextString());
      case NUMBER:
        Number number = Types.NUMBER.read(in);
        return number == null ? JsonNull.INSTANCE : new JsonPrimitive(number);
      case BOOLEAN:
        return new JsonPrimitive(in.nextBoolean());
      default:
        in.nextNull();
        return JsonNull.INSTANCE;
    }
  }

  private static JsonObject readObject(JsonReader in) throws IOException {
    JsonObject object = new JsonObject();
    in.beginObject();
    try {
      while (in.hasNext()) {
        object.add(in.nextName(), readAny(in));
      }
      in.endObject();
    } catch (IOException e) {
      DriftReader.stop(in, e);
    }
    return object;
  }

  private static JsonArray readArray(JsonReader in) throws IOException {
    JsonArray array = new JsonArray();
    in.beginArray();
    try {
      while (in.hasNext()) {
        array.add(readAny(in));
      }
      in.endArray();
    } catch (IOException e) {
      DriftReader.stop(in, e);
    }
    return array;
  }

  @Override
  public void write(JsonWriter out, @Nullable JsonElement value) throws IOException {
    boolean serializeNulls = out.getSerializeNulls();
    out.setSerializeNulls(true); // a null inside of data is data
    Writing.GSON.toJson(value == null ? JsonNull.INSTANCE : value, out);
    out.setSerializeNulls(serializeNulls);
  }

  /** Loaded by the first write: a program that only reads does without. */
  private static final class Writing {
    static final Gson GSON = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
  }
}
