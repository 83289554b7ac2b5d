package co.lettermint.projects.json;

import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers. One that does not fit its type is a drift, never a rounded value. */
abstract class NumberAdapter<T extends Number> extends ValueAdapter<T> {
  static final NumberAdapter<Integer> INT32 =
      new NumberAdapter<>("integer (int32)") {
        @Override
        @Nullable Integer parse(String text) {
          Long value = integral(text);
          return value == null || value.intValue() != value ? null : (Integer) value.intValue();
        }
      };

  static final NumberAdapter<Long> INT64 =
      new NumberAdapter<>("integer (int64)") {
        @Override
        @Nullable Long parse(String text) {
          return integral(text);
        }
      };

  static final NumberAdapter<BigDecimal> NUMBER =
      new NumberAdapter<>("number") {
        @Override
        @Nullable BigDecimal parse(String text) {
          return decimal(text);
        }
      };

  static final NumberAdapter<Double> DOUBLE =
      new NumberAdapter<>("number (double)") {
        @Override
        @Nullable Double parse(String text) {
          double value = Double.parseDouble(text);
          return Double.isFinite(value) ? value : null;
        }
      };

  static final NumberAdapter<Float> FLOAT =
      new NumberAdapter<>("number (float)") {
        @Override
        @Nullable Float parse(String text) {
          float value = Float.parseFloat(text);
          return Float.isFinite(value) ? value : null;
        }
      };

  /**
   * Longer than any number that a figure of this API can be; arithmetic on one of any length takes
   * unbounded time.
   */
  static final int MAX_LENGTH = 320;

  /** As in Gson: {@code 1e999999999} is short to write and fills the memory once it is rounded. */
  private static final int MAX_SCALE = 10_000;

  private NumberAdapter(String expected) {
    super(JsonToken.NUMBER, expected);
  }

  /** A whole number, also where it is written 1.0 or 1e3. */
  private static @Nullable Long integral(String text) {
    if (text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Long.valueOf(text);
    }
    BigDecimal value = decimal(text);
    if (value == null || value.precision() - value.scale() > 19) {
      return null;
    }
    BigDecimal whole = value.stripTrailingZeros();
    if (whole.scale() > 0 || whole.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      return null;
    }
    return whole.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) < 0
        ? null
        : (Long) whole.longValue();
  }

  private static @Nullable BigDecimal decimal(String text) {
    try {
      BigDecimal value = text.length() > MAX_LENGTH ? null : new BigDecimal(text);
      return value == null || Math.abs((long) value.scale()) > MAX_SCALE ? null : value;
    } catch (NumberFormatException e) { // an exponent beyond any number
      return null;
    }
  }

  @Override
  final String format(T value) {
    return value.toString();
  }

  @Override
  public void write(JsonWriter out, @Nullable T value) throws IOException {
    out.value(value);
  }
}
