package co.lettermint.projects.json;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Reads JSON that may deviate from the specification. Each deviation is recorded. Where the text
 * ends early, is malformed or exceeds a limit, reading stops for good, and the adapters keep what
 * they have read so far. Numbers are read as text. Not thread-safe.
 */
public final class DriftReader extends JsonReader {
  /** Receives the deviations in the order of the document. */
  public interface Recorder {
    /**
     * Records a deviation.
     *
     * @param path JSON path of the place, computed on demand: it costs its length
     * @param expected what the specification says
     * @param found what the text has there, unfiltered
     */
    void record(Supplier<String> path, String expected, String found);
  }

  private static final JsonTape.Reason LATE =
      new JsonTape.Reason("a body that is decoded within the timeout", "more");

  /** The part of a name that was not read: the first part is the whole value, and no name. */
  private static final int NO_NAME = ~0;

  /** Far more than is shown of a path. A longer one, in each drift, would take its time. */
  private static final int MAX_PATH = 2_000;

  private static final int VALUES_BETWEEN_LOOKS_AT_THE_CLOCK = 1_000;

  private final byte[] text;
  private final JsonTape tape;
  private final Recorder recorder;
  private final long deadline;
  private int part; // that comes next
  private boolean isNamed; // by the last part
  private int level;

  /** Of each level the number of elements that were read, or the last name's part, inverted. */
  private int[] positions = new int[8];

  private int values;
  private boolean stopped;

  /**
   * Reads a text from its tape.
   *
   * @param deadline the value of {@link System#nanoTime} at which reading stops
   */
  public DriftReader(byte[] text, JsonTape tape, Recorder recorder, long deadline) {
    super(Reader.nullReader());
    this.text = text;
    this.tape = tape;
    this.recorder = recorder;
    this.deadline = deadline;
  }

  /** Records a drift if anything but white space follows the value that was read. */
  public void finish() {
    if (!stopped && tape.hasMore()) {
      recorder.record(this::getPath, "the end of the text", "more text");
    }
  }

  /** Stops reading because of a failure, and records it. */
  public void stop(IOException failure) {
    if (!stopped) {
      stopped = true;
      JsonTape.Reason reason =
          failure instanceof EndException end ? end.reason : JsonTape.MALFORMED;
      recorder.record(this::getPath, reason.expected(), reason.found());
    }
  }

  /**
   * Whether the next value has the type. If not, it is skipped, and recorded if the reader does
   * that.
   */
  static boolean expect(JsonReader in, JsonToken type, String expected) throws IOException {
    JsonToken found = in.peek();
    if (found == type) {
      return true;
    }
    recordNext(in, expected, typeOf(found));
    in.skipValue();
    return false;
  }

  /** Records a deviation of the next value, if the reader does that. */
  static void recordNext(JsonReader in, String expected, String found) {
    if (in instanceof DriftReader reader) {
      reader.recorder.record(reader::getPath, expected, found);
    }
  }

  /** Records a deviation of the value that was read last, if the reader does that. */
  static void recordLast(JsonReader in, String expected, String found) {
    if (in instanceof DriftReader reader) {
      reader.recorder.record(reader::getPreviousPath, expected, found);
    }
  }

  /** Records a required property that the object which was read last does not have. */
  static void recordMissing(JsonReader in, String name) {
    if (in instanceof DriftReader reader && !reader.stopped) {
      reader.recorder.record(() -> reader.getPreviousPath() + "." + name, "required", "missing");
    }
  }

  /** Ends an object or array at a failure: what was read of it is kept. Other readers throw. */
  static void stop(JsonReader in, IOException failure) throws IOException {
    if (!(in instanceof DriftReader reader)) {
      throw failure;
    }
    reader.stop(failure);
  }

  static String typeOf(JsonToken token) {
    return switch (token) {
      case BEGIN_OBJECT -> "object";
      case BEGIN_ARRAY -> "array";
      default -> token.name().toLowerCase(Locale.ROOT);
    };
  }

  @Override
  public boolean hasNext() throws IOException {
    if (stopped) {
      return false;
    }
    byte b = nextByte();
    if (b == '}' || b == ']') {
      return false;
    }
    values++;
    if (values % VALUES_BETWEEN_LOOKS_AT_THE_CLOCK == 0 && System.nanoTime() - deadline > 0) {
      throw new EndException(LATE);
    }
    return true;
  }

