package co.lettermint.projects.contract.report;

import co.lettermint.projects.contract.Place;
import co.lettermint.projects.contract.Summary;
import co.lettermint.projects.contract.Violation;
import com.google.gson.Gson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What the tests of one build found, as they noted it; empty where they did not run.
 *
 * @param changes since the last release, at most one entry
 */
public record Run(
    List<Checked> checks, List<Bite> teeth, List<Replay> replays, List<Change> changes) {
  private static final Path NOTES = Path.of("target", "run");
  private static final Gson GSON = new Gson();

  /** A check, and where its claim does not hold. */
  public record Checked(String check, List<Violation> violations) {}

  /** A mutant that says something else than the original, and the checks that caught it. */
  public record Bite(Place place, String change, List<String> checks) {
    public boolean isCaught() {
      return !checks.isEmpty();
    }

    public String mutant() {
      return "%s %s: %s".formatted(place.witness(), String.join("/", place.steps()), change);
    }
  }

  /**
   * An interaction of the pact at the embedded provider.
   *
   * @param failure empty if the provider kept it
   */
  public record Replay(String state, String failure) {
    public boolean isVerified() {
      return failure.isEmpty();
    }
  }

  /**
   * The specification against the one that was released last.
   *
   * @param verdict Breaking, Minor or None
   * @param problem a sentence if the version does not keep up with it, else empty
   */
  public record Change(
      String verdict, String released, String current, String words, String problem) {
    boolean isNone() {
      return verdict.equals("None");
    }
  }

  /** Notes what a test found, in the place of what it noted before: a list of the records above. */
  public static <T> void note(Class<T> type, List<T> found) {
    try {
      Files.createDirectories(NOTES);
      Files.writeString(NOTES.resolve(type.getSimpleName()), GSON.toJson(found));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was noted since then. */
  static Run since(Instant start) {
    return new Run(
        noted(Checked[].class, start),
        noted(Bite[].class, start),
        noted(Replay[].class, start),
        noted(Change[].class, start));
  }

  private static <T> List<T> noted(Class<T[]> type, Instant start) {
    String name = type.getComponentType().getSimpleName();
    try {
      List<Path> files = Summary.since(start, NOTES, name);
      return files.isEmpty()
          ? List.of()
          : List.of(GSON.fromJson(Files.readString(files.get(0)), type));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Violation> violations() {
    return checks.stream().flatMap(one -> one.violations().stream()).toList();
  }
}
