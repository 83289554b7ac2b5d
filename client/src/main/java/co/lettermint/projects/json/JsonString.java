package co.lettermint.projects.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A JSON string that was found in bytes.
 *
 * @param text unescaped; verbatim if an escape is invalid
 * @param isUtf8 if not, the text has U+FFFD for what is no character
 */
public record JsonString(String text, boolean isUtf8) {
  private static final String ESCAPES = "\"\\/bfnrt";
  private static final String ESCAPED = "\"\\/\b\f\n\r\t";

  /** Decodes the bytes between two quotes. */
  public static JsonString decode(byte[] bytes, int from, int to) {
    String raw = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    String unescaped = raw.indexOf('\\') < 0 ? raw : unescape(raw);
    boolean isUtf8 = raw.indexOf('\ufffd') < 0 || isUtf8(bytes, from, to);
    return new JsonString(unescaped == null ? raw : unescaped, isUtf8);
  }

  /** Whether there is nothing to see, by Unicode's idea of space. */
  public boolean isBlank() {
    return isBlank(text);
  }

  public static boolean isBlank(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i); // none of them is a surrogate
      if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && !Character.isISOControl(c)) {
        return false;
      }
    }
    return true;
  }

  public static boolean isUtf8(byte[] bytes, int from, int to) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Returns null if an escape is invalid. */
  static @Nullable String unescape(String raw) {
    StringBuilder unescaped = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '\\') {
        char kind = ++i < raw.length() ? raw.charAt(i) : ' ';
        int unit = kind == 'u' ? hexadecimal(raw, i + 1) : ESCAPES.indexOf(kind);
        if (unit < 0) {
          return null;
        }
        c = kind == 'u' ? (char) unit : ESCAPED.charAt(unit);
        i += kind == 'u' ? 4 : 0;
      }
      unescaped.append(c);
    }
    return unescaped.toString();
  }

  /** The number of four hexadecimal digits, or -1. */
  private static int hexadecimal(String text, int from) {
    int number = 0;
    for (int i = from; i < from + 4; i++) {
      int digit =
          i < text.length() && text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        return -1;
      }
      number = 16 * number + digit;
    }
    return number;
  }
}
