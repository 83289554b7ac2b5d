package co.lettermint.projects.bench;

import co.lettermint.projects.peer.retrofit2.ApiClient;
import co.lettermint.projects.peer.retrofit2.JSON;
import co.lettermint.projects.peer.retrofit2.api.ProjectsApi;
import co.lettermint.projects.peer.retrofit2.model.RotateTokenResponse;
import com.google.gson.Gson;
import java.lang.annotation.Annotation;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import retrofit2.Converter;
import retrofit2.converter.gson.GsonConverterFactory;

/** Stock {@code retrofit2}, with Gson. */
final class Retrofit2 implements Subject {
  private final ProjectsApi api;

  Retrofit2(Endpoint endpoint) {
    ApiClient client = new ApiClient("teamToken").setBearerToken(Endpoint.TEAM_TOKEN);
    client.getAdapterBuilder().baseUrl(endpoint.baseUrl() + "/");
    if (endpoint.configured()) {
      CannedAnswer.configure(client.getOkBuilder(), endpoint);
    }
    api = client.createService(ProjectsApi.class);
  }

  @Override
  public Object decode(byte[] body) throws Exception {
    return Decoding.CONVERTER.convert(ResponseBody.create(body, Decoding.TYPE));
  }

  @Override
  public String write(Object decoded) {
    return Decoding.GSON.toJson(decoded);
  }

  @Override
  public String rotate() throws Exception {
    return api.rotateToken(Endpoint.PROJECT).execute().body().getNewToken();
  }

  /** The converter that the stock client's own factory delegates to. */
  private static final class Decoding {
    static final MediaType TYPE = MediaType.get("application/json");
    static final Gson GSON = new JSON().getGson();
    static final Converter<ResponseBody, ?> CONVERTER =
        GsonConverterFactory.create(GSON)
            .responseBodyConverter(RotateTokenResponse.class, new Annotation[0], null);
  }
}
