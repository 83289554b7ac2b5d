package co.lettermint.projects.json;

import co.lettermint.projects.Secret;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the adapters of the generated records share: the frame of an object. */
public abstract class RecordAdapter<T> extends TypeAdapter<T> {
  private final String[] required;

  /** Takes the names of the properties that must not be missing. */
  protected RecordAdapter(String... required) {
    this.required = required;
  }

  /** Reads the properties, up to the end of the object. */
  protected abstract @Nullable T readProperties(JsonReader in) throws IOException;

  /** Writes the properties. */
  protected abstract void writeProperties(JsonWriter out, T value) throws IOException;

  @Override
  public final @Nullable T read(JsonReader in) throws IOException {
    JsonToken found = in.peek();
    if (found != JsonToken.BEGIN_OBJECT) {
      return Drifts.skip(in, "object", found);
    }
    in.beginObject();
    if (in instanceof TolerantReader tolerant) {
      return readNoting(tolerant);
    }
    T value = readProperties(in);
    in.endObject();
    return value;
  }

  private @Nullable T readNoting(TolerantReader in) throws IOException {
    Presence own = new Presence(in.presence, required);
    in.presence = own;
    T value = readProperties(in);
    in.endObject();
    own.noteMissing(in);
    in.presence = own.outer;
    return value;
  }

  @Override
  public final void write(JsonWriter out, @Nullable T value) throws IOException {
    if (value == null) {
      out.nullValue();
      return;
    }
    out.beginObject();
    writeProperties(out, value);
    out.endObject();
  }

  /** The name of the property that is next. */
  protected static String name(JsonReader in) throws IOException {
    String name = in.nextName();
    if (in instanceof TolerantReader tolerant && tolerant.presence != null) {
      tolerant.presence.saw(name);
    }
    return name;
  }

  /** Writes a required property: null stays null, whatever the writer makes of nulls elsewhere. */
  protected static <V> void write(
      JsonWriter out, String name, TypeAdapter<V> type, @Nullable V value) throws IOException {
    boolean serializeNulls = out.getSerializeNulls();
    out.setSerializeNulls(true);
    type.write(out.name(name), value);
    out.setSerializeNulls(serializeNulls);
  }

  /** Writes an optional property: null is left out. */
  protected static <V> void writePresent(
      JsonWriter out, String name, TypeAdapter<V> type, @Nullable V value) throws IOException {
    if (value != null) {
      type.write(out.name(name), value);
    }
  }

  /** An unmodifiable list of the same elements, which {@code List.copyOf} would refuse a null. */
  public static <V> @Nullable List<V> copy(@Nullable List<V> list) {
    return list == null ? null : Collections.unmodifiableList(new ArrayList<>(list));
  }

  /**
   * An unmodifiable map of the same entries in the same order, which {@code Map.copyOf} would
   * shuffle.
   */
  public static <V> @Nullable Map<String, V> copy(@Nullable Map<String, V> map) {
    return map == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** Refuses null for the one component that a record cannot do without. */
  public static void requirePresent(@Nullable Secret value, String name) {
    Objects.requireNonNull(value, name);
  }

  /**
   * Reads a token. Given again, the last one wins, with a drift; what is no text does not take the
   * place of one that was given before.
   */
  protected static @Nullable Secret again(JsonReader in, @Nullable Secret before)
      throws IOException {
    Secret token = Values.SECRET.read(in);
    if (token != null && before != null && !token.equals(before)) {
      Drifts.noteLast(in, "once", "given twice with different values");
    }
    return token == null ? before : token;
  }

  /**
   * The token that was found before the rest was read, wherever the body breaks off; for any other
   * secret the one that was read here.
   */
  protected static @Nullable Secret rescued(JsonReader in, String name, @Nullable Secret read) {
    return in instanceof TolerantReader tolerant
            && tolerant.token != null
            && tolerant.presence != null
            && tolerant.presence.outer == null
            && name.equals(TolerantReader.TOKEN_NAME)
        ? tolerant.token
        : read;
  }
}
