package co.lettermint.projects;

import co.lettermint.projects.json.TolerantReader;
import org.jspecify.annotations.Nullable;

/**
 * Finds {@code new_token} of the top-level object on its own, before anything is decoded. It looks
 * at brackets and quotes alone, so that no other value can stand in its way, and it needs no end of
 * the text.
 */
final class TokenFinder {
  private static final String NAME = "\"new_token\"";

  private final String text;

  private TokenFinder(String text) {
    this.text = text;
  }

  /** The token, or null. Given more than once, the last one wins, as in every JSON library. */
  static @Nullable Secret find(String text) {
    TokenFinder finder = new TokenFinder(text);
    String token = finder.atTopLevel();
    if (token == null && finder.standsOnce() && finder.isMalformed()) {
      token = finder.valueOf(text.indexOf(NAME) + NAME.length());
    }
    return token == null ? null : Secret.of(token);
  }

  private @Nullable String atTopLevel() {
    String token = null;
    int depth = 0;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '"') {
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
        at++;
        continue;
      }
      int end = endOfString(at);
      if (depth == 1 && isName(at, end)) {
        String value = valueOf(end);
        token = value == null ? token : value;
      }
      at = end;
    }
    return token;
  }

  /**
   * Behind the closing quote of the string that begins here, or behind the text where there is
   * none.
   */
  private int endOfString(int start) {
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return i + 1;
      }
      if (c == '\\') {
        i++;
      }
    }
    return text.length() + 1;
  }

  private boolean isName(int start, int end) {
    return end - start == NAME.length() && text.startsWith(NAME, start)
        || end - start > NAME.length()
            && hasEscape(start, end)
            && "new_token".equals(decode(start, end));
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

  private boolean hasEscape(int start, int end) {
    int escape = text.indexOf('\\', start);
    return escape >= 0 && escape < end;
  }

  /** The content of a quoted string; as it stands where its escapes are none of JSON's. */
  private String decode(int start, int end) {
    if (end <= text.length() && hasEscape(start, end)) {
      String decoded = reader(text.substring(start, end)).nextString();
      if (decoded != null) {
        return decoded;
      }
    }
    return text.substring(start + 1, Math.min(end - 1, text.length()));
  }

  /**
   * With broken brackets or quotes the level of a name cannot be told; one that stands there once
   * is meant.
   */
  private boolean standsOnce() {
    int first = text.indexOf(NAME);
    return first >= 0 && first == text.lastIndexOf(NAME);
  }

  private boolean isMalformed() {
    TolerantReader reader = reader(text);
    reader.skipValue();
    reader.finish();
    return reader.isMalformed();
  }

  private static TolerantReader reader(String text) {
    return new TolerantReader(text, null, drift -> {});
  }
}
