package co.lettermint.projects.json;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The formats of texts that the JDK knows, without its exceptions. */
final class Formats {
  private Formats() {}

  static @Nullable UUID uuid(String text) {
    try {
      UUID value = UUID.fromString(text);
      // The JDK takes "1-1-1-1-1" as well.
      return value.toString().equalsIgnoreCase(text) ? value : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  static @Nullable URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
