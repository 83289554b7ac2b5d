package co.lettermint.projects.bench;

import static co.lettermint.projects.bench.Subject.NATIVE;
import static co.lettermint.projects.bench.Subject.OKHTTP_GSON;
import static co.lettermint.projects.bench.Subject.OURS;
import static co.lettermint.projects.bench.Subject.RAW;
import static co.lettermint.projects.bench.Subject.RETROFIT2;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The results as Markdown. */
final class Report {
  static final List<String> SUBJECTS = List.of(OURS, RETROFIT2, OKHTTP_GSON, NATIVE, RAW);

  private final StringBuilder out = new StringBuilder();
  private final Results results;
  private final List<Jdk> jdks;

  private Report(Results results, List<Jdk> jdks) {
    this.results = results;
    this.jdks = jdks;
  }

  static String of(Results results, Settings settings, List<Jdk> jdks, Path root) {
    Report report = new Report(results, jdks);
    report.heading(settings);
    report.budgets(root);
    report.tables();
    return report.out.toString();
  }

  static String name(String subject) {
    return switch (subject) {
      case OURS -> "this client";
      case RAW -> "raw OkHttp";
      default -> "stock " + subject;
    };
  }

  /** With three significant digits. */
  static String number(double value) {
    if (value == Math.rint(value) || value >= 1_000) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 0.001 ? 2 : 4;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  private void heading(Settings settings) {
    line("# Measured beside its peers");
    line("");
    line(
        "%s, %s, %d processors, %s. `mvn -ntp -Pbench verify`%s",
        LocalDate.now(ZoneOffset.UTC),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        ManagementFactory.getOperatingSystemMXBean().getAvailableProcessors(),
        String.join(" and ", jdks.stream().map(jdk -> "JDK " + jdk.version()).toList()),
        settings.quick() ? " (**quick: too short for figures that count**)" : "");
    line("");
    line("Figures are medians; a spread, in brackets, is from the lowest to the highest.");
    line("A ratio is this client's figure divided by the other's in the same round.");
    line("The peers are generated from our specification with the stock templates; raw OkHttp is");
    line("the floor, which searches for the token, or skips JSON, and keeps nothing else.");
    line("");
    line("![The chart](chart.svg)");
    line("");
    results.notes().forEach(note -> line("- %s", note));
  }

  private void budgets(Path root) {
    line("## Budgets");
    line("");
    line("| What | At most | Measured | | |");
    line("|---|---|---|---|---|");
    List<Budget> budgets = Budget.of(results, jdks, root);
    budgets.forEach(budget -> line("%s", budget.line()));
    line("| `mvn -ntp verify` | 90 s | not measured here; Maven's last lines say it | | |");
    line("");
    line("Why some are not met:");
    line("");
    budgets.stream()
        .filter(budget -> !budget.met())
        .collect(Collectors.groupingBy(Budget::reason, LinkedHashMap::new, Collectors.toList()))
        .forEach((reason, missed) -> line("- %s: %s", Budget.names(missed), reason));
    line("");
  }

  private void tables() {
    table("From bytes to records, µs", "decode", List.of("1", "10", "100", "1000"));
    table(
        "The same, bytes allocated",
        "decode",
        List.of("1.bytes", "10.bytes", "100.bytes", "1000.bytes"));
    table("The same, smallest heap in MB", "memory", List.of("1", "10", "100", "1000"));
    table("To JSON, µs", "write", List.of("1"));
    table("A call without the network, µs", "canned", List.of("1", "1000"));
    table("The same, bytes allocated", "canned", List.of("1.bytes", "1000.bytes"));
    table("A call on loopback, µs", "loopback", List.of("1"));
    table("The same with 16 threads at once, µs for each call", "threads", List.of("1"));
    for (Jdk jdk : jdks) {
      int version = jdk.version();
      table(
          "JVM start to the first token on JDK %d, ms; the same with a class-data archive; classes loaded"
              .formatted(version),
          "cold",
          List.of("" + version, version + ".cds", version + ".classes"));
    }
    table(
        "What a user takes on beside the client's own jar",
        "takes",
        List.of("jars", "megabytes", "own", "classes", "twice"));
    survival();
  }

  private void table(String title, String section, List<String> metrics) {
    List<String> measured =
        metrics.stream()
            .map(metric -> section + "." + metric)
            .filter(metric -> results.has(metric, OURS))
            .toList();
    if (measured.isEmpty()) {
      return;
    }
    line("## %s", title);
    line("");
    line("| | %s |", String.join(" | ", SUBJECTS.stream().map(Report::name).toList()));
    line("|---|%s", "---|".repeat(SUBJECTS.size()));
    for (String metric : measured) {
      row(label(metric.substring(section.length() + 1)), metric);
    }
    line("");
  }

  private static String label(String metric) {
    return switch (metric) {
      case "1", "1.bytes" -> "documented body";
      case "10", "10.bytes", "100", "100.bytes", "1000", "1000.bytes" ->
          metric.replace(".bytes", "") + " of each";
      case "megabytes" -> "MB";
      case "own" -> "the client's own, kB";
      case "twice" -> "classes twice";
      default ->
          metric.endsWith(".cds")
              ? "with an archive"
              : metric.endsWith(".classes")
                  ? "classes loaded"
                  : metric.matches("\\d+") ? "without one" : metric;
    };
  }

  private void row(String label, String metric) {
    StringBuilder cells = new StringBuilder();
    for (String subject : SUBJECTS) {
      cells.append(" | ");
      if (results.has(metric, subject)) {
        cells.append(number(results.of(metric, subject).median()));
        if (!subject.equals(OURS) && results.of(metric, subject).median() > 0) {
          cells.append(" · ").append(results.ratio(metric, OURS, subject));
        }
      }
    }
    line("| %s%s |", label, cells);
  }

  private void survival() {
    if (!results.has("survival." + Mutation.VALUE.name(), OURS)) {
      return;
    }
    List<String> clients = SUBJECTS.subList(0, 4);
    line("## Tokens handed over, of 1,000 documented bodies with one change");
    line("");
    line("| | %s |", String.join(" | ", clients.stream().map(Report::name).toList()));
    line("|---|%s", "---|".repeat(clients.size()));
    for (Mutation mutation : Mutation.values()) {
      StringBuilder cells = new StringBuilder();
      for (String client : clients) {
        cells
            .append(" | ")
            .append(number(results.of("survival." + mutation.name(), client).median()));
      }
      line("| %s%s |", mutation.description(), cells);
    }
    line("");
  }

  private void line(String format, Object... values) {
    out.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
        .append('\n');
  }
}
