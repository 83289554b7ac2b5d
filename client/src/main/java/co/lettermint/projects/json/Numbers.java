package co.lettermint.projects.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The forms of numbers. One that does not fit is null, never a rounded value. */
final class Numbers {
  /**
   * Longer than any number that a figure of this API can be; arithmetic on one of any length takes
   * unbounded time.
   */
  private static final int MAX_LENGTH = 320;

  /** As in Gson: {@code 1e999999999} is short to write and fills the memory once it is rounded. */
  private static final int MAX_SCALE = 10_000;

  private Numbers() {}

  static @Nullable Integer int32(String text) {
    Long value = int64(text);
    return value == null || value.intValue() != value ? null : (Integer) value.intValue();
  }

  /** A whole number, even if it is written 1.0 or 1e3. */
  static @Nullable Long int64(String text) {
    if (text.length() <= 18 && isDigits(text)) {
      return Long.valueOf(text);
    }
    BigInteger value = integer(text);
    return value == null || value.bitLength() > 63 ? null : (Long) value.longValue();
  }

  private static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** A whole number of at most {@link #MAX_LENGTH} digits. */
  static @Nullable BigInteger integer(String text) {
    BigDecimal value = decimal(text);
    if (value == null || value.precision() - (long) value.scale() > MAX_LENGTH) {
      return null;
    }
    try {
      return value.toBigIntegerExact();
    } catch (ArithmeticException e) { // a fraction
      return null;
    }
  }

  /** A number that a text holds, in the form of JSON. */
  static @Nullable BigDecimal decimalText(String text) {
    return text.matches("-?[0-9]{1,320}(\\.[0-9]{1,320})?([eE][+-]?[0-9]{1,5})?")
        ? decimal(text)
        : null;
  }

  static @Nullable BigDecimal decimal(String text) {
    try {
      BigDecimal value = text.length() > MAX_LENGTH ? null : new BigDecimal(text);
      return value == null || Math.abs((long) value.scale()) > MAX_SCALE ? null : value;
    } catch (NumberFormatException e) { // an exponent beyond any number
      return null;
    }
  }

  static @Nullable Double float64(String text) {
    double value = Double.parseDouble(text);
    return Double.isFinite(value) ? value : null;
  }

  static @Nullable Float float32(String text) {
    float value = Float.parseFloat(text);
    return Float.isFinite(value) ? value : null;
  }
}
