package co.lettermint.projects.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** An installed JDK. */
record Jdk(Path home, int version) {
  static Jdk running() {
    return new Jdk(Path.of(System.getProperty("java.home")), Runtime.version().feature());
  }

  /**
   * The one that runs the benchmark, and the newest one beside it; {@code -Dbench.jdks} names
   * others, their folders separated by commas.
   */
  static List<Jdk> installed() throws IOException {
    String named = System.getProperty("bench.jdks", "");
    if (!named.isEmpty()) {
      return Stream.of(named.split(",")).flatMap(home -> in(Path.of(home))).toList();
    }
    Jdk running = running();
    try (Stream<Path> homes = Files.list(running.home().getParent())) {
      Jdk newest =
          homes.flatMap(Jdk::in).max(Comparator.comparingInt(Jdk::version)).orElse(running);
      return newest.version() == running.version() ? List.of(running) : List.of(running, newest);
    }
  }

  private static Stream<Jdk> in(Path home) {
    Path release = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin/java")) || !Files.exists(release)) {
      return Stream.empty();
    }
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(release)) {
      properties.load(in);
    } catch (IOException e) {
      return Stream.empty();
    }
    String version = properties.getProperty("JAVA_VERSION", "\"1\"").replace("\"", "");
    return Stream.of(new Jdk(home, Runtime.Version.parse(version).feature()));
  }
}
