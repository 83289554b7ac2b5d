package co.lettermint.projects.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a program in a Java virtual machine of its own, which is to end by itself. */
public final class Jvm {
  private Jvm() {}

  /** What it printed, to either output; its status is 0. */
  public static List<String> run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(arguments));
    command.add(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Path printed = Files.createTempFile("printed", ".txt");
    Process java =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    try {
      assertThat(java.waitFor())
          .as(() -> "%s: %s".formatted(command, contentOf(printed.toFile())))
          .isZero();
      return Files.readAllLines(printed);
    } finally {
      java.destroyForcibly(); // the test's time was up
      Files.delete(printed);
    }
  }
}
