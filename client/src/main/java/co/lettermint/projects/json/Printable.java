package co.lettermint.projects.json;

import java.util.regex.Pattern;

/**
 * Text that others wrote, made fit to be printed: no token, and no character that could forge a
 * line of a log or turn its text around.
 */
public final class Printable {
  /** The form of all tokens of Lettermint. */
  private static final Pattern TOKEN = Pattern.compile("(?i)lm_[\\w-]*");

  private Printable() {}

  /** The text escaped, and without what has the form of a token. */
  public static String redact(String text) {
    return escape(TOKEN.matcher(text).replaceAll("[redacted]"));
  }

  /** Whether something in the text has the form of a token. */
  public static boolean hasToken(String text) {
    return TOKEN.matcher(text).find();
  }

  /**
   * The text with these characters as a backslash, a u and four hexadecimal digits: control,
   * format, private-use and unassigned characters, lone surrogates, and the two line separators.
   */
  private static String escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return escapeFrom(text);
      }
    }
    return text;
  }

  private static String escapeFrom(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              if (isPrintable(c)) {
                escaped.appendCodePoint(c);
              } else {
                for (char unit : Character.toChars(c)) {
                  escaped.append(String.format("\\u%04x", (int) unit));
                }
              }
            });
    return escaped.toString();
  }

  /** Whether all of the text prints in its place. */
  public static boolean isPrintable(String text) {
    return text.codePoints().allMatch(Printable::isPrintable);
  }

  /** Whether the code point prints in its place: not {@code \p{C}}, U+2028 or U+2029. */
  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
