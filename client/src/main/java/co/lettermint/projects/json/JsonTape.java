package co.lettermint.projects.json;

import java.util.Arrays;

/**
 * Where the parts of a JSON text stand, in their order: each byte is looked at once, as it arrives,
 * and {@link DriftReader} reads from here. The tape ends where the text is no valid JSON (RFC 8259)
 * or exceeds a limit. What follows is still told apart by its quotes and brackets, for subclasses
 * that look for something. Not thread-safe.
 */
public abstract class JsonTape {
  /** What is decoded of a text. */
  public static final int MAX_BYTES = 4 * 1024 * 1024;

  /** The limit that newer versions of Gson have as well. Deeper levels are not told apart. */
  private static final int MAX_LEVELS = 255;

  /** Members and elements. A record or a tree node for each of them takes at most 64 MiB. */
  private static final int MAX_VALUES = 200_000;

  /** A byte order mark, and what servers put before JSON to keep it from being a script. */
  private static final String PREFIX = "\u00ef\u00bb\u00bf)]}',;";

  /** Why there are no more parts: what is expected, and what is there. */
  record Reason(String expected, String found) {}

  private static final Reason TEXT_ENDS = new Reason("valid JSON", "the end of the text");
  static final Reason MALFORMED = new Reason("valid JSON", "malformed JSON");
  private static final Reason TOO_DEEP = new Reason("at most " + MAX_LEVELS + " levels", "more");
  private static final Reason TOO_MANY = new Reason("at most " + MAX_VALUES + " values", "more");

  // What may come next; the end of an object or array where nothing or a value stands before it.
  private static final int VALUE = 0;
  private static final int FIRST_VALUE = 1;
  private static final int NAME = 2;
  private static final int FIRST_NAME = 3;
  private static final int COLON = 4;
  private static final int COMMA = 5;

  private final JsonLexer lexer = new JsonLexer();

  /** Of each part where it begins and where it ends. That of a string with escapes is inverted. */
  private int[] places;

  private int size;
  private boolean ended;
  private Reason reason = TEXT_ENDS;
  private int values = -1; // the whole is neither a member nor an element
  private boolean hasMore;

  private int expected = VALUE;
  private int level;
  private int base; // the level that the text is in
  private int[] open = new int[8]; // the parts that open the levels; inverted for objects
  private boolean begun;
  private boolean beginsAsObject;
  private boolean hasObject;
  private int damage = -1;
  private int levelAtDamage;
  private boolean isLost;

  /**
   * An empty tape.
   *
   * @param expectedLength of the text in bytes; -1 if it is not known
   */
  protected JsonTape(long expectedLength) {
    long length = Math.max(0, Math.min(expectedLength, MAX_BYTES));
    places = new int[64 + (int) length / 6]; // a part has twelve bytes, as a rule
  }

  /**
   * Scans what has arrived since the last call.
   *
   * @param bytes all of the text, from its beginning
   */
  public final void scan(byte[] bytes, int length) {
    lexer.scan(bytes, length, this);
  }

  /** Ends the text. */
  public final void end(byte[] bytes, int length) {
    if (lexer.end(bytes, length, level == 0, this)) {
      stop(TEXT_ENDS);
    }
  }

  /** Called at the name of a member, with what stands between its quotes. */
  protected void onName(byte[] bytes, int from, int to, boolean hasEscape) {}

  /** Called at a value that is a string, with what stands between its quotes. */
  protected void onText(byte[] bytes, int from, int to) {}

  /** Called at any other value, and where an object or an array ends. */
  protected void onOther() {}

  /** Called at a comma. */
  protected void onComma() {}

  /** How many brackets are open. */
  protected final int level() {
    return level;
  }

  /** Where quotes or brackets are first out of order, or -1. */
  protected final int damage() {
    return damage;
  }

  /** How many brackets were open at the damage. */
  protected final int levelAtDamage() {
    return levelAtDamage;
  }

  /** Whether the text begins as a JSON object, behind a byte order mark or a prefix. */
  public final boolean beginsAsObject() {
    return beginsAsObject;
  }

  /** Whether damage to brackets makes it useless to scan on. */
  final boolean isLost() {
    return isLost;
  }

  final void structure(byte b, int at) {
    if (b == ',') {
      if (expected != COMMA || level == base) {
        if (!begun) {
          return; // a prefix
        }
        stop(MALFORMED);
        require(level > 0, at);
      }
      expected = isInObject() ? NAME : VALUE;
      onComma();
    } else if (b == ':') {
      require(expected == COLON, at);
      expected = VALUE;
    } else if (b == '{' || b == '[') {
      open(b == '{', at);
    } else if (b == '}' || b == ']') {
      close(b == '}', at);
    } else if (begun || PREFIX.indexOf(b & 0xff) < 0) {
      require(false, at);
    }
  }

