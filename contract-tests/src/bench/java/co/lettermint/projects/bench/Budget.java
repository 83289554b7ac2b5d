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

/**
 * A line of the report: what was promised, and what was measured.
 *
 * @param reason why it is not met, where that is known
 */
record Budget(String what, double limit, Figure measured, String note, String reason) {
  private static final String LOOPBACK =
      "a raw call searches for the token and drops the rest: the difference is the decoding, and"
          + " that two threads wake each other, which takes from 25 to 100 µs on an idle machine.";
  private static final String START =
      "Retrofit, Gson and the classes of this client are loaded and run for the first time, which"
          + " raw OkHttp goes without. Without Retrofit it was 1.18, tried once; a class-data"
          + " archive saves more than that.";
  private static final String JAR =
      "each of its classes repeats its names, which are 60 % of the bytes. Fewer, larger classes"
          + " would be smaller, or records that are made by reflection.";
  private static final String UNKNOWN = "the reason is not known; profile it.";
  private static final String LINES =
      "each promise that an attack from outside added took more lines than its design saved.";

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
      String what = "decode, documented body: ";
      budgets.add(ratio(results, what + "time", "decode.1", fastest, 0.42, UNKNOWN));
      budgets.add(ratio(results, what + "allocation", "decode.1.bytes", fastest, 0.45, UNKNOWN));
      fastest = results.fastestPeer("decode.1000");
      what = "decode, 1,000 of each: time";
      budgets.add(ratio(results, what, "decode.1000", fastest, 0.40, UNKNOWN));
    }
    if (results.has("decode.100", Subject.OURS)) {
      Figure growth = results.growth("decode.1000", "decode.100", Subject.OURS);
      String note = "time for one element, 1,000 against 100";
      budgets.add(new Budget("decode is linear", LINEAR, growth, note, UNKNOWN));
    }
    for (int size : List.of(1, 1_000)) {
      if (results.has("canned." + size, Subject.OURS)) {
        String what = "call without the network, %,d of each".formatted(size);
        budgets.add(ratio(results, what, "canned." + size, Subject.RETROFIT2, 0.60, UNKNOWN));
      }
    }
    if (results.has("loopback.1", Subject.OURS)) {
      budgets.add(ratio(results, "call on loopback", "loopback.1", Subject.RAW, 1.05, LOOPBACK));
    }
    for (Jdk jdk : jdks) {
      String metric = "cold." + jdk.version();
      if (results.has(metric, Subject.OURS)) {
        String what = "cold start, JDK " + jdk.version();
        budgets.add(ratio(results, what, metric, Subject.RAW, 1.08, START));
        budgets.add(ratio(results, what, metric, results.fastestPeer(metric), 1.00, START));
      }
    }
    if (results.has("takes.jars", Subject.OURS)) {
      budgets.add(count(results, "jars beside ours", "takes.jars", 7, UNKNOWN));
      budgets.add(count(results, "MB beside ours", "takes.megabytes", 3.6, UNKNOWN));
      budgets.add(count(results, "our jar, kB", "takes.own", 110, JAR));
      budgets.add(count(results, "classes twice", "takes.twice", 0, UNKNOWN));
      lines(budgets, root);
    }
    return budgets;
  }

  /** A list of what they are about. */
  static String names(List<Budget> budgets) {
    return String.join("; ", budgets.stream().map(Budget::what).distinct().toList());
  }

  private static Budget ratio(
      Results results, String what, String metric, String to, double limit, String reason) {
    Figure measured = results.ratio(metric, Subject.OURS, to);
    return new Budget(what, limit, measured, "of " + Report.name(to), reason);
  }

  private static Budget count(
      Results results, String what, String metric, double limit, String reason) {
    return new Budget(what, limit, results.of(metric, Subject.OURS), "", reason);
  }

  private static void lines(List<Budget> budgets, Path root) {
    Predicate<String> java = name -> name.endsWith(".java");
    Predicate<String> generation = name -> name.matches(".*\\.(java|mustache)");
    budgets.add(lines("hand-written Java, client", 2_300, java, root, "client/src/main/java"));
    budgets.add(
        lines(
            "hand-written Java, contract tests",
            10_000,
            java,
            root,
            "contract-tests/src/main",
            "contract-tests/src/test"));
    budgets.add(
        lines("generation with its templates", 1_200, generation, root, "openapi/src/main"));
  }

  private static Budget lines(
      String what, double limit, Predicate<String> counted, Path root, String... folders) {
    long lines = 0;
    for (String folder : folders) {
      try (Stream<Path> files = Files.walk(root.resolve(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          if (counted.test(file.toString())) {
            lines += Files.readAllLines(file).size();
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new Budget(what, limit, new Figure(lines, lines, lines), "lines", LINES);
  }
}
