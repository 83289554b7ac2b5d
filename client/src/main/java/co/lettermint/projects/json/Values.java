package co.lettermint.projects.json;

import co.lettermint.projects.Secret;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.TypeAdapter;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The types that a specification can give a value, each as an adapter that never throws for another
 * one.
 */
public final class Values {
  public static final TypeAdapter<String> STRING = text("string", text -> text);
  public static final TypeAdapter<Secret> SECRET = new SecretAdapter();
  public static final TypeAdapter<Boolean> BOOLEAN = new BooleanAdapter();
  public static final TypeAdapter<Integer> INT32 = number("integer (int32)", Numbers::int32);
  public static final TypeAdapter<Long> INT64 = number("integer (int64)", Numbers::int64);
  public static final TypeAdapter<BigDecimal> NUMBER = number("number", Numbers::decimal);
  public static final TypeAdapter<Float> FLOAT = number("number (float)", Numbers::float32);
  public static final TypeAdapter<Double> DOUBLE = number("number (double)", Numbers::float64);
  public static final TypeAdapter<LocalDate> DATE = text("date (RFC 3339)", Rfc3339::date);
  public static final TypeAdapter<OffsetDateTime> DATE_TIME =
      text("date-time (RFC 3339)", Rfc3339::dateTime);
  public static final TypeAdapter<UUID> UUID = text("uuid", Formats::uuid);
  public static final TypeAdapter<URI> URI = text("uri", Formats::uri);
  public static final TypeAdapter<JsonElement> ANY = new UntypedAdapter(false);
  public static final TypeAdapter<JsonElement> OBJECT = new UntypedAdapter(true);

  private static final Map<Type, TypeAdapter<?>> SCALARS =
      Map.ofEntries(
          Map.entry(String.class, STRING),
          Map.entry(Secret.class, SECRET),
          Map.entry(Boolean.class, BOOLEAN),
          Map.entry(Integer.class, INT32),
          Map.entry(Long.class, INT64),
          Map.entry(BigDecimal.class, NUMBER),
          Map.entry(Float.class, FLOAT),
          Map.entry(Double.class, DOUBLE),
          Map.entry(LocalDate.class, DATE),
          Map.entry(OffsetDateTime.class, DATE_TIME),
          Map.entry(java.util.UUID.class, UUID),
          Map.entry(java.net.URI.class, URI),
          Map.entry(JsonElement.class, ANY));

  private Values() {}

  private static <T> TypeAdapter<T> text(String expected, Function<String, @Nullable T> form) {
    return new ScalarAdapter<>(JsonToken.STRING, expected, form);
  }

  private static <T> TypeAdapter<T> number(String expected, Function<String, @Nullable T> form) {
    return new ScalarAdapter<>(JsonToken.NUMBER, expected, form);
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
    return (TypeAdapter<T>) (scalar != null ? scalar : new Gson().getAdapter(TypeToken.get(type)));
  }

  /** The text of a value in a URL or header, where {@code toString} may be another. */
  public static String text(Object value) {
    if (value instanceof OffsetDateTime time) {
      return Rfc3339.format(time);
    }
    return value instanceof Secret secret ? secret.reveal() : value.toString();
  }

  /** An unmodifiable list. An element that is not as specified is left out. */
  public static <T> TypeAdapter<List<T>> list(TypeAdapter<T> element) {
    return new ListAdapter<>(element);
  }

  /**
   * An unmodifiable map, in the order of the document. An entry that is not as specified is left
   * out.
   */
  public static <T> TypeAdapter<Map<String, T>> map(TypeAdapter<T> value) {
    return new MapAdapter<>(value);
  }

  /** An element that may be null without being a drift. */
  public static <T> TypeAdapter<T> orNull(TypeAdapter<T> type) {
    return new NullableAdapter<>(type);
  }

  /** Reads a value that may be null without being a drift. */
  public static <T> @Nullable T nullable(JsonReader in, TypeAdapter<T> type) throws IOException {
    if (in.peek() == JsonToken.NULL) {
      in.nextNull();
      return null;
    }
    return type.read(in);
  }
}
