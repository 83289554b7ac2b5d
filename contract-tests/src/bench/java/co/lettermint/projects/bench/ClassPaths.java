package co.lettermint.projects.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** What a user of each client has on the class path, as Maven resolves it. */
final class ClassPaths {
  private final Path folder;

  ClassPaths(Path folder) {
    this.folder = folder;
  }

  /** The client's own jar; OkHttp alone has none. */
  Path own(String subject) throws IOException {
    return subject.equals(Subject.OURS)
        ? dependencies(subject).get(0)
        : module(subject).resolve("peer.jar");
  }

  /** All jars that come with it. */
  List<Path> beside(String subject) throws IOException {
    Path own = own(subject);
    return dependencies(subject).stream().filter(jar -> !jar.equals(own)).toList();
  }

  /** Of a program of this benchmark. */
  List<Path> program(String subject) throws IOException {
    List<Path> jars = new ArrayList<>(List.of(folder.resolve("build/bench.jar")));
    if (Files.exists(own(subject))) {
      jars.add(own(subject));
    }
    jars.addAll(beside(subject));
    return jars;
  }

  /** Measures what a user takes on. */
  void measure(Results results) throws IOException {
    for (String subject :
        List.of(
            Subject.OURS, Subject.RETROFIT2, Subject.OKHTTP_GSON, Subject.NATIVE, Subject.RAW)) {
      List<Path> jars = new ArrayList<>(beside(subject));
      long bytes = 0;
      for (Path jar : jars) {
        bytes += Files.size(jar);
      }
      results.add("takes.jars", subject, jars.size());
      results.add("takes.megabytes", subject, bytes / 1e6);
      if (Files.exists(own(subject))) {
        results.add("takes.own", subject, Files.size(own(subject)) / 1e3);
        jars.add(own(subject));
      }
      Set<String> names = new HashSet<>();
      int classes = 0;
      for (Path jar : jars) {
        for (String name : classes(jar)) {
          names.add(name);
          classes++;
        }
      }
      results.add("takes.classes", subject, classes);
      results.add("takes.twice", subject, classes - names.size());
    }
  }

  private static List<String> classes(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile());
        Stream<String> names = file.stream().map(entry -> entry.getName())) {
      return names
          .filter(name -> name.endsWith(".class"))
          .filter(name -> !name.startsWith("META-INF/") && !name.endsWith("module-info.class"))
          .toList();
    }
  }

  private List<Path> dependencies(String subject) throws IOException {
    String text = Files.readString(module(subject).resolve("classpath.txt")).strip();
    return Stream.of(text.split(":")).map(Path::of).toList();
  }

  private Path module(String subject) {
    return folder.resolve("peers/bench-" + subject);
  }
}
