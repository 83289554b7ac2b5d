package co.lettermint.projects.json;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times as <a href="https://www.rfc-editor.org/rfc/rfc3339#section-5.6">RFC 3339</a>
 * writes them, with up to nine digits of a second and an offset of up to 18 hours. The parsers of
 * {@code java.time} take other forms as well, and an exception for each text that they refuse.
 */
final class Rfc3339 {
  private static final int MAX_OFFSET_HOURS = 18;

  private Rfc3339() {}

  /** The date that the whole text is, or null. */
  static @Nullable LocalDate date(String text) {
    return text.length() == 10 ? leadingDate(text) : null;
  }

  /** The date that the first ten characters are, or null. */
  private static @Nullable LocalDate leadingDate(String text) {
    int year = number(text, 0, 4);
    int month = number(text, 5, 2);
    int day = number(text, 8, 2);
    if (year < 0
        || month < 1
        || month > 12
        || day < 1
        || text.charAt(4) != '-'
        || text.charAt(7) != '-') {
      return null;
    }
    return day <= YearMonth.of(year, month).lengthOfMonth() ? LocalDate.of(year, month, day) : null;
  }

  /**
   * The time that the whole text is, or null. A leap second, which {@code java.time} cannot hold,
   * is null as well.
   */
  static @Nullable OffsetDateTime dateTime(String text) {
    LocalDate date = leadingDate(text);
    int hour = number(text, 11, 2);
    int minute = number(text, 14, 2);
    int second = number(text, 17, 2);
    if (date == null || !within(hour, 23) || !within(minute, 59) || !within(second, 59)) {
      return null;
    }
    if ((text.charAt(10) | 0x20) != 't' || text.charAt(13) != ':' || text.charAt(16) != ':') {
      return null;
    }
    int end = endOfFraction(text);
    ZoneOffset offset = end < 0 ? null : offset(text, end);
    if (offset == null) {
      return null;
    }
    int nano = end == 19 ? 0 : nano(text, end);
    return OffsetDateTime.of(
        LocalDateTime.of(date, LocalTime.of(hour, minute, second, nano)), offset);
  }

  static String format(OffsetDateTime value) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value);
  }

  /** Where the offset begins, or -1 where the fraction has no digit or more than nine. */
  private static int endOfFraction(String text) {
    if (text.length() <= 19 || text.charAt(19) != '.') {
      return 19;
    }
    int end = 20;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end == 20 || end > 29 ? -1 : end;
  }

  private static int nano(String text, int end) {
    int nano = number(text, 20, end - 20);
    for (int digits = end - 20; digits < 9; digits++) {
      nano *= 10;
    }
    return nano;
  }

  private static @Nullable ZoneOffset offset(String text, int at) {
    if (text.length() == at + 1 && (text.charAt(at) | 0x20) == 'z') {
      return ZoneOffset.UTC;
    }
    int hours = number(text, at + 1, 2);
    int minutes = number(text, at + 4, 2);
    if (text.length() != at + 6 || text.charAt(at + 3) != ':' || !within(minutes, 59)) {
      return null;
    }
    int sign = text.charAt(at) == '-' ? -1 : text.charAt(at) == '+' ? 1 : 0;
    if (sign == 0 || !within(hours, MAX_OFFSET_HOURS) || hours == MAX_OFFSET_HOURS && minutes > 0) {
      return null;
    }
    return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
  }

  /** The number of so many digits, or -1. */
  private static int number(String text, int start, int length) {
    if (text.length() < start + length) {
      return -1;
    }
    int number = 0;
    for (int i = start; i < start + length; i++) {
      if (!isDigit(text.charAt(i))) {
        return -1;
      }
      number = 10 * number + text.charAt(i) - '0';
    }
    return number;
  }

  private static boolean within(int number, int max) {
    return number >= 0 && number <= max;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