  final void string(byte[] bytes, int from, int to, boolean hasEscape) {
    boolean isName = expected == NAME || expected == FIRST_NAME;
    begun = true;
    require(isName || expected <= FIRST_VALUE, from - 1);
    record(from - 1, hasEscape ? ~to : to, to, !isName);
    if (isName || level > MAX_LEVELS) {
      onName(bytes, from, to, hasEscape);
      expected = COLON;
    } else {
      onText(bytes, from, to);
      expected = COMMA;
    }
  }

  /**
   * A number or a literal, or what looks like one.
   *
   * @param isWhole whether it ends there, even if it is a number: more digits might have followed
   */
  final void scalar(byte[] bytes, int from, int to, boolean isWhole) {
    begun = true;
    require(expected <= FIRST_VALUE, from);
    boolean isNumber = isWhole && JsonLexer.isNumber(bytes, from, to);
    boolean isValid = isNumber || JsonLexer.isLiteral(bytes, from, to);
    if (!isValid) {
      stop(MALFORMED);
    }
    record(from, to, to, true);
    endValue();
  }

  private void open(boolean isObject, int at) {
    require(expected <= FIRST_VALUE, at);
    endValue();
    beginsAsObject |= isObject && !begun && damage < 0;
    begun = true;
    if (isObject && !hasObject) {
      hasObject = true;
      if (damage >= 0) {
        restart();
      }
    }
    if (level < MAX_LEVELS) {
      if (level == open.length) {
        open = Arrays.copyOf(open, 2 * level);
      }
      open[level] = isObject ? ~size : size;
    } else {
      stop(TOO_DEEP);
    }
    level++;
    record(at, 0, at, true);
    expected = isObject ? FIRST_NAME : FIRST_VALUE;
  }

  /** What came before, such as headers, is not of the text. */
  private void restart() {
    size = 0;
    base = level;
    ended = false;
    reason = TEXT_ENDS;
    values = -1;
    hasMore = false;
  }

  private void close(boolean isObject, int at) {
    if (!begun) {
      return; // a prefix
    }
    boolean isOpen = level > 0 && isInObject() == isObject;
    require(isOpen, at);
    boolean mayEnd = expected == COMMA || expected == FIRST_NAME || expected == FIRST_VALUE;
    if (!mayEnd || level == base) {
      stop(MALFORMED);
    }
    isLost = level == 0 || level <= MAX_LEVELS && !isOpen;
    level--;
    if (!ended) {
      places[2 * (isObject ? ~open[level] : open[level]) + 1] = size;
      record(at, 0, at, false);
    }
    endValue();
  }

  private void endValue() {
    onOther();
    expected = COMMA;
  }

  private boolean isInObject() {
    return level > 0 && level <= MAX_LEVELS && open[level - 1] < 0;
  }

  /** The order of what is too deep to be told apart is not known. */
  private void require(boolean inOrder, int at) {
    if (!inOrder) {
      stop(MALFORMED);
      if (damage < 0 && level <= MAX_LEVELS) {
        damage = at;
        levelAtDamage = level;
      }
    }
  }

  private void stop(Reason why) {
    if (!ended) {
      ended = true;
      reason = why;
      hasMore = level == base && size > 0;
    }
  }

  private void record(int from, int to, int last, boolean isValue) {
    if (ended) {
      return;
    }
    if (last >= MAX_BYTES) {
      stop(TEXT_ENDS);
    } else if (isValue && ++values > MAX_VALUES) {
      stop(TOO_MANY);
    } else {
      if (2 * size + 1 >= places.length) {
        places = Arrays.copyOf(places, 4 * size + 2);
      }
      places[2 * size] = from;
      places[2 * size + 1] = to;
      size++;
    }
  }

  final int size() {
    return size;
  }

  /** The first byte of a part: a quote, a bracket, or that of a number or literal. */
  final int from(int part) {
    return places[2 * part];
  }

  /** The end of a string, a number or a literal: its closing quote, or the first byte behind it. */
  final int to(int part) {
    int to = places[2 * part + 1];
    return to < 0 ? ~to : to;
  }

  /** Whether a string has an escape. */
  final boolean hasEscape(int part) {
    return places[2 * part + 1] < 0;
  }

  /** The closing bracket of one that opens, 0 if it has none. */
  final int closing(int part) {
    return places[2 * part + 1];
  }

  /** Why there are no more parts. */
  final Reason reason() {
    return reason;
  }

  /** Whether something else follows the whole value. */
  final boolean hasMore() {
    return hasMore;
  }
}
