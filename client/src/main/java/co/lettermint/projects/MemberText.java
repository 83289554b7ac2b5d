package co.lettermint.projects;

import co.lettermint.projects.json.TolerantReader;
import org.jspecify.annotations.Nullable;

/** The strings of a text that may be no JSON: where they end, and what a name and its value are. */
final class MemberText {
  private final String text;
  private boolean lastHasEscape;

  MemberText(String text) {
    this.text = text;
  }

  /**
   * Behind the closing quote of the string that begins here, or behind the text where there is
   * none.
   */
  int endOfString(int start) {
    lastHasEscape = false;
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return i + 1;
      }
      if (c == '\\') {
        lastHasEscape = true;
        i++;
      }
    }
    return text.length() + 1;
  }

  /** Whether a string is the name, also where it writes characters as {@code \}{@code u005f}. */
  boolean isName(int start, int end) {
    int at = start + 1;
    for (char c : TolerantReader.TOKEN_NAME.toCharArray()) {
      if (at < text.length() && text.charAt(at) == c) {
        at++;
      } else if (text.regionMatches(true, at, "\\u00" + Integer.toHexString(c), 0, 6)) {
        at += 6;
      } else {
        return false;
      }
    }
    return at == end - 1;
  }

  /**
   * The text that follows a name and a colon; null where something else does, or its closing quote
   * is missing.
   */
  @Nullable String valueOf(int endOfName) {
    int colon = skipSpace(endOfName);
    int start = skipSpace(colon + 1);
    if (start >= text.length() || text.charAt(colon) != ':' || text.charAt(start) != '"') {
      return null;
    }
    int end = endOfString(start);
    return end > text.length() ? null : decode(start, end);
  }

  private int skipSpace(int start) {
    int at = start;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /**
   * The content of the string that was passed last; as it stands where its escapes are none of
   * JSON's.
   */
  private String decode(int start, int end) {
    String decoded =
        lastHasEscape
            ? new TolerantReader(text.substring(start, end), null, drift -> {}).nextString()
            : null;
    return decoded == null ? text.substring(start + 1, end - 1) : decoded;
  }
}
