package co.lettermint.projects;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds one text of the top-level object in JSON that is still arriving. It looks at quotes and
 * brackets alone, so no other value can stand in its way, and takes linear time and constant
 * memory.
 *
 * <p>While quotes and brackets are in order, the first text of that name at the top level is the
 * token, whatever follows. Behind damage the level of a name is uncertain: see {@link #end}. Not
 * thread-safe.
 */
final class TokenScanner {
  /** A byte order mark, and what servers put before JSON to keep it from being a script. */
  private static final String PREFIX = "\u00ef\u00bb\u00bf)]}',;";

  /** Longer than any credential; a longer text is none, and would cost too much memory. */
  static final int MAX_TOKEN_BYTES = 1024 * 1024;

  /** Brackets of deeper levels are counted, not told apart. */
  private static final int MAX_KINDS = 64;

  private enum Expected {
    VALUE,
    NAME,
    COLON,
    COMMA
  }

  private final byte[] name;
  private int scanned;
  private boolean begun;
  private boolean beginsAsObject;
  private int objectStart = -1;

  private Expected expected = Expected.VALUE;
  private int level;
  private long objectBits; // of the outermost levels: 1 for an object, 0 for an array
  private boolean inScalar;
  private int stringStart = -1;
  private boolean escaped;
  private boolean hasEscape;
  private boolean isName;
  private boolean named; // by the name that is sought, and its value is still to come

  private int damage = -1;
  private int levelAtDamage;
  private boolean levelIsLost;
  private @Nullable JsonString token;
  private boolean repeated;
  private boolean standsDeeper;
  private boolean standsWithoutText;

  /** A scanner for the property of that name, which is ASCII. */
  TokenScanner(String name) {
    this.name = name.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Scans what has arrived since the last call.
   *
   * @param bytes all of the text, from its beginning
   * @return the token, as soon as it is certain: further text does not change it
   */
  @Nullable JsonString scan(byte[] bytes, int length) {
    int i = scanned;
    while (i < length && !levelIsLost) {
      byte b = bytes[i];
      if (stringStart >= 0) {
        i = scanString(bytes, i, length);
      } else if (isSpace(b)) {
        inScalar = false;
        i = skipSpace(bytes, i + 1, length);
      } else if (inScalar && isScalar(b)) {
        i++;
      } else {
        scanStructure(b, i);
        i++;
      }
    }
    scanned = i;
    return token;
  }

  /**
   * The token of the whole text. If quotes or brackets are damaged before it, it must be the only
   * one of its name from there on, and no inner object may have had that name.
   */
  @Nullable JsonString end(byte[] bytes, int length) {
    boolean isUncertain = token == null && damage >= 0 && !standsDeeper && !standsWithoutText;
    return isUncertain ? DamagedJson.onlyText(bytes, length, name, damage, levelAtDamage) : token;
  }

  /** Whether another text of the same name, in order, followed the token. */
  boolean isRepeated() {
    return repeated;
  }

  /** Whether the text begins as a JSON object, behind a byte order mark or a prefix. */
  boolean beginsAsObject() {
    return beginsAsObject;
  }

  /** Where the first object begins, or -1. */
  int objectStart() {
    return objectStart;
  }

  /**
   * Takes a byte outside of strings for what it is, even if it is out of order. Numbers and
   * literals are not checked.
   */
  private void scanStructure(byte b, int at) {
    inScalar = false;
    switch (b) {
      case '"' -> {
        require(expected == Expected.VALUE || expected == Expected.NAME, at);
        beginString(at + 1);
      }
      case '{', '[' -> {
        require(expected == Expected.VALUE, at);
        open(b == '{', at);
      }
      case '}', ']' -> {
        require(!begun || level > 0 && isInObject() == (b == '}'), at);
        close(b == '}');
      }
      case ':' -> {
        require(expected == Expected.COLON, at);
        expected = Expected.VALUE;
      }
      case ',' -> {
        require(!begun || level > 0, at);
        expected = isInObject() ? Expected.NAME : Expected.VALUE;
        named = false;
      }
      default -> {
        inScalar = isScalar(b);
        if (inScalar) {
          require(expected == Expected.VALUE, at);
          begun = true;
          endValue(false);
        } else if (begun || PREFIX.indexOf(b & 0xff) < 0) {
          noteDamage(at);
        }
      }
    }
  }

  /** The order of what is too deep to be told apart is not known. */
  private void require(boolean inOrder, int at) {
    if (!inOrder && level <= MAX_KINDS) {
      noteDamage(at);
    }
  }

  private void noteDamage(int at) {
    if (damage < 0) {
      damage = at;
      levelAtDamage = level;
    }
  }

  private boolean isInObject() {
    return level > 0 && level <= MAX_KINDS && (objectBits >> level - 1 & 1) != 0;
  }

  private void open(boolean isObject, int at) {
    endValue(false);
    beginsAsObject |= isObject && !begun && damage < 0;
    begun = true;
    objectStart = isObject && objectStart < 0 ? at : objectStart;
    level++;
    if (level <= MAX_KINDS) {
      long bit = 1L << level - 1;
      objectBits = isObject ? objectBits | bit : objectBits & ~bit;
    }
    expected = isObject ? Expected.NAME : Expected.VALUE;
  }

  private void close(boolean isObject) {
    if (begun) {
      levelIsLost = level == 0 || level <= MAX_KINDS && isObject != isInObject();
      level--;
      endValue(false);
    }
  }

  /** A value ended, or one begins that cannot be the token. */
  private void endValue(boolean isText) {
    standsWithoutText |= named && !isText;
    named = false;
    expected = Expected.COMMA;
  }

  private void beginString(int start) {
    begun = true;
    stringStart = start;
    hasEscape = false;
    isName = expected == Expected.NAME || level > MAX_KINDS;
  }

  /** Returns where the string ends, or the length if more of it is to come. */
  private int scanString(byte[] bytes, int from, int length) {
    int i = escaped ? from + 1 : from;
    while (i < length && bytes[i] != '"') {
      if (bytes[i] == '\\') {
        hasEscape = true;
        i++;
      }
      i++;
    }
    escaped = i > length;
    if (i >= length) {
      return length;
    }
    if (isName) {
      endName(bytes, stringStart, i);
    } else {
      endText(bytes, stringStart, i);
    }
    stringStart = -1;
    return i + 1;
  }

  private void endName(byte[] bytes, int from, int to) {
    boolean matches =
        hasEscape
            ? to - from <= 6 * name.length && isName(JsonString.decode(bytes, from, to))
            : Arrays.equals(bytes, from, to, name, 0, name.length);
    named = matches && level == 1 && damage < 0;
    standsDeeper |= matches && level > 1;
    expected = Expected.COLON;
  }

  private boolean isName(JsonString string) {
    return string.text().equals(new String(name, StandardCharsets.US_ASCII));
  }

  private void endText(byte[] bytes, int from, int to) {
    boolean isShort = to - from <= MAX_TOKEN_BYTES;
    JsonString text = named && isShort ? JsonString.decode(bytes, from, to) : null;
    if (text == null || text.isBlank()) {
      endValue(false);
      return;
    }
    JsonString first = token;
    if (first == null) {
      token = text;
    } else {
      repeated |= !text.text().equals(first.text());
    }
    endValue(true);
  }

  static int skipSpace(byte[] bytes, int from, int length) {
    int i = from;
    while (i < length && isSpace(bytes[i])) {
      i++;
    }
    return i;
  }

  private static boolean isSpace(byte b) {
    return b <= ' ' && (b == ' ' || b == '\n' || b == '\r' || b == '\t');
  }

  private static boolean isScalar(byte b) {
    return b >= 'a' && b <= 'z'
        || b >= '0' && b <= '9'
        || b >= 'A' && b <= 'Z'
        || b == '-'
        || b == '+'
        || b == '.';
  }
}
