package co.lettermint.projects.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are committed and that the build makes again: a change of one has to be accepted. */
public final class Golden {
  private static final String HOW_TO_ACCEPT =
      "what the build made; read the change, and if it is right, accept it with"
          + " `mvn -ntp verify -Dgolden=update` and commit the file";

  private Golden() {}

  /** Compares a text with the committed file, or with {@code -Dgolden=update} writes it there. */
  public static void check(Path committed, String made) {
    check(committed, made, "update".equals(System.getProperty("golden")));
  }

  static void check(Path committed, String made, boolean isAccepted) {
    try {
      if (isAccepted) {
        Files.createDirectories(committed.toAbsolutePath().getParent());
        Files.writeString(committed, made);
      }
      assertThat(committed)
          .as(HOW_TO_ACCEPT)
          .hasContent(made) // says in which line they differ
          .hasBinaryContent(made.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
