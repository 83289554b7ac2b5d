package co.lettermint.projects.json;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times as <a href="https://www.rfc-editor.org/rfc/rfc3339#section-5.6">RFC 3339</a>
 * writes them, with up to nine digits of a second and an offset of up to 18 hours. Written by hand
 * because {@code DateTimeFormatter} takes ten times as long, and most of a decoded body is dates.
 */
final class DateTimes {
  private DateTimes() {}

  /** The date that the whole text is, or null. */
  static @Nullable LocalDate date(String text) {
    try {
      return hasForm(text, 0, "dddd-dd-dd") && text.length() == 10
          ? LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
          : null;
    } catch (DateTimeException e) { // such as February 30
      return null;
    }
  }

  /**
   * The time that the whole text is, or null; null as well for a leap second, which {@code
   * java.time} cannot hold.
   */
  static @Nullable OffsetDateTime dateTime(String text) {
    if (!hasForm(text, 0, "dddd-dd-ddtdd:dd:dd")) {
      return null;
    }
    int end = 19;
    if (end < text.length() && text.charAt(end) == '.') {
      do {
        end++;
      } while (end < text.length() && isDigit(text.charAt(end)));
    }
    int digits = Math.max(end - 20, 0);
    if (end == 20 || digits > 9) {
      return null;
    }
    int nanos = number(text, Math.min(20, end), end);
    for (int i = digits; i < 9; i++) {
      nanos *= 10;
    }
    try {
      ZoneOffset offset = offset(text, end);
      return offset == null
          ? null
          : OffsetDateTime.of(
              number(text, 0, 4),
              number(text, 5, 7),
              number(text, 8, 10),
              number(text, 11, 13),
              number(text, 14, 16),
              number(text, 17, 19),
              nanos,
              offset);
    } catch (DateTimeException e) { // such as February 30, or 24:00
      return null;
    }
  }

  static String format(OffsetDateTime value) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value);
  }

  private static @Nullable ZoneOffset offset(String text, int at) {
    if (hasForm(text, at, "z") && text.length() == at + 1) {
      return ZoneOffset.UTC;
    }
    boolean isNegative = hasForm(text, at, "-dd:dd");
    if (text.length() != at + 6 || !isNegative && !hasForm(text, at, "+dd:dd")) {
      return null;
    }
    int sign = isNegative ? -1 : 1;
    return ZoneOffset.ofHoursMinutes(
        sign * number(text, at + 1, at + 3), sign * number(text, at + 4, at + 6));
  }

  /** Whether the text has a form from an index on: d is a digit, other letters are in any case. */
  private static boolean hasForm(String text, int from, String form) {
    if (text.length() < from + form.length()) {
      return false;
    }
    for (int i = 0; i < form.length(); i++) {
      char c = text.charAt(from + i);
      char expected = form.charAt(i);
      boolean matches =
          expected == 'd' ? isDigit(c) : c == expected || expected >= 'a' && (c | 0x20) == expected;
      if (!matches) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = 10 * number + text.charAt(i) - '0';
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
