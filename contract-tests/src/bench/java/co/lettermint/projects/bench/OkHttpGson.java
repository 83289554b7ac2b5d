package co.lettermint.projects.bench;

import co.lettermint.projects.peer.okhttpgson.ApiClient;
import co.lettermint.projects.peer.okhttpgson.JSON;
import co.lettermint.projects.peer.okhttpgson.api.ProjectsApi;
import co.lettermint.projects.peer.okhttpgson.model.RotateTokenResponse;
import java.io.ByteArrayInputStream;

/** Stock {@code okhttp-gson}. */
final class OkHttpGson implements Subject {
  private final ProjectsApi api;

  OkHttpGson(Endpoint endpoint) {
    ApiClient client = new ApiClient();
    client.setBasePath(endpoint.baseUrl());
    client.setBearerToken(Endpoint.TEAM_TOKEN);
    if (endpoint.configured()) {
      client.setHttpClient(
          CannedAnswer.configure(client.getHttpClient().newBuilder(), endpoint).build());
    }
    api = new ProjectsApi(client);
  }

  @Override
  public Object decode(byte[] body) throws Exception {
    return JSON.deserialize(new ByteArrayInputStream(body), RotateTokenResponse.class);
  }

  @Override
  public String write(Object decoded) {
    return JSON.serialize(decoded);
  }

  @Override
  public String rotate() throws Exception {
    return api.rotateToken(Endpoint.PROJECT).getNewToken();
  }
}
