package co.lettermint.projects.json;

import co.lettermint.projects.Drift;
import co.lettermint.projects.Secret;
import com.google.gson.stream.JsonReader;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The drifts that one reader notes, up to where its text breaks off. */
final class Notes {
  private final JsonReader reader;
  private final @Nullable Secret token;
  private final Consumer<Supplier<Drift>> drifts;
  private boolean closed;

  Notes(JsonReader reader, @Nullable Secret token, Consumer<Supplier<Drift>> drifts) {
    this.reader = reader;
    this.token = token;
    this.drifts = drifts;
  }

  /** Of the value that is next. */
  void next(String expected, String found) {
    note(reader::getPath, expected, found);
  }

  /** Of the value that was read last. */
  void last(String expected, String found) {
    note(reader::getPreviousPath, expected, found);
  }

  /** Of a property of the object that was read last. */
  void missing(String name) {
    note(() -> reader.getPreviousPath() + "." + name, "required", "missing");
  }

  /** Notes nothing more: behind the end of the text all would be missing. */
  void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }

  private void note(Supplier<String> path, String expected, String found) {
    if (!closed) {
      drifts.accept(
          () -> new Drift(Excerpt.of(path.get(), token), expected, Excerpt.of(found, token)));
    }
  }
}
