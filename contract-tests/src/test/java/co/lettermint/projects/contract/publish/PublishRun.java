package co.lettermint.projects.contract.publish;

import co.lettermint.projects.publish.Git;
import co.lettermint.projects.publish.PublishPact;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** One run of the publishing in this process: its exit status, and what it printed. */
record PublishRun(int status, String out, String err) {
  static final Path PACT = Path.of("pacts", "lettermint-projects-client-lettermint-api.json");
  static final String TOKEN = "broker_example_not_a_token";
  static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  static PublishRun with(Map<String, String> environment, Path pact, Git git) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = PublishPact.run(environment, pact, git, print(out), print(err));
    return new PublishRun(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** A git that has the commit checked out on a branch, which may be none. */
  static Git git(String branch, String changes) {
    return (folder, arguments) ->
        switch (arguments[0]) {
          case "rev-parse" -> COMMIT;
          case "branch" -> branch;
          case "status" -> changes;
          default -> throw new IllegalArgumentException(arguments[0]);
        };
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
