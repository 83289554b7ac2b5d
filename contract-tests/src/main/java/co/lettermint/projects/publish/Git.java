package co.lettermint.projects.publish;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Answers questions about a checkout. */
@FunctionalInterface
public interface Git {
  /** What git prints for these arguments, without the spaces around it. */
  String ask(Path folder, String... arguments);

  /** The program of this name or path. What it cannot answer ends the publishing. */
  static Git at(String program) {
    return (folder, arguments) -> {
      List<String> command = Stream.concat(Stream.of(program), Stream.of(arguments)).toList();
      try {
        Process git =
            new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        git.getOutputStream().close();
        // These commands read a few files and end, so nothing bounds the time.
        String answer = new String(git.getInputStream().readAllBytes(), Charset.defaultCharset());
        if (git.waitFor() != 0) {
          throw new PublishException(
              folder
                  + " is no git checkout with a commit to publish as the version (git says: "
                  + answer.strip().lines().findFirst().orElse("nothing")
                  + "): publish from a clone.");
        }
        return answer.strip();
      } catch (IOException e) {
        throw new PublishException(
            program + " cannot be run, and the version is a commit: install git.");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new PublishException("Publishing was interrupted: run it again.");
      }
    };
  }
}
