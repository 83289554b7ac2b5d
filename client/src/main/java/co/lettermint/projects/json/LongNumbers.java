package co.lettermint.projects.json;

/**
 * Shortens digits without end: Gson takes a number that does not fit its buffer of 1,024 characters
 * for malformed JSON. What is left is still too long for any of {@link Numbers}, so that one value
 * is a drift and the rest is read.
 */
final class LongNumbers {
  /** More than any adapter takes. The three runs that a number can have stay within the buffer. */
  private static final int MAX_DIGITS = Numbers.MAX_LENGTH + 1;

  /** Any run of that length covers two neighbours of those that are looked at. */
  private static final int STRIDE = MAX_DIGITS / 2;

  private LongNumbers() {}

  /** The text itself where there is nothing to shorten, which a few looks tell. */
  static String shorten(String text) {
    for (int i = STRIDE; i < text.length(); i += STRIDE) {
      if (isDigit(text.charAt(i)) && isDigit(text.charAt(i - STRIDE))) {
        return withoutExcess(text);
      }
    }
    return text;
  }

  private static String withoutExcess(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    boolean quoted = false;
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\' && i + 1 < text.length()) {
        kept.append(c).append(text.charAt(++i));
        continue;
      }
      quoted ^= c == '"';
      digits = quoted || !isDigit(c) ? 0 : digits + 1;
      if (digits <= MAX_DIGITS) {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
