package co.lettermint.projects.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A line of the report: what was promised, and what was measured. */
record Budget(String what, double limit, Figure measured, String note) {
  /** Time for each element at 1,000 against 100; above it, decoding is no longer linear. */
  private static final double LINEAR = 1.25;

  boolean met() {
    return measured.median() <= limit;
  }

  String line() {
    String difference = Report.number(Math.abs(measured.median() - limit));
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s by %s | %s |",
        what,
        Report.number(limit),
        measured,
        met() ? "met" : "**not met**",
        difference,
        note);
  }

  /** Those for which there are measurements. */
  static List<Budget> of(Results results, List<Jdk> jdks, Path root) {
    List<Budget> budgets = new ArrayList<>();
    if (results.has("decode.1", Subject.OURS)) {
      String fastest = results.fastestPeer("decode.1");
      ratio(budgets, results, "decode, documented body: time", "decode.1", fastest, 0.42);
      ratio(
          budgets, results, "decode, documented body: allocation", "decode.1.bytes", fastest, 0.45);
      fastest = results.fastestPeer("decode.1000");
      ratio(budgets, results, "decode, 1,000 of each: time", "decode.1000", fastest, 0.40);
    }
    if (results.has("decode.100", Subject.OURS)) {
      double hundred = results.of("decode.100", Subject.OURS).median();
      Figure thousand = results.of("decode.1000", Subject.OURS);
      Figure growth =
          new Figure(
              thousand.low() / hundred / 10,
              thousand.median() / hundred / 10,
              thousand.high() / hundred / 10);
      budgets.add(
          new Budget(
              "decode is linear", LINEAR, growth, "time for one element, 1,000 against 100"));
    }
    for (int size : List.of(1, 1_000)) {
      if (results.has("canned." + size, Subject.OURS)) {
        String what = "call without the network, %,d of each".formatted(size);
        ratio(budgets, results, what, "canned." + size, Subject.RETROFIT2, 0.60);
      }
    }
    if (results.has("loopback.1", Subject.OURS)) {
      ratio(budgets, results, "call on loopback", "loopback.1", Subject.RAW, 1.05);
    }
    for (Jdk jdk : jdks) {
      String metric = "cold." + jdk.version();
      if (results.has(metric, Subject.OURS)) {
        String what = "cold start, JDK " + jdk.version();
        ratio(budgets, results, what, metric, Subject.RAW, 1.08);
        ratio(budgets, results, what, metric, results.fastestPeer(metric), 1.00);
      }
    }
    if (results.has("takes.jars", Subject.OURS)) {
      count(budgets, "jars beside ours", 7, results.of("takes.jars", Subject.OURS), "");
      count(budgets, "MB beside ours", 3.6, results.of("takes.megabytes", Subject.OURS), "");
      count(budgets, "our jar, kB", 110, results.of("takes.own", Subject.OURS), "");
      count(budgets, "classes twice", 0, results.of("takes.twice", Subject.OURS), "");
      lines(budgets, root);
    }
    return budgets;
  }

  private static void ratio(
      List<Budget> budgets, Results results, String what, String metric, String to, double limit) {
    budgets.add(
        new Budget(what, limit, results.ratio(metric, Subject.OURS, to), "of " + Report.name(to)));
  }

  private static void count(
      List<Budget> budgets, String what, double limit, Figure measured, String note) {
    budgets.add(new Budget(what, limit, measured, note));
  }

  private static void lines(List<Budget> budgets, Path root) {
    Predicate<String> java = name -> name.endsWith(".java");
    Predicate<String> tests = name -> name.contains("/src/test/");
    Predicate<String> generation =
        name -> name.matches(".*\\.(java|mustache)") || name.endsWith("/generation.xml");
    budgets.add(lines("hand-written Java, client", 2_300, java, root, "client/src/main/java"));
    budgets.add(
        lines("hand-written Java, contract tests", 10_000, java, root, "contract-tests/src"));
    budgets.add(
        lines(
            "generation with its templates",
            1_200,
            generation.and(tests.negate()),
            root,
            "openapi",
            "client/src/build",
            "client/src/main/openapi-templates"));
  }

  private static Budget lines(
      String what, double limit, Predicate<String> counted, Path root, String... folders) {
    long lines = 0;
    for (String folder : folders) {
      try (Stream<Path> files =
          Files.exists(root.resolve(folder)) ? Files.walk(root.resolve(folder)) : Stream.empty()) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = file.toString();
          if (!name.contains("/target/") && counted.test(name)) {
            lines += Files.readAllLines(file).size();
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new Budget(what, limit, new Figure(lines, lines, lines), "lines");
  }
}
