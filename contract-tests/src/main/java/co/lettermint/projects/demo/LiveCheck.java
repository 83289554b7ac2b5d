package co.lettermint.projects.demo;

import co.lettermint.projects.Drift;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Places;
import co.lettermint.projects.specification.Specification;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Rotates the token of a real project once, for somebody who asked for it in so many words, and
 * compares the answer with the specification. Differences are findings: they do not fail it.
 */
public final class LiveCheck {
  private static final String SPECIFICATION = "openapi/" + Specification.FILE;
  private static final int MAX_LENGTH = 200;

  private LiveCheck() {}

  /**
   * Reads {@code -Dproject}, {@code -Dyes}, {@code -DtokenFile}, {@code -DbaseUrl} and {@code
   * -Ddifferences}, a file for the table.
   */
  public static void main(String[] args) {
    System.exit(run(System.getenv(), Options.typed(), System.out, System.err));
  }

  /**
   * Runs it, and prints no token, and of the answer nothing but what a drift shows.
   *
   * @param err gets one sentence if it fails
   * @return the exit status: 0, or 1 if it failed
   */
  public static int run(
      Map<String, String> environment,
      Map<String, String> options,
      PrintStream out,
      PrintStream err) {
    return Demo.status(
        err,
        () -> {
          CallWatch watch = new CallWatch();
          Report report = new Report(out);
          Rotation rotation =
              Demo.rotate(
                  Options.of(environment, options).consent(),
                  watch,
                  report,
                  rotated -> report.call(watch));
          tell(rows(rotation, watch.body()), options.get("differences"), report);
        });
  }

  private static void tell(List<String> rows, String file, Report report) {
    if (rows.isEmpty()) {
      report.sentence("The answer is as " + SPECIFICATION + " says, to the field.");
      return;
    }
    report.sentence(
        "The answer differs from %s in %s: open an issue with this table, which holds no token."
            .formatted(SPECIFICATION, rows.size() == 1 ? "1 place" : rows.size() + " places"));
    List<String> table =
        Stream.concat(Stream.of("| Path | Specified | Found |", "|---|---|---|"), rows.stream())
            .map(Report::printable)
            .toList();
    table.forEach(report::sentence);
    if (file != null) { // Maven puts its own marks before each line of the screen
      try {
        Files.write(Path.of(file), table);
      } catch (IOException e) {
        throw new Demo.Refusal(file + " cannot be written: copy the table from the screen.");
      }
      report.sentence("The table alone is in " + file + ".");
    }
  }

  /** The drifts of a rotation, then the unknown fields of its body; places in arrays once. */
  private static List<String> rows(Rotation rotation, String body) {
    String token = rotation.newToken().reveal();
    return Stream.concat(rotation.drift().stream(), unknownFields(body))
        .map(drift -> row(drift, token))
        .distinct()
        .toList();
  }

  /**
   * The fields that the specification does not have: to the client no drift, since it ignores them,
   * but news to whoever keeps the specification. A value without specified properties is open.
   */
  private static Stream<Drift> unknownFields(String body) {
    Map<String, JsonElement> places;
    try {
      places = Places.each(JsonParser.parseString(body));
    } catch (JsonParseException e) {
      return Stream.of(new Drift("$", "valid JSON", "text whose fields cannot be listed"));
    }
    Set<String> known = Specification.current().schemas().body("RotateTokenResponse").keySet();
    Predicate<String> hasKnownNeighbours =
        path -> known.stream().anyMatch(one -> owner(one).equals(owner(path)));
    return places.keySet().stream()
        .filter(path -> !path.endsWith("]"))
        .filter(path -> !known.contains(Places.anyIndex(path)))
        .filter(path -> hasKnownNeighbours.test(Places.anyIndex(path)))
        .map(path -> new Drift(path, "nothing", type(places.get(path))));
  }

  private static String owner(String path) {
    return path.substring(0, path.lastIndexOf('.'));
  }

  private static String type(JsonElement value) {
    return Json.typeOf(value).replace("integer", "number");
  }

  private static String row(Drift drift, String token) {
    String path = Places.anyIndex(drift.path());
    return String.join(
            " | ",
            "| " + cell(path, token),
            cell(drift.expected(), token),
            cell(drift.found(), token))
        + " |";
  }

  /** As code: in plain text an asterisk, a tag or an at-sign of the server's would mean more. */
  private static String cell(String text, String token) {
    if (text.contains("lm_") || !token.isBlank() && text.contains(token)) {
      return "`text with a token`";
    }
    String shown = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    return "`" + shown.replace('`', '\'').replace("|", "\\|") + "`";
  }
}
