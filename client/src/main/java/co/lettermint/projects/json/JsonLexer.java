package co.lettermint.projects.json;

/**
 * Splits JSON that is still arriving into its parts, in linear time and constant memory. Not
 * thread-safe.
 */
public final class JsonLexer {
  // The first four letters of each literal.
  private static final int TRUE = 0x74727565;
  private static final int FALS = 0x66616c73;
  private static final int NULL = 0x6e756c6c;

  private int scanned; // one more than has come, behind a backslash
  private int stringStart = -1;
  private int scalarStart = -1;
  private boolean hasEscape;

  JsonLexer() {}

  /** Adds to the tape what has arrived since the last call. */
  void scan(byte[] bytes, int length, JsonTape tape) {
    int i = scanned;
    if (stringStart >= 0) {
      i = scanString(bytes, i, length, tape);
    } else if (scalarStart >= 0) {
      i = scanScalar(bytes, i, length, tape);
    }
    while (i < length && !tape.isLost()) {
      byte b = bytes[i++];
      if (isSpace(b)) {
        while (i < length && bytes[i] == ' ') {
          i++;
        }
      } else if (b == '"') {
        stringStart = i;
        hasEscape = false;
        i = scanString(bytes, i, length, tape);
      } else if (b == ',' || b == ':' || !isScalar(b)) {
        tape.structure(b, i - 1);
      } else {
        scalarStart = i - 1;
        i = scanScalar(bytes, i, length, tape);
      }
    }
    scanned = i;
  }

  /**
   * Ends the text.
   *
   * @param isWhole whether a number at its end has no more digits
   * @return whether it ends in a string
   */
  boolean end(byte[] bytes, int length, boolean isWhole, JsonTape tape) {
    if (scalarStart >= 0) {
      tape.scalar(bytes, scalarStart, length, isWhole);
      scalarStart = -1;
    }
    return stringStart >= 0;
  }

  /** Returns where more is to be scanned. */
  private int scanString(byte[] bytes, int from, int length, JsonTape tape) {
    int i = from;
    while ((i = skipText(bytes, i, length)) < length && bytes[i] == '\\') {
      hasEscape = true;
      i += 2; // the second may be still to come
    }
    if (i >= length) {
      return i;
    }
    tape.string(bytes, stringStart, i, hasEscape);
    stringStart = -1;
    return i + 1;
  }

  private static int skipText(byte[] bytes, int from, int length) {
    int i = from;
    while (i < length && bytes[i] != '"' && bytes[i] != '\\') {
      i++;
    }
    return i;
  }

  private int scanScalar(byte[] bytes, int from, int length, JsonTape tape) {
    int i = from;
    while (i < length && isScalar(bytes[i])) {
      i++;
    }
    if (i < length) {
      byte next = bytes[i];
      boolean isWhole = isSpace(next) || next == ',' || next == '}' || next == ']';
      tape.scalar(bytes, scalarStart, i, isWhole);
      scalarStart = -1;
    }
    return i;
  }

  /** The index of the next byte that is no white space. */
  public static int skipSpace(byte[] bytes, int from, int length) {
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

  /** Literals in capitals are taken as well, as Gson does. */
  static boolean isLiteral(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length < 4 || length > 5) {
      return false;
    }
    int first = 0;
    for (int i = from; i < from + 4; i++) {
      first = first << 8 | bytes[i] | 0x20;
    }
    return length == 4
        ? first == TRUE || first == NULL
        : first == FALS && (bytes[to - 1] | 0x20) == 'e';
  }

  static boolean isNumber(byte[] bytes, int from, int to) {
    int start = bytes[from] == '-' ? from + 1 : from;
    int i = skipDigits(bytes, start, to);
    boolean isValid = i > start && (bytes[start] != '0' || i == start + 1);
    if (isValid && i < to && bytes[i] == '.') {
      int fraction = i + 1;
      i = skipDigits(bytes, fraction, to);
      isValid = i > fraction;
    }
    if (isValid && i < to && (bytes[i] | 0x20) == 'e') {
      boolean hasSign = i + 1 < to && (bytes[i + 1] == '+' || bytes[i + 1] == '-');
      int exponent = hasSign ? i + 2 : i + 1;
      i = skipDigits(bytes, exponent, to);
      isValid = i > exponent;
    }
    return isValid && i == to;
  }

  private static int skipDigits(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && bytes[i] >= '0' && bytes[i] <= '9') {
      i++;
    }
    return i;
  }
}
