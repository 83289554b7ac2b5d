package co.lettermint.projects.contract.report;

import co.lettermint.projects.contract.Summary;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.specification.Json;
import com.google.gson.JsonPrimitive;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.ByteString;

/** Writes the page of a build, its summary, and its problems as a pull request shows them. */
final class Report {
  private static final Path FOLDER = Path.of("target", "contract-report");

  private Report() {}

  /**
   * Writes them, also if tests failed.
   *
   * @param args when the build began, and the commit that it built
   */
  public static void main(String[] args) throws Exception {
    Instant start = Instant.parse(args[0]);
    Witnesses witnesses = Witnesses.committed();
    Glance glance = new Glance(Run.since(start), witnesses, Summary.failures(start));
    Map<String, Object> page = page(glance, witnesses, Summary.notes(start), args[1]);
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve("index.html"), rendered("page.html", page));
    Files.writeString(FOLDER.resolve("contract-report.md"), rendered("summary.md", page));
    Files.writeString(FOLDER.resolve("contract.sarif"), rendered("contract.sarif", page));
  }

  /** A figure, and what it counts. */
  record Figure(String number, String words) {
    static Figure of(String note) {
      Matcher counted = Pattern.compile("(\\d+(?: of \\d+)?) (.*)").matcher(note);
      return counted.matches()
          ? new Figure(counted.group(1), counted.group(2))
          : new Figure("", note);
    }
  }

  static Map<String, Object> page(
      Glance glance, Witnesses witnesses, Map<String, String> notes, String commit) {
    String specification = witnesses.specification().text();
    return Map.of(
        "glance", glance,
        "figures", notes.values().stream().map(Figure::of).toList(),
        "commit", commit,
        "version", witnesses.code().version(),
        "specificationVersion", Json.text(witnesses.specification().tree(), "info", "version"),
        "specificationHash", ByteString.encodeUtf8(specification).sha256().hex().substring(0, 12));
  }

  static String rendered(String template, Map<String, Object> page) {
    return Mustache.compiler()
        .withLoader(Report::resource)
        .withEscaper(escaper(template.replaceFirst(".*\\.", "")))
        .emptyStringIsFalse(true)
        .compile(resource(template))
        .execute(page);
  }

  private static Mustache.Escaper escaper(String format) {
    return switch (format) {
      case "html" -> Escapers.HTML;
      case "sarif" -> text -> new JsonPrimitive(text).toString();
      default -> Escapers.NONE;
    };
  }

  private static Reader resource(String name) {
    return new InputStreamReader(Report.class.getResourceAsStream(name), StandardCharsets.UTF_8);
  }
}
