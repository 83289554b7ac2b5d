package co.lettermint.projects.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The folder {@code openapi/}, which the build puts on the class path. */
final class Resources {
  static final String SPECIFICATION = "openapi/lettermint-projects.yaml";

  private Resources() {}

  static String specification() {
    return text(SPECIFICATION);
  }

  /** The text of an example, by its name relative to the specification. */
  static String example(String externalValue) {
    return text("openapi/" + externalValue);
  }

  private static String text(String name) {
    try (InputStream in = Resources.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            name + " is not on the class path: build contract-tests with Maven.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
