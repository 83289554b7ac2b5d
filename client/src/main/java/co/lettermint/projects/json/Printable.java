package co.lettermint.projects.json;

/** Text of a server, made fit to be printed. */
public final class Printable {
  private Printable() {}

  /**
   * The text with each character that could forge a log line or turn text around written as {@code
   * \}{@code uXXXX}: control, format, private-use and unassigned characters, lone surrogates, and
   * the two line separators.
   */
  public static String escape(String text) {
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

  /** Whether the code point prints in its place: not {@code \p{C}}, U+2028 or U+2029. */
  public static boolean isPrintable(int codePoint) {
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
