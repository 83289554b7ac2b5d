package co.lettermint.projects.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A program in a process of its own, with the class path that a user of one client has. */
final class Program {
  private final Path jdk;
  private final Class<?> main;
  private final String subject;
  private final List<Path> classPath;

  Program(Path jdk, Class<?> main, String subject, List<Path> classPath) {
    this.jdk = jdk;
    this.main = main;
    this.subject = subject;
    this.classPath = classPath;
  }

  /** Seconds from the start of the process to the line that it was to print. */
  double seconds(String expected, List<String> options, String argument)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process = start(options, argument);
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.equals(expected)) {
          double seconds = (System.nanoTime() - start) / 1e9;
          process.waitFor();
          return seconds;
        }
      }
    }
    throw new IOException("%s of %s ended with %d".formatted(main, subject, process.waitFor()));
  }

  /** Whether it ends well. */
  boolean succeeds(List<String> options, String argument) throws IOException, InterruptedException {
    Process process = start(options, argument);
    process.getInputStream().readAllBytes();
    return process.waitFor() == 0;
  }

  /** How many classes it loads. */
  long classes(Path log, String argument) throws IOException, InterruptedException {
    if (!succeeds(List.of("-Xlog:class+load:file=" + log), argument)) {
      throw new IOException("%s of %s failed".formatted(main, subject));
    }
    try (var lines = Files.lines(log)) {
      return lines.filter(line -> line.contains(" source: ")).count();
    }
  }

  private Process start(List<String> options, String argument) throws IOException {
    List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
    command.addAll(options);
    command.add("-cp");
    command.add(String.join(":", classPath.stream().map(Path::toString).toList()));
    command.addAll(Arrays.asList(main.getName(), subject, argument));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}
