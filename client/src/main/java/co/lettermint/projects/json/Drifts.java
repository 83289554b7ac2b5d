package co.lettermint.projects.json;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Notes what is not as specified, where the reader has an ear for it. */
final class Drifts {
  private Drifts() {}

  /** Skips the value that is next and notes it. */
  static <T> @Nullable T skip(JsonReader in, String expected, JsonToken found) throws IOException {
    if (in instanceof TolerantReader tolerant) {
      tolerant.notes.next(expected, typeOf(found));
    }
    in.skipValue();
    return null;
  }

  /** Notes the value that was read last. */
  static void noteLast(JsonReader in, String expected, String found) {
    if (in instanceof TolerantReader tolerant) {
      tolerant.notes.last(expected, found);
    }
  }

  /** Notes the value that is next. */
  static void noteNext(JsonReader in, String expected, String found) {
    if (in instanceof TolerantReader tolerant) {
      tolerant.notes.next(expected, found);
    }
  }

  static String typeOf(JsonToken token) {
    return switch (token) {
      case BEGIN_OBJECT -> "object";
      case BEGIN_ARRAY -> "array";
      default -> token.name().toLowerCase(Locale.ROOT);
    };
  }
}
