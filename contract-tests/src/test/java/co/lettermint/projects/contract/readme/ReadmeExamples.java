package co.lettermint.projects.contract.readme;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.RefusedException;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.UnknownOutcomeException;
import java.util.Map;

/**
 * The Java of the README: it stands here to be compiled, and {@link ReadmeTest} compares the two.
 */
final class ReadmeExamples {
  private ReadmeExamples() {}

  static Rotation quickStart(String projectId, Map<String, String> vault) {
    LettermintProjects lettermint =
        LettermintProjects.builder()
            .teamToken(System.getenv("LETTERMINT_TEAM_TOKEN"))
            .build(); // immutable, thread-safe, share it

    Rotation rotation =
        lettermint.rotateToken(projectId, token -> vault.put("lettermint", token.reveal()));
    return rotation;
  }

  static Rotation rotateUntilKnown(LettermintProjects lettermint, String projectId)
      throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return lettermint.rotateToken(projectId);
      } catch (UnknownOutcomeException e) {
        if (attempt == 3) throw e;
      } catch (RefusedException e) {
        if (attempt == 3 || e.retryAfter() == null) throw e;
        Thread.sleep(e.retryAfter().toMillis());
      }
    }
  }
}
