package co.lettermint.projects.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files that are committed and that the build makes again: a change of one has to be accepted. */
public final class Golden {
  private static final int LINES_SHOWN = 5;

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
        return;
      }
      String expected = Files.exists(committed) ? Files.readString(committed) : "";
      if (!expected.equals(made)) {
        throw new AssertionError(difference(committed, expected, made));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String difference(Path committed, String expected, String made) {
    List<String> before = lines(expected);
    List<String> after = lines(made);
    int first = 0;
    while (first < Math.min(before.size(), after.size())
        && before.get(first).equals(after.get(first))) {
      first++;
    }
    return "%s is not what the build made, from line %d on.%ncommitted:%n%s%nmade:%n%s%n%s"
        .formatted(
            committed,
            first + 1,
            excerpt(before, first),
            excerpt(after, first),
            "Read the change; if it is right, accept it with `mvn -ntp verify -Dgolden=update` and commit the file.");
  }

  private static List<String> lines(String text) {
    return List.of(text.split("\n", -1));
  }

  private static String excerpt(List<String> lines, int first) {
    int end = Math.min(first + LINES_SHOWN, lines.size());
    return "  " + String.join(System.lineSeparator() + "  ", lines.subList(first, end));
  }
}
