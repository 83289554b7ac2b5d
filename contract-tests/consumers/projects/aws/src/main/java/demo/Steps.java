package demo;

import co.lettermint.projects.LettermintProjects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretVersionStageRequest;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretVersionStageResponse;

/** Calls the rotation function as Secrets Manager does, createSecret twice, on a secret in memory. */
public final class Steps {
  public static void main(String[] args) throws Exception {
    SecretInMemory secrets = new SecretInMemory();
    LettermintProjects lettermint =
        LettermintProjects.builder()
            .teamToken(System.getenv("LETTERMINT_TEAM_TOKEN"))
            .baseUrl(System.getenv("LETTERMINT_BASE_URL"))
            .build();
    RotateSecret function = new RotateSecret(secrets, lettermint, args[0]);
    for (String step :
        List.of("createSecret", "createSecret", "setSecret", "testSecret", "finishSecret")) {
      function.handleRequest(
          Map.of("Step", step, "SecretId", "lettermint", "ClientRequestToken", "new"), null);
    }
    Files.writeString(Path.of(args[1]), secrets.current());
  }

  private static final class SecretInMemory implements SecretsManagerClient {
    private final Map<String, String> values = new HashMap<>(Map.of("old", "dead"));
    private final Map<String, List<String>> stages =
        new TreeMap<>(Map.of("old", List.of("AWSCURRENT"), "new", List.of("AWSPENDING")));

    String current() {
      return stages.entrySet().stream()
          .filter(it -> it.getValue().contains("AWSCURRENT"))
          .map(it -> values.get(it.getKey()))
          .findFirst()
          .orElseThrow();
    }

    @Override
    public DescribeSecretResponse describeSecret(DescribeSecretRequest request) {
      return DescribeSecretResponse.builder().versionIdsToStages(stages).build();
    }

    @Override
    public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
      if (!values.containsKey(request.versionId())) {
        throw ResourceNotFoundException.builder().message("no value").build();
      }
      return GetSecretValueResponse.builder().secretString(values.get(request.versionId())).build();
    }

    @Override
    public PutSecretValueResponse putSecretValue(PutSecretValueRequest request) {
      values.put(request.clientRequestToken(), request.secretString());
      stages.put(request.clientRequestToken(), request.versionStages());
      return PutSecretValueResponse.builder().build();
    }

    @Override
    public UpdateSecretVersionStageResponse updateSecretVersionStage(
        UpdateSecretVersionStageRequest request) {
      stages.put(request.moveToVersionId(), List.of(request.versionStage()));
      stages.put(request.removeFromVersionId(), List.of("AWSPREVIOUS"));
      return UpdateSecretVersionStageResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return "memory";
    }

    @Override
    public void close() {}
  }
}
