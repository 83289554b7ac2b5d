package co.lettermint.projects.json;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Reads JSON that may deviate from the specification. Each deviation is recorded. Where the text
 * ends early, is malformed or exceeds a limit, reading stops for good, and the adapters keep what
 * they have read so far. Not thread-safe.
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

  /** The limit that newer versions of Gson have as well. */
  private static final int MAX_LEVELS = 255;

  /** Members and elements. A record or a tree node for each of them takes at most 64 MiB. */
  private static final int MAX_VALUES = 200_000;

  private static final int VALUES_BETWEEN_LOOKS_AT_THE_CLOCK = 1_000;

  private final Source source;
  private final Recorder recorder;
  private final long deadline;
  private int levels;
  private int values;
  private boolean stopped;

  /**
   * Reads a text.
   *
   * @param deadline the value of {@link System#nanoTime} at which reading stops
   */
  public DriftReader(Reader text, Recorder recorder, long deadline) {
    this(new Source(text), recorder, deadline);
  }

  private DriftReader(Source source, Recorder recorder, long deadline) {
    super(source);
    this.source = source;
    this.recorder = recorder;
    this.deadline = deadline;
  }

  /** Records a drift if anything but white space follows the value that was read. */
  public void finish() {
    try {
      if (!stopped) {
        var unused = peek();
      }
    } catch (IOException e) {
      recorder.record(this::getPath, "the end of the text", "more text");
    }
  }

  /** Stops reading because of a failure, and records it. */
  public void stop(IOException failure) {
    if (!stopped) {
      stopped = true;
      boolean exceeded = failure instanceof LimitException;
      String expected = exceeded ? String.valueOf(failure.getMessage()) : "valid JSON";
      recorder.record(
          this::getPath,
          expected,
          exceeded ? "more" : source.exhausted ? "the end of the text" : "malformed JSON");
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
    if (stopped || !super.hasNext()) {
      return false;
    }
    values++;
    if (values > MAX_VALUES) {
      throw new LimitException("at most " + MAX_VALUES + " values");
    }
    if (values % VALUES_BETWEEN_LOOKS_AT_THE_CLOCK == 0 && System.nanoTime() - deadline > 0) {
      throw new LimitException("a body that is decoded within the timeout");
    }
    return true;
  }

  @Override
  public void beginObject() throws IOException {
    descend();
    super.beginObject();
  }

  @Override
  public void beginArray() throws IOException {
    descend();
    super.beginArray();
  }

  private void descend() throws LimitException {
    if (++levels > MAX_LEVELS) {
      throw new LimitException("at most " + MAX_LEVELS + " levels");
    }
  }

  @Override
  public void endObject() throws IOException {
    if (!stopped) {
      super.endObject();
      levels--;
    }
  }

  @Override
  public void endArray() throws IOException {
    if (!stopped) {
      super.endArray();
      levels--;
    }
  }

  /** Skips within the limits; Gson's own method knows none before version 2.12. */
  @Override
  public void skipValue() throws IOException {
    int outer = levels;
    do {
      switch (peek()) {
        case BEGIN_OBJECT -> beginObject();
        case BEGIN_ARRAY -> beginArray();
        case END_OBJECT -> endObject();
        case END_ARRAY -> endArray();
        default -> super.skipValue();
      }
      if (levels > outer) {
        hasNext(); // counts, and looks at the clock
      }
    } while (levels > outer);
  }

  /** Thrown at a limit of ours; the message is what is expected. */
  private static final class LimitException extends IOException {
    private static final long serialVersionUID = 1;

    LimitException(String expected) {
      super(expected);
    }
  }

  /** Knows whether the parser asked for more text than there is. */
  private static final class Source extends Reader {
    private final Reader text;
    private boolean exhausted;

    Source(Reader text) {
      this.text = text;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      int count = text.read(buffer, offset, length);
      exhausted |= count < 0;
      return count;
    }

    @Override
    public void close() throws IOException {
      text.close();
    }
  }
}
