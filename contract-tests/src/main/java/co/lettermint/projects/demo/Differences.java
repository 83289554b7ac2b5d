package co.lettermint.projects.demo;

import co.lettermint.projects.Drift;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.json.Printable;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Places;
import co.lettermint.projects.specification.Specification;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a real answer differs from the specification. To the user these are findings, no failure. */
final class Differences {
  private static final String SPECIFICATION = "openapi/" + Specification.FILE;
  private static final int MAX_LENGTH = 200;

  private Differences() {}

  /** Prints a table that holds no token, and writes it to the file as well. */
  static void tell(Rotation rotation, String body, Path file, Report report) {
    List<String> rows =
        Stream.concat(rotation.drift().stream(), unknownFields(body, rotation.newToken().reveal()))
            .map(Differences::row)
            .distinct()
            .toList();
    if (rows.isEmpty()) {
      report.sentence("The answer is as " + SPECIFICATION + " says, to the field.");
      return;
    }
    report.sentence(
        "The answer differs from %s in %s: open an issue with this table, which holds no token."
            .formatted(SPECIFICATION, rows.size() == 1 ? "1 place" : rows.size() + " places"));
    List<String> table =
        Stream.concat(Stream.of("| Path | Specified | Found |", "|---|---|---|"), rows.stream())
            .toList();
    table.forEach(report::sentence);
    try {
      Files.write(file, table); // Maven puts its own marks before each line of the screen
    } catch (IOException e) {
      throw new Demo.Refusal(file + " cannot be written: copy the table from the screen.");
    }
    report.sentence("The table alone is in " + file + ".");
  }

  /**
   * The fields that the specification does not have: to the client no drift, since it ignores them,
   * but news to whoever keeps the specification. A value without specified properties is open.
   */
  private static Stream<Drift> unknownFields(String body, String token) {
    Map<String, JsonElement> places;
    try {
      places = Places.each(JsonParser.parseString(body));
    } catch (JsonParseException e) {
      return Stream.of(new Drift("$", "valid JSON", "text whose fields cannot be listed"));
    }
    Set<String> known = Specification.current().schemas().body("RotateTokenResponse").keySet();
    Set<String> owners = known.stream().map(Differences::owner).collect(Collectors.toSet());
    return places.keySet().stream()
        .filter(path -> !path.endsWith("]") && !known.contains(Places.anyIndex(path)))
        .filter(path -> owners.contains(owner(Places.anyIndex(path))))
        .map(
            path ->
                new Drift(
                    Printable.redact(path.replace(token, "[redacted]")),
                    "nothing",
                    Json.typeOf(places.get(path)).replace("integer", "number")));
  }

  private static String owner(String path) {
    return path.substring(0, path.lastIndexOf('.'));
  }

  private static String row(Drift drift) {
    return "| %s | %s | %s |"
        .formatted(
            cell(Places.anyIndex(drift.path())), cell(drift.expected()), cell(drift.found()));
  }

  /** As code: in plain text an asterisk, a tag or an at-sign of the server's would mean more. */
  private static String cell(String text) {
    String shown = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    return "`" + shown.replace('`', '\'').replace("|", "\\|") + "`";
  }
}
