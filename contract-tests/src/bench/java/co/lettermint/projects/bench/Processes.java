package co.lettermint.projects.bench;

import static co.lettermint.projects.bench.Subject.NATIVE;
import static co.lettermint.projects.bench.Subject.OKHTTP_GSON;
import static co.lettermint.projects.bench.Subject.OURS;
import static co.lettermint.projects.bench.Subject.RAW;
import static co.lettermint.projects.bench.Subject.RETROFIT2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What whole processes show: how long a start takes, how much memory a body takes. */
final class Processes {
  private static final List<String> SUBJECTS = List.of(RAW, OURS, RETROFIT2, OKHTTP_GSON, NATIVE);
  private static final int MAX_MEGABYTES = 128;

  private final Settings settings;
  private final ClassPaths classPaths;
  private final Path folder;
  private final String url;
  private final Results results;

  Processes(Settings settings, ClassPaths classPaths, Path folder, String url, Results results) {
    this.settings = settings;
    this.classPaths = classPaths;
    this.folder = folder;
    this.url = url;
    this.results = results;
  }

  /** From the start of the JVM to the first token, the clients in turn. */
  void coldStart(Jdk jdk) throws IOException, InterruptedException {
    String metric = "cold." + jdk.version();
    for (String subject : SUBJECTS) {
      program(jdk, subject)
          .succeeds(List.of("-XX:ArchiveClassesAtExit=" + archive(jdk, subject)), url);
    }
    for (int i = 0; i < settings.processes(); i++) {
      Bench.say("cold start on JDK %d: %d of %d", jdk.version(), i + 1, settings.processes());
      for (String subject : SUBJECTS) {
        Program program = program(jdk, subject);
        List<String> archived = List.of("-XX:SharedArchiveFile=" + archive(jdk, subject));
        results.add(metric, subject, 1e3 * program.seconds(Bodies.TOKEN, List.of(), url));
        results.add(metric + ".cds", subject, 1e3 * program.seconds(Bodies.TOKEN, archived, url));
      }
    }
    for (String subject : SUBJECTS) {
      long classes = program(jdk, subject).classes(folder.resolve("classes.log"), url);
      results.add(metric + ".classes", subject, classes);
    }
  }

  /** The smallest heap, in megabytes, in which a body can be decoded. */
  void memory(Jdk jdk, int size) throws IOException, InterruptedException {
    Path body = Files.write(folder.resolve("body.json"), Bodies.of(size));
    for (String subject : SUBJECTS) {
      // The floor skips JSON with Gson's reader, which OkHttp does not bring.
      List<Path> jars = classPaths.program(subject.equals(RAW) ? OURS : subject);
      Program program = new Program(jdk.home(), Decode.class, subject, jars);
      int heap = 2;
      while (!program.succeeds(List.of("-XX:+UseSerialGC", "-Xmx" + heap + "m"), body.toString())) {
        heap += heap < 16 ? 1 : 4;
        if (heap > MAX_MEGABYTES) {
          throw new IOException(subject + " decodes no body of " + size);
        }
      }
      results.add("memory." + size, subject, heap);
    }
  }

  private Program program(Jdk jdk, String subject) throws IOException {
    return new Program(jdk.home(), ColdStart.class, subject, classPaths.program(subject));
  }

  private Path archive(Jdk jdk, String subject) {
    return folder.resolve("%s-%d.jsa".formatted(subject, jdk.version()));
  }
}
