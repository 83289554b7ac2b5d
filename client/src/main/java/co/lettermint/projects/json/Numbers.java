package co.lettermint.projects.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The forms of numbers. One that does not fit is null, never a rounded value. */
final class Numbers {
  /**
   * Longer than any number that a figure of this API can be; arithmetic on one of any length takes
   * unbounded time.
   */
  static final int MAX_LENGTH = 320;

  /** As in Gson: {@code 1e999999999} is short to write and fills the memory once it is rounded. */
  private static final int MAX_SCALE = 10_000;

  private Numbers() {}

  static @Nullable Integer int32(String text) {
    Long value = int64(text);
    return value == null || value.intValue() != value ? null : (Integer) value.intValue();
  }

  /** A whole number, also where it is written 1.0 or 1e3. */
  static @Nullable Long int64(String text) {
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