  @Override
  public JsonToken peek() throws IOException {
    return switch (nextByte()) {
      case '{' -> JsonToken.BEGIN_OBJECT;
      case '}' -> JsonToken.END_OBJECT;
      case '[' -> JsonToken.BEGIN_ARRAY;
      case ']' -> JsonToken.END_ARRAY;
      case '"' -> positions[level] < 0 && !isNamed ? JsonToken.NAME : JsonToken.STRING;
      case 't', 'T', 'f', 'F' -> JsonToken.BOOLEAN;
      case 'n', 'N' -> JsonToken.NULL;
      default -> JsonToken.NUMBER;
    };
  }

  private byte nextByte() throws EndException {
    if (part == tape.size()) {
      throw new EndException(tape.reason());
    }
    return text[tape.from(part)];
  }

  @Override
  public void beginObject() {
    descend(NO_NAME);
  }

  @Override
  public void beginArray() {
    descend(0);
  }

  private void descend(int position) {
    part++;
    level++;
    isNamed = false;
    if (level == positions.length) {
      positions = Arrays.copyOf(positions, 2 * level);
    }
    positions[level] = position;
  }

  @Override
  public void endObject() {
    ascend();
  }

  @Override
  public void endArray() {
    ascend();
  }

  private void ascend() {
    if (!stopped) {
      level--;
      endValue();
    }
  }

  /** The last part of a value was read. */
  private void endValue() {
    part++;
    isNamed = false;
    if (positions[level] >= 0) {
      positions[level]++;
    }
  }

  @Override
  public String nextName() {
    positions[level] = ~part;
    String name = string();
    endName();
    return name;
  }

  private void endName() {
    part++;
    isNamed = true;
  }

  /**
   * Reads a name.
   *
   * @param expected the property that is tried first
   * @return the index of the property of that name, or -1
   */
  int nextProperty(Property[] properties, int expected) {
    if (tape.hasEscape(part)) {
      return RecordAdapter.find(nextName(), properties);
    }
    positions[level] = ~part;
    int from = tape.from(part) + 1;
    int to = tape.to(part);
    int found = -1;
    for (int i = 0; found < 0 && i < properties.length; i++) {
      int index =
          expected + i < properties.length ? expected + i : expected + i - properties.length;
      byte[] sought = properties[index].utf8;
      found = Arrays.equals(text, from, to, sought, 0, sought.length) ? index : -1;
    }
    endName();
    return found;
  }

  /** The text of a string or, as it stands there, of a number. */
  @Override
  public String nextString() throws IOException {
    String value = nextByte() == '"' ? string() : raw(tape.from(part), tape.to(part));
    endValue();
    return value;
  }

  @Override
  public boolean nextBoolean() throws IOException {
    boolean value = (nextByte() | 0x20) == 't';
    endValue();
    return value;
  }

  @Override
  public void nextNull() {
    endValue();
  }

  @Override
  public void skipValue() throws IOException {
    byte b = nextByte();
    if (b == '{' || b == '[') {
      part = tape.closing(part);
      if (part == 0) {
        part = tape.size();
        throw new EndException(tape.reason());
      }
    }
    endValue();
  }

  /** The next part unescaped; verbatim if an escape is invalid, which costs nothing else. */
  private String string() {
    String raw = raw(tape.from(part) + 1, tape.to(part));
    String value = tape.hasEscape(part) ? JsonString.unescape(raw) : raw;
    if (value == null) {
      recorder.record(this::getPath, "valid JSON", "an invalid escape");
    }
    return value == null ? raw : value;
  }

  private String raw(int from, int to) {
    return new String(text, from, to - from, StandardCharsets.UTF_8);
  }

  @Override
  public String getPath() {
    return path(false);
  }

  @Override
  public String getPreviousPath() {
    return path(true);
  }

  private String path(boolean ofPrevious) {
    StringBuilder path = new StringBuilder("$");
    for (int i = 1; i <= level && path.length() < MAX_PATH; i++) {
      int position = positions[i];
      if (position == NO_NAME) {
        path.append('.');
      } else if (position < 0) {
        int from = tape.from(~position) + 1;
        int to = Math.min(tape.to(~position), from + MAX_PATH);
        path.append('.').append(JsonString.decode(text, from, to).text());
      } else {
        boolean isPrevious = ofPrevious && i == level && position > 0;
        path.append('[').append(isPrevious ? position - 1 : position).append(']');
      }
    }
    return path.toString();
  }

  /** Thrown where there is no more to read. */
  private static final class EndException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient JsonTape.Reason reason;

    EndException(JsonTape.Reason reason) {
      super(reason.found());
      this.reason = reason;
    }
  }
}
