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

  /** All that stands outside of quotes. */
  private static final String UNQUOTED = "{}[]:, \t\r\n+-.0123456789eEtrufalsn";

  private final String text;
  private final MemberText members;
  private boolean standsDeeper;

  private TokenFinder(String text) {
    this.text = text;
    this.members = new MemberText(text);
  }

  /** The token, or null. Given more than once, the last one wins, as in every JSON library. */
  static @Nullable Secret find(String text) {
    TokenFinder finder = new TokenFinder(text);
    String token = finder.atTopLevel();
    String found = token == null ? finder.atUnknownLevel() : token;
    return found == null ? null : Secret.of(found);
  }

  /**
   * Looks up to where the object ends, or where its brackets stop to match; behind a token no
   * further than to the first sign of damage, which could pass another one off as it.
   */
  private @Nullable String atTopLevel() {
    String token = null;
    StringBuilder closing = new StringBuilder();
    char before = ' ';
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        int end = members.endOfString(at);
        if (closing.length() > 1) {
          standsDeeper |= text.startsWith(NAME, at);
        } else if (!closing.isEmpty()
            && (before == '{' || before == ',')
            && members.isName(at, end)) {
          String value = members.valueOf(end);
          token = value == null ? token : value;
        }
        at = end;
        before = c;
        continue;
      }
      if (token != null && UNQUOTED.indexOf(c) < 0) {
        return token;
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
    return members.valueOf(first + NAME.length());
  }
}
