package co.lettermint.projects.json;

import co.lettermint.projects.Secret;
import com.google.gson.JsonElement;
import com.google.gson.TypeAdapter;
import com.google.gson.annotations.JsonAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The adapters of the types that a specification can give a value. */
public final class Types {
  public static final TypeAdapter<String> STRING = text("string", text -> text);

  /**
   * Unlike the adapter that Gson finds at {@link Secret}, this one writes the text: only generated
   * records use it.
   */
  public static final TypeAdapter<Secret> SECRET =
      new ValueAdapter<>(JsonToken.STRING, "string") {
        @Override
        Secret parse(String text) {
          return Secret.of(text);
        }

        @Override
        Object format(Secret value) {
          return value.reveal();
        }
      };

  public static final TypeAdapter<Boolean> BOOLEAN =
      new TypeAdapter<>() {
        @Override
        public @Nullable Boolean read(JsonReader in) throws IOException {
          return DriftReader.expect(in, JsonToken.BOOLEAN, "boolean") ? in.nextBoolean() : null;
        }

        @Override
        public void write(JsonWriter out, @Nullable Boolean value) throws IOException {
          out.value(value);
        }
      };

  public static final TypeAdapter<Integer> INTEGER = number("integer (int32)", Numbers::int32);
  public static final TypeAdapter<Long> LONG = number("integer (int64)", Numbers::int64);
  public static final TypeAdapter<BigInteger> BIG_INTEGER = number("integer", Numbers::integer);
  public static final TypeAdapter<BigDecimal> NUMBER = number("number", Numbers::decimal);
  public static final TypeAdapter<Float> FLOAT = number("number (float)", Numbers::float32);
  public static final TypeAdapter<Double> DOUBLE = number("number (double)", Numbers::float64);

  /** A number that the wire carries as text. */
  public static final TypeAdapter<BigDecimal> DECIMAL =
      text("string (decimal)", Numbers::decimalText);

  public static final TypeAdapter<LocalDate> DATE = text("date (RFC 3339)", DateTimes::date);
  public static final TypeAdapter<OffsetDateTime> DATE_TIME =
      text("date-time (RFC 3339)", DateTimes::dateTime);
  public static final TypeAdapter<UUID> UUID = text("uuid", Types::uuid);
  public static final TypeAdapter<URI> URI = text("uri", Types::uri);
  public static final TypeAdapter<JsonElement> ANY = new JsonElementAdapter(false);
  public static final TypeAdapter<JsonElement> OBJECT = new JsonElementAdapter(true);

  private static final Map<Type, TypeAdapter<?>> SCALARS =
      Map.ofEntries(
          Map.entry(String.class, STRING),
          Map.entry(Secret.class, SECRET),
          Map.entry(Boolean.class, BOOLEAN),
          Map.entry(Integer.class, INTEGER),
          Map.entry(Long.class, LONG),
          Map.entry(BigInteger.class, BIG_INTEGER),
          Map.entry(BigDecimal.class, NUMBER),
          Map.entry(Float.class, FLOAT),
          Map.entry(Double.class, DOUBLE),
          Map.entry(LocalDate.class, DATE),
          Map.entry(OffsetDateTime.class, DATE_TIME),
          Map.entry(java.util.UUID.class, UUID),
          Map.entry(java.net.URI.class, URI),
          Map.entry(JsonElement.class, ANY));

  private Types() {}

  /** An array as an unmodifiable list. An element that is not as specified is left out. */
  public static <T> TypeAdapter<List<T>> list(TypeAdapter<T> element) {
    return new ListAdapter<>(element);
  }

  /** An object as an unmodifiable map in the same order, without members not as specified. */
  public static <T> TypeAdapter<Map<String, T>> map(TypeAdapter<T> value) {
    return new MapAdapter<>(value);
  }

  /** An element of an array or map that may be null. */
  public static <T> TypeAdapter<T> nullable(TypeAdapter<T> type) {
    return new NullableAdapter<>(type);
  }

  /** The adapter of a type that a generated interface takes or returns. */
  @SuppressWarnings("unchecked") // the adapter is the one of this very type
  public static <T> TypeAdapter<T> of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      TypeAdapter<?> element = of(arguments[arguments.length - 1]);
      return (TypeAdapter<T>) (generic.getRawType() == Map.class ? map(element) : list(element));
    }
    TypeAdapter<?> scalar = SCALARS.get(type);
    return (TypeAdapter<T>) (scalar != null ? scalar : generated(type));
  }

  /** The adapter of a generated record. */
  public static <T> RecordAdapter<T> ofRecord(Class<T> type) {
    TypeAdapter<T> adapter = of(type);
    return (RecordAdapter<T>) adapter;
  }

  /** The adapter that a generated type names; asking a {@code Gson} for it takes longer. */
  private static TypeAdapter<?> generated(Type type) {
    try {
      JsonAdapter annotation =
          type instanceof Class<?> named ? named.getAnnotation(JsonAdapter.class) : null;
      if (annotation == null) {
        throw new IllegalArgumentException("no adapter for " + type.getTypeName());
      }
      Constructor<?> constructor = annotation.value().getDeclaredConstructor();
      constructor.setAccessible(true);
      return (TypeAdapter<?>) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("no adapter for " + type.getTypeName(), e);
    }
  }

  private static <T> TypeAdapter<T> text(String expected, Function<String, @Nullable T> form) {
    return scalar(JsonToken.STRING, expected, form);
  }

  private static <T> TypeAdapter<T> number(String expected, Function<String, @Nullable T> form) {
    return scalar(JsonToken.NUMBER, expected, form);
  }

  private static <T> TypeAdapter<T> scalar(
      JsonToken type, String expected, Function<String, @Nullable T> form) {
    return new ValueAdapter<>(type, expected) {
      @Override
      @Nullable T parse(String text) {
        return form.apply(text);
      }

      @Override
      Object format(T value) {
        if (value instanceof OffsetDateTime time) {
          return DateTimes.format(time);
        }
        return type == JsonToken.NUMBER ? value : value.toString();
      }
    };
  }

  private static @Nullable UUID uuid(String text) {
    try {
      UUID value = java.util.UUID.fromString(text);
      // The JDK takes "1-1-1-1-1" as well.
      return value.toString().equalsIgnoreCase(text) ? value : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable URI uri(String text) {
    try {
      return java.net.URI.create(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
