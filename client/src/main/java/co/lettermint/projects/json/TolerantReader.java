package co.lettermint.projects.json;

import co.lettermint.projects.Drift;
import co.lettermint.projects.Secret;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A reader that tells of each drift, and that ends quietly where the text breaks off or is no JSON:
 * all that is open closes there, so that what was read before is kept. Not thread-safe.
 */
public final class TolerantReader extends JsonReader {
  /** Far beyond any real body; it bounds the memory that a hostile one can take. */
  private static final int MAX_DEPTH = 100_000;

  /** The property that a rotation is about. */
  public static final String TOKEN_NAME = "new_token";

  private final Source source;

  final Notes notes;
  final @Nullable Secret token;
  @Nullable Presence presence;

  /**
   * Reads a text.
   *
   * @param token the token that was found in the text before; a drift never shows it
   * @param drifts told of each drift, in the order of the document; a supplier, since a path costs
   *     its length and a hostile text has as many drifts as characters
   */
  public TolerantReader(String text, @Nullable Secret token, Consumer<Supplier<Drift>> drifts) {
    this(new Source(LongNumbers.shorten(text)), token, drifts);
  }

  private TolerantReader(Source source, @Nullable Secret token, Consumer<Supplier<Drift>> drifts) {
    super(source);
    this.source = source;
    this.token = token;
    this.notes = new Notes(this, token, drifts);
    setNestingLimit(MAX_DEPTH);
  }

  /** Looks at what follows the document; nothing may. */
  public void finish() {
    if (!notes.isClosed()) {
      try {
        super.peek();
      } catch (IOException e) {
        notes.next("the end of the text", "more text");
        notes.close();
      }
    }
  }

  private void end() {
    notes.next("valid JSON", source.isExhausted() ? "the end of the text" : "malformed JSON");
    notes.close();
  }

  @Override
  public JsonToken peek() {
    if (!notes.isClosed()) {
      try {
        return super.peek();
      } catch (IOException e) {
        end();
      }
    }
    return JsonToken.END_DOCUMENT;
  }

  @Override
  public boolean hasNext() {
    JsonToken next = peek();
    return next != JsonToken.END_OBJECT
        && next != JsonToken.END_ARRAY
        && next != JsonToken.END_DOCUMENT;
  }

  @Override
  public String nextName() {
    try {
      return super.nextName();
    } catch (IOException e) {
      end();
      return "";
    }
  }

  /** The text that is next; null where the document ends inside it. */
  @Override
  public @Nullable String nextString() {
    try {
      return super.nextString();
    } catch (IOException e) {
      end();
      return null;
    }
  }

  @Override
  public void skipValue() {
    unlessEnded(super::skipValue);
  }

  @Override
  public void beginObject() {
    unlessEnded(super::beginObject);
  }

  @Override
  public void endObject() {
    unlessEnded(super::endObject);
  }

  @Override
  public void beginArray() {
    unlessEnded(super::beginArray);
  }

  @Override
  public void endArray() {
    unlessEnded(super::endArray);
  }

  private void unlessEnded(Step step) {
    if (!notes.isClosed()) {
      try {
        step.take();
      } catch (IOException e) {
        end();
      }
    }
  }

  private interface Step {
    void take() throws IOException;
  }
}
