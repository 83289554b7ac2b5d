package co.lettermint.projects.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The block at the end of the build: what its tests proved, or what failed. */
public final class Summary {
  private static final Path NOTES = Path.of("target", "summary");
  private static final Path REPORTS = Path.of("target", "surefire-reports");
  private static final Path SLOWEST = Path.of("target", "slowest-tests.txt");
  private static final int LINES = 12;

  private Summary() {}

  /** Notes what a test proved, in the place of what it noted before. */
  public static void note(String name, String text) {
    try {
      Files.createDirectories(NOTES);
      Files.writeString(NOTES.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Prints the block. In the phase {@code test} there is one if a test failed, and the status is 1
   * then.
   *
   * @param args the phase, and when the build began
   */
  public static void main(String[] args) throws Exception {
    Instant start = Instant.parse(args[1]);
    List<Element> cases = cases(start);
    List<String> failures = failures(cases);
    if (!failures.isEmpty()) {
      print("%d of %d tests failed".formatted(failures.size(), cases.size()), failures);
      System.exit(1);
    }
    if (args[0].equals("verify") && !cases.isEmpty()) {
      List<String> lines = new ArrayList<>();
      notes(start).forEach((name, text) -> lines.add(line(name, text)));
      Duration time = Duration.between(start, Instant.now());
      lines.add(line("Tests", cases.size() + ", all passed"));
      lines.add(line("Time", time.toSeconds() + " s since Maven started"));
      Files.write(SLOWEST, slowest(cases));
      lines.add(line("Report", "contract-tests/target/contract-report/index.html"));
      lines.add(
          line("Reports", "contract-tests/target: teeth.md, slowest-tests.txt, surefire-reports"));
      print("what this build proved", lines);
    }
  }

  /** What tests noted since then, by its name. */
  public static Map<String, String> notes(Instant start) throws IOException {
    Map<String, String> notes = new LinkedHashMap<>();
    for (Path note : since(start, NOTES, ".*")) {
      notes.put(note.getFileName().toString().substring(1), Files.readString(note));
    }
    return notes;
  }

  /** The tests that failed since then. */
  public static List<String> failures(Instant start) throws Exception {
    return failures(cases(start));
  }

  private static List<Element> cases(Instant start) throws Exception {
    List<Element> cases = new ArrayList<>();
    for (Path report : since(start, REPORTS, "TEST-.*\\.xml")) {
      NodeList all =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(report.toFile())
              .getElementsByTagName("testcase");
      IntStream.range(0, all.getLength()).forEach(i -> cases.add((Element) all.item(i)));
    }
    return cases;
  }

  /** The ten, with their seconds. */
  private static List<String> slowest(List<Element> cases) {
    return cases.stream()
        .sorted(Comparator.comparingDouble(Summary::seconds).reversed())
        .limit(10)
        .map(one -> "%7.3f  %s".formatted(seconds(one), name(one)))
        .toList();
  }

  private static double seconds(Element test) {
    return Double.parseDouble(test.getAttribute("time").replace(",", ""));
  }

  private static String name(Element test) {
    String type = test.getAttribute("classname").replaceFirst(".*\\.", "");
    return type + "." + test.getAttribute("name");
  }

  /** The first lines of each, contract checks first, for they name the file and the line. */
  private static List<String> failures(List<Element> cases) {
    return cases.stream()
        .sorted(Comparator.comparing(one -> !name(one).startsWith("ContractTest.")))
        .flatMap(one -> Stream.of("failure", "error").flatMap(kind -> failure(one, kind)))
        .toList();
  }

  private static Stream<String> failure(Element test, String kind) {
    return Stream.ofNullable(test.getElementsByTagName(kind).item(0))
        .map(one -> ((Element) one).getAttribute("message").strip().replace("\n", "\n    "))
        .map(message -> "  %s: %s".formatted(name(test), message));
  }

  /** The files of a folder that were written since then, by name. */
  public static List<Path> since(Instant start, Path folder, String name) throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> all = Files.list(folder)) {
        for (Path file : (Iterable<Path>) all.sorted()::iterator) {
          boolean isNew = !Files.getLastModifiedTime(file).toInstant().isBefore(start);
          if (isNew && file.getFileName().toString().matches(name)) {
            files.add(file);
          }
        }
      }
    }
    return files;
  }

  private static String line(String name, String text) {
    return "  %-10s %s".formatted(name, text);
  }

  private static void print(String headline, List<String> blocks) {
    List<String> lines =
        blocks.stream().flatMap(String::lines).map(line -> shortened(line)).toList();
    System.out.println("Lettermint Projects: " + headline);
    lines.stream().limit(LINES - 2L).forEach(System.out::println);
    if (lines.size() > LINES - 2) {
      System.out.println("  and more, in contract-tests/" + REPORTS);
    }
  }

  private static String shortened(String line) {
    return line.length() <= 300 ? line : line.substring(0, 300) + "…";
  }
}
