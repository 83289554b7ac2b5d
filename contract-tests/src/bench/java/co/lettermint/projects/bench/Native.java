package co.lettermint.projects.bench;

import co.lettermint.projects.peer.jdk.ApiClient;
import co.lettermint.projects.peer.jdk.api.ProjectsApi;
import co.lettermint.projects.peer.jdk.model.RotateTokenResponse;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Stock {@code native}: the JDK's HTTP client and Jackson. */
final class Native implements Subject {
  private final ObjectMapper mapper;
  private final ProjectsApi api;

  Native(Endpoint endpoint) {
    ApiClient client = new ApiClient();
    client.updateBaseUri(endpoint.baseUrl());
    // The template leaves the bearer to its user.
    client.setRequestInterceptor(
        request -> request.header("Authorization", "Bearer " + Endpoint.TEAM_TOKEN));
    mapper = client.getObjectMapper();
    api = new ProjectsApi(client);
  }

  /** As the generated method does it. */
  @Override
  public Object decode(byte[] body) throws Exception {
    return mapper.readValue(new String(body), new TypeReference<RotateTokenResponse>() {});
  }

  @Override
  public String write(Object decoded) throws Exception {
    return mapper.writeValueAsString(decoded);
  }

  @Override
  public String rotate() throws Exception {
    return api.rotateToken(Endpoint.PROJECT).getNewToken();
  }
}
