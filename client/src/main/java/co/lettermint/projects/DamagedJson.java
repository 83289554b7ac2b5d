package co.lettermint.projects;

import co.lettermint.projects.json.JsonLexer;
import co.lettermint.projects.json.JsonString;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a property in JSON whose quotes or brackets are damaged, so that nothing tells what is
 * inside of a string: by its name in quotes and the colon behind it.
 */
final class DamagedJson {
  private DamagedJson() {}

  /**
   * The only text of that name, in whatever level; null if there is none, if there are two, or if
   * it may be in an inner object.
   *
   * @param damage where quotes or brackets are first out of order
   * @param levelAtDamage how many brackets were open there
   */
  static @Nullable JsonString onlyText(
      byte[] bytes, int length, byte[] name, int damage, int levelAtDamage) {
    int value = -1;
    int opened = 0; // brackets since the damage, as many as were not closed
    int quote = Math.max(damage - 1, 0); // the damage may be what stands in quotes
    for (int i = quote; i < length - name.length - 2; i++) {
      int end = i + name.length + 1;
      if (i >= damage) {
        opened += bytes[i] == '{' || bytes[i] == '[' ? 1 : 0;
        opened -= bytes[i] == '}' || bytes[i] == ']' ? 1 : 0;
      }
      if (bytes[i] == '"'
          && bytes[end] == '"'
          && (i == 0 || bytes[i - 1] != '\\')
          && Arrays.equals(bytes, i + 1, end, name, 0, name.length)) {
        int colon = JsonLexer.skipSpace(bytes, end + 1, length);
        if (colon < length && bytes[colon] == ':') {
          if (value >= 0 || opened > 0 && levelAtDamage + opened > 1) {
            return null; // two, and either may be meant, or one in an inner object
          }
          value = JsonLexer.skipSpace(bytes, colon + 1, length);
        }
        i = end - 1; // its last quote may be the first of another
      }
    }
    return textAt(bytes, value, length);
  }

  private static @Nullable JsonString textAt(byte[] bytes, int value, int length) {
    if (value < 0 || value >= length || bytes[value] != '"') {
      return null;
    }
    int end = value + 1;
    while (end < length && bytes[end] != '"') {
      end += bytes[end] == '\\' ? 2 : 1;
    }
    boolean isWhole = end < length && end - value - 1 <= TokenScanner.MAX_TOKEN_BYTES;
    JsonString text = isWhole ? JsonString.decode(bytes, value + 1, end) : null;
    return text == null || text.isBlank() ? null : text;
  }
}
