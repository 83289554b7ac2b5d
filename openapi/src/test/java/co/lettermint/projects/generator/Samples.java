package co.lettermint.projects.generator;

import com.google.gson.JsonObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A value of any type that generated code uses. */
final class Samples {
  private static final Map<Class<?>, Object> SCALARS =
      Map.ofEntries(
          Map.entry(String.class, "a b"),
          Map.entry(Boolean.class, true),
          Map.entry(Integer.class, 1),
          Map.entry(Long.class, 9_007_199_254_740_993L),
          Map.entry(BigInteger.class, BigInteger.TWO.pow(70)),
          Map.entry(BigDecimal.class, new BigDecimal("1.50")),
          Map.entry(Float.class, 0.5f),
          Map.entry(Double.class, 0.25),
          Map.entry(LocalDate.class, LocalDate.of(2026, 1, 2)),
          Map.entry(OffsetDateTime.class, OffsetDateTime.parse("2026-01-02T03:04:05.000006Z")),
          Map.entry(Instant.class, Instant.parse("2026-01-02T03:04:00Z")),
          Map.entry(UUID.class, new UUID(1, 2)),
          Map.entry(URI.class, URI.create("https://example.test/?a=b")),
          Map.entry(com.google.gson.JsonElement.class, new JsonObject()));

  private Samples() {}

  /** Null below a few levels, where types contain themselves. */
  static Object of(Type type, int levels) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      Object value = of(arguments[arguments.length - 1], levels - 1);
      boolean isList = generic.getRawType() == List.class;
      return isList
          ? value == null ? List.of() : List.of(value)
          : value == null ? Map.of() : Map.of("a key", value);
    }
    Class<?> raw = (Class<?>) type;
    if (SCALARS.containsKey(raw)) {
      return SCALARS.get(raw);
    }
    if (raw.getSimpleName().equals("Secret")) {
      return raw.getMethod("of", String.class).invoke(null, "lm_example_not_a_token");
    }
    if (levels <= 0) {
      return null;
    }
    RecordComponent[] components = raw.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = of(components[i].getGenericType(), levels - 1);
    }
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Constructor<?> constructor = raw.getDeclaredConstructor(types);
    return constructor.newInstance(values);
  }
}
