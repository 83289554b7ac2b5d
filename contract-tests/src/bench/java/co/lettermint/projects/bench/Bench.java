package co.lettermint.projects.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures everything and writes {@code report.md} and {@code chart.svg} into the working folder,
 * which is the one with the peers. The argument is the project's root.
 */
final class Bench {
  private static final long START = System.nanoTime();

  private Bench() {}

  public static void main(String[] args) throws Exception {
    Settings settings = Settings.ofSystem();
    Path root = Path.of(args[0]).toRealPath();
    Path folder = Path.of("").toAbsolutePath();
    Path temporary = Files.createDirectories(folder.resolve("build/programs"));
    ClassPaths classPaths = new ClassPaths(folder);
    List<Jdk> jdks = Jdk.installed();
    Results results = new Results();
    if (settings.quick()) {
      System.setProperty("jmh.ignoreLock", "true"); // such figures count for nobody
    }
    try (LoopbackServer server = new LoopbackServer()) {
      String url = server.baseUrl();
      Processes processes = new Processes(settings, classPaths, temporary, url, results);
      if (settings.wants("takes")) {
        classPaths.measure(results);
      }
      if (settings.wants("survival")) {
        say("survival");
        Survival.measure(server, results);
      }
      if (settings.wants("memory")) {
        for (int size : settings.quick() ? List.of(1_000) : List.of(1, 10, 100, 1_000)) {
          say("memory, %d", size);
          processes.memory(Jdk.running(), size);
        }
      }
      if (settings.wants("cold")) {
        for (Jdk jdk : jdks) {
          processes.coldStart(jdk);
        }
      }
      new JmhRounds(settings, url, results).run();
    }
    try (Stream<Path> files = Files.list(temporary)) { // archives, of tens of megabytes
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    String report = Report.of(results, settings, jdks, root);
    Files.writeString(folder.resolve("report.md"), report);
    Files.writeString(folder.resolve("chart.svg"), Chart.of(results, jdks));
    System.out.println(report);
    say("wrote %s", folder.resolve("report.md"));
  }

  static void say(String format, Object... values) {
    long seconds = (System.nanoTime() - START) / 1_000_000_000;
    System.out.printf("[%3d s] %s%n", seconds, format.formatted(values));
  }
}
