package co.lettermint.projects.json;

import co.lettermint.projects.Drift;
import co.lettermint.projects.Secret;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A reader that tells of each drift, and that ends quietly where the text breaks off or is no JSON:
 * all that is open closes there, so that what was read before is kept. Not thread-safe.
 */
public final class TolerantReader extends JsonReader {
  /** Far beyond any real body; it bounds the memory that a hostile one can take. */
  private static final int MAX_DEPTH = 100_000;

  private final Source source;
  private final Consumer<? super Drift> drifts;
  private boolean ended;
  private boolean malformed;

  final @Nullable Secret token;
  @Nullable Presence presence;

  /**
   * Reads a text.
   *
   * @param token the token that was found in the text before; a drift never shows it
   * @param drifts told of each drift, in the order of the document
   */
  public TolerantReader(String text, @Nullable Secret token, Consumer<? super Drift> drifts) {
    this(new Source(text), token, drifts);
  }

  private TolerantReader(Source source, @Nullable Secret token, Consumer<? super Drift> drifts) {
    super(source);
    this.source = source;
    this.token = token;
    this.drifts = drifts;
    setNestingLimit(MAX_DEPTH);
  }

  /** Looks at what follows the document; nothing may. */
  public void finish() {
    if (peek() != JsonToken.END_DOCUMENT) {
      note("$", "the end of the document", "more text");
    }
  }

  /** Whether the text is no JSON before its end; one that merely breaks off is not malformed. */
  public boolean isMalformed() {
    return malformed;
  }

  void note(String path, String expected, String found) {
    if (!ended) {
      drifts.accept(new Drift(Excerpt.of(path, token), expected, Excerpt.of(found, token)));
    }
  }

  private void end() {
    malformed = !source.isExhausted();
    note(getPath(), "valid JSON", malformed ? "malformed JSON" : "the end of the text");
    ended = true;
  }

  @Override
  public JsonToken peek() {
    if (!ended) {
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
    if (!ended) {
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
