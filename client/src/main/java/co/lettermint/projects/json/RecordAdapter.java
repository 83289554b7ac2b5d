package co.lettermint.projects.json;

import co.lettermint.projects.Secret;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the JSON object of a generated record. A property that is missing, or whose
 * value has another type than specified, is null in the record. Thread-safe.
 */
public abstract class RecordAdapter<T> extends TypeAdapter<T> {
  /** Stands for null, while null stands for a property that the object does not have. */
  private static final Object NULL = new Object();

  private volatile Property @Nullable [] table;

  protected RecordAdapter() {}

  /**
   * The properties, in the order of the components. Called at first use, not by the constructor:
   * schemas may refer to each other.
   */
  protected abstract List<Property> properties();

  /** A record of values that come in the order of {@link #properties}. */
  protected abstract T create(Values values);

  /** The values of a record, in the order of {@link #properties}. */
  protected abstract @Nullable Object[] values(T value);

  protected static Property required(String name, TypeAdapter<?> type) {
    return new Property(name, type, true);
  }

  protected static Property optional(String name, TypeAdapter<?> type) {
    return new Property(name, type, false);
  }

  /** The name of the property that the server shows once, or null if the schema has none. */
  public final @Nullable String onceShown() {
    for (Property property : table()) {
      if (property.onceShown) {
        return property.name;
      }
    }
    return null;
  }

  /** The same record, or an empty one for null, with the secret that the server shows once. */
  public final T withOnceShown(@Nullable T value, Secret secret) {
    Property[] properties = table();
    @Nullable Object[] values = value == null ? new Object[properties.length] : values(value);
    for (int i = 0; i < properties.length; i++) {
      if (properties[i].onceShown) {
        values[i] = secret;
      }
    }
    return create(new Values(values));
  }

  private Property[] table() {
    Property[] properties = table;
    if (properties == null) {
      properties = properties().toArray(new Property[0]);
      table = properties;
    }
    return properties;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // with NULL, which equals nothing else
  public final @Nullable T read(JsonReader in) throws IOException {
    if (!DriftReader.expect(in, JsonToken.BEGIN_OBJECT, "object")) {
      return null;
    }
    Property[] properties = table();
    @Nullable Object[] values = new Object[properties.length];
    in.beginObject();
    try {
      readMembers(in, properties, values);
      in.endObject();
    } catch (IOException e) {
      DriftReader.stop(in, e);
    }
    for (int i = 0; i < values.length; i++) {
      if (values[i] == NULL) {
        values[i] = null;
      } else if (values[i] == null && properties[i].required) {
        DriftReader.recordMissing(in, properties[i].name);
      }
    }
    return create(new Values(values));
  }

  private static void readMembers(JsonReader in, Property[] properties, @Nullable Object[] values)
      throws IOException {
    int expected = 0; // servers mostly keep the specified order
    while (in.hasNext()) {
      int i =
          in instanceof DriftReader reader
              ? reader.nextProperty(properties, expected)
              : find(in.nextName(), properties);
      if (i < 0) {
        in.skipValue();
        continue;
      }
      expected = i + 1;
      Property property = properties[i];
      values[i] = NULL; // a drift unless it is replaced or may be null
      if (property.nullable && in.peek() == JsonToken.NULL) {
        in.nextNull();
      } else {
        Object value = property.type.read(in);
        values[i] = value == null ? NULL : value;
      }
    }
  }

  /** The index of the property of that name, or -1. */
  static int find(String name, Property[] properties) {
    for (int i = 0; i < properties.length; i++) {
      if (properties[i].name.equals(name)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public final void write(JsonWriter out, @Nullable T value) throws IOException {
    if (value == null) {
      out.nullValue();
      return;
    }
    Property[] properties = table();
    @Nullable Object[] values = values(value);
    boolean serializeNulls = out.getSerializeNulls();
    out.setSerializeNulls(true); // whether a null is written is decided here
    out.beginObject();
    for (int i = 0; i < properties.length; i++) {
      Property property = properties[i];
      boolean written = values[i] != null || property.required;
      if (written && !(property.readOnly && out instanceof RequestWriter)) {
        property.type.write(out.name(property.name), values[i]);
      }
    }
    out.endObject();
    out.setSerializeNulls(serializeNulls);
  }

  /**
   * The components on one line, for {@code toString}: no secret, no character that is not
   * printable.
   */
  public final String toString(T value) {
    StringJoiner text = new StringJoiner(", ", value.getClass().getSimpleName() + "[", "]");
    RecordComponent[] components = value.getClass().getRecordComponents();
    @Nullable Object[] values = values(value);
    for (int i = 0; i < values.length; i++) {
      text.add(components[i].getName() + "=" + values[i]);
    }
    String shown = text.toString();
    for (Object component : values) {
      if (component instanceof Secret secret && !secret.reveal().isBlank()) {
        shown = shown.replace(secret.reveal(), "[redacted]"); // a server may repeat it elsewhere
      }
    }
    return Printable.redact(shown);
  }

  /** An unmodifiable copy, which may hold nulls. */
  public static <V> @Nullable List<V> copy(@Nullable List<V> list) {
    return list == null ? null : Collections.unmodifiableList(new ArrayList<>(list));
  }

  /** An unmodifiable copy in the same order, which may hold nulls. */
  public static <V> @Nullable Map<String, V> copy(@Nullable Map<String, V> map) {
    return map == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
