package co.lettermint.projects;

import co.lettermint.projects.json.TolerantReader;
import org.jspecify.annotations.Nullable;

/**
 * Finds {@code new_token} of the top-level object on its own, before anything is decoded. It looks
 * at brackets and quotes alone, so that no other value can stand in its way, and it needs no end of
 * the text. One pass, whatever the text.
 */
final class TokenFinder {
  private static final String NAME = '"' + TolerantReader.TOKEN_NAME + '"';

  private final String text;
  private boolean lastHasEscape;
  private boolean standsDeeper;

  private TokenFinder(String text) {
    this.text = text;
  }

  /** The token, or null. Given more than once, the last one wins, as in every JSON library. */
  static @Nullable Secret find(String text) {
    TokenFinder finder = new TokenFinder(text);
    String token = finder.atTopLevel();
    if (token == null) {
      token = finder.atUnknownLevel();
    }
    return token == null ? null : Secret.of(token);
  }

  /** Looks up to where the object ends, or where its brackets stop to match. */
  private @Nullable String atTopLevel() {
    String token = null;
    StringBuilder closing = new StringBuilder();
    char before = ' ';
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        int end = endOfString(at);
        if (closing.length() > 1) {
          standsDeeper |= text.startsWith(NAME, at);
        } else if (!closing.isEmpty() && (before == '{' || before == ',') && isName(at, end)) {
          String value = valueOf(end);
          token = value == null ? token : value;
        }
        at = end;
        before = c;
        continue;
      }
      if (c == '{' || c == '[') {
        closing.append(c == '{' ? '}' : ']');
      } else if (c == '}' || c == ']') {
        int last = closing.length() - 1;
        if (last <= 0 || closing.charAt(last) != c) {
          return token;
        }
        closing.setLength(last);
      }
      before = Character.isWhitespace(c) ? before : c;
      at++;
    }
    return token;
  }

  /**
   * With broken brackets or quotes the level of a name cannot be told; one that stands there once
   * is meant, unless it was seen in an inner object before they broke.
   */
  private @Nullable String atUnknownLevel() {
    int first = text.indexOf(NAME);
    boolean standsOnce = first >= 0 && first == text.lastIndexOf(NAME);
    if (!standsOnce || standsDeeper || first > 0 && text.charAt(first - 1) == '\\') {
      return null;
    }
    return valueOf(first + NAME.length());
  }

  /**
   * Behind the closing quote of the string that begins here, or behind the text where there is
   * none.
   */
  private int endOfString(int start) {
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
  private boolean isName(int start, int end) {
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
  private @Nullable String valueOf(int endOfName) {
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
