package co.lettermint.projects.contract.readme;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.RateLimit;
import co.lettermint.projects.RefusedException;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.TokenFile;
import co.lettermint.projects.TokenStore;
import co.lettermint.projects.UnknownOutcomeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

  static void rotateAll(LettermintProjects lettermint, Map<String, TokenStore> storesByProject)
      throws InterruptedException {
    for (Map.Entry<String, TokenStore> project : storesByProject.entrySet()) {
      Rotation rotation = lettermint.rotateToken(project.getKey(), project.getValue());
      RateLimit limit = rotation.rateLimit();
      if (limit != null && limit.remaining() == 0) {
        Thread.sleep(Math.max(0, Duration.between(Instant.now(), limit.resetsAt()).toMillis()));
      }
    }
  }

  static Rotation rotateInKubernetes(String projectId, Path teamToken, Path newToken)
      throws IOException {
    LettermintProjects lettermint =
        LettermintProjects.builder().teamToken(Files.readString(teamToken).strip()).build();
    return lettermint.rotateToken(projectId, TokenFile.at(newToken));
  }
}
