package co.lettermint.projects.demo;

import co.lettermint.projects.Drift;
import co.lettermint.projects.Rotation;
import java.util.List;
import java.util.stream.Stream;

/** Where an answer differs from the specification, as a Markdown table for an issue. */
final class Differences {
  private static final int MAX_LENGTH = 200;

  private final List<String> rows;

  private Differences(List<String> rows) {
    this.rows = rows;
  }

  /** The drifts of a rotation, then the unknown fields of its body; places in arrays once. */
  static Differences of(Rotation rotation, String body) {
    String token = rotation.newToken().reveal();
    return new Differences(
        Stream.concat(rotation.drift().stream(), UnknownFields.in(body).stream())
            .map(drift -> row(drift, token))
            .distinct()
            .toList());
  }

  String sentence() {
    return rows.isEmpty()
        ? "The answer is as " + UnknownFields.SPECIFICATION + " says, to the field."
        : "The answer differs from "
            + UnknownFields.SPECIFICATION
            + " in "
            + (rows.size() == 1 ? "1 place" : rows.size() + " places")
            + ": open an issue with this table, which holds no token.";
  }

  /** The lines of the table; none where nothing differs. */
  List<String> table() {
    return rows.isEmpty()
        ? List.of()
        : Stream.concat(Stream.of("| Path | Specified | Found |", "|---|---|---|"), rows.stream())
            .map(Report::printable)
            .toList();
  }

  private static String row(Drift drift, String token) {
    String path = drift.path().replaceAll("\\[\\d+]", "[*]");
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
