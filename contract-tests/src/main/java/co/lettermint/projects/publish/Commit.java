package co.lettermint.projects.publish;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** What a pact is a version of. */
record Commit(String id, String branch) {
  /**
   * The commit that is checked out around a file. Its branch is git's; on GitHub, where a pull
   * request or a tag is checked out without one, {@code GITHUB_HEAD_REF} or {@code GITHUB_REF_NAME}
   * tells.
   */
  static Commit of(Path file, Git git, Map<String, String> environment) {
    Path folder = file.toAbsolutePath().getParent();
    String id = git.ask(folder, "rev-parse", "--verify", "HEAD");
    if (!git.ask(folder, "status", "--porcelain", "--", file.toString()).isEmpty()) {
      throw new PublishException(
          file
              + " is not as in commit "
              + id
              + ": commit it, so that the version says what it is.");
    }
    return Stream.of(
            git.ask(folder, "branch", "--show-current"),
            environment.getOrDefault("GITHUB_HEAD_REF", ""),
            environment.getOrDefault("GITHUB_REF_NAME", ""))
        .filter(branch -> !branch.isBlank())
        .findFirst()
        .map(branch -> new Commit(id, branch))
        .orElseThrow(
            () ->
                new PublishException(
                    "Commit " + id + " is checked out without a branch: check out the branch."));
  }
}
