package co.lettermint.projects;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * What the server said of its limit on calls, in the {@code X-RateLimit} headers.
 *
 * @param limit calls that this window allows
 * @param remaining calls that are left in this window
 * @param resetsAt when the window ends
 */
public record RateLimit(int limit, int remaining, Instant resetsAt) {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

  /** Null if one of the headers is missing or cannot be read. */
  static @Nullable RateLimit of(Headers headers) {
    Long limit = number(headers, "X-RateLimit-Limit", Integer.MAX_VALUE);
    Long remaining = number(headers, "X-RateLimit-Remaining", Integer.MAX_VALUE);
    Long reset = number(headers, "X-RateLimit-Reset", Instant.MAX.getEpochSecond());
    return limit == null || remaining == null || reset == null
        ? null
        : new RateLimit(limit.intValue(), remaining.intValue(), Instant.ofEpochSecond(reset));
  }

  /**
   * {@code Retry-After}, as seconds or as a date, which is compared with the server's own. Never
   * negative.
   */
  static @Nullable Duration retryAfter(Response response) {
    Long seconds = number(response.headers(), "Retry-After", Integer.MAX_VALUE);
    if (seconds != null) {
      return Duration.ofSeconds(seconds);
    }
    Date then = response.headers().getDate("Retry-After");
    if (then == null) {
      return null;
    }
    Date now = response.headers().getDate("Date");
    long millis =
        then.getTime() - (now == null ? response.receivedResponseAtMillis() : now.getTime());
    return Duration.ofMillis(Math.max(millis, 0));
  }

  private static @Nullable Long number(Headers headers, String name, long max) {
    String text = headers.get(name);
    if (text == null || !DIGITS.matcher(text).matches()) {
      return null;
    }
    long number = Long.parseLong(text);
    return number > max ? null : (Long) number;
  }
}
