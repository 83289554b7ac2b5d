package demo;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.Secret;
import co.lettermint.projects.TokenStore;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Rotates a secret of AWS Secrets Manager whose text is the token of one project. */
public final class RotateSecret implements RequestHandler<Map<String, String>, Void> {
  private final SecretsManagerClient secrets;
  private final LettermintProjects lettermint;
  private final String projectId;

  public RotateSecret(
      SecretsManagerClient secrets, LettermintProjects lettermint, String projectId) {
    this.secrets = secrets;
    this.lettermint = lettermint;
    this.projectId = projectId;
  }

  @Override
  public Void handleRequest(Map<String, String> event, Context context) {
    String secret = event.get("SecretId");
    String version = event.get("ClientRequestToken");
    switch (event.get("Step")) {
      case "createSecret" -> create(secret, version);
      case "setSecret" -> {} // the call that created the token has set it as well
      case "testSecret" -> read(secret, version);
      case "finishSecret" -> finish(secret, version);
      default -> throw new IllegalArgumentException("Not a step of a rotation");
    }
    return null;
  }

  private void create(String secret, String version) {
    try {
      read(secret, version); // Lambda repeats steps: a token that arrived is not replaced
    } catch (ResourceNotFoundException e) {
      Rotation rotation =
          lettermint.rotateToken(projectId, new PendingVersion(secrets, secret, version));
      System.out.println("Rotated, deviations: " + rotation.drift());
    }
  }

  private String read(String secret, String version) {
    return secrets.getSecretValue(it -> it.secretId(secret).versionId(version)).secretString();
  }

  private void finish(String secret, String version) {
    stages(secrets, secret)
        .forEach(
            (current, stages) -> {
              if (stages.contains("AWSCURRENT") && !current.equals(version)) {
                secrets.updateSecretVersionStage(
                    it ->
                        it.secretId(secret)
                            .versionStage("AWSCURRENT")
                            .moveToVersionId(version)
                            .removeFromVersionId(current));
              }
            });
  }

  private static Map<String, List<String>> stages(SecretsManagerClient secrets, String secret) {
    return secrets.describeSecret(it -> it.secretId(secret)).versionIdsToStages();
  }

  private record PendingVersion(SecretsManagerClient secrets, String secret, String version)
      implements TokenStore {
    /** While the old token still works: is the secret there, and does this version wait? */
    @Override
    public void prepare() {
      if (!stages(secrets, secret).getOrDefault(version, List.of()).contains("AWSPENDING")) {
        throw new IllegalStateException("The version is not pending");
      }
    }

    @Override
    public void store(Secret token) {
      secrets.putSecretValue(
          it ->
              it.secretId(secret)
                  .clientRequestToken(version)
                  .secretString(token.reveal())
                  .versionStages("AWSPENDING"));
    }
  }
}
