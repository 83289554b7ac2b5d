package co.lettermint.projects.bench;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** The floor: OkHttp alone, and Gson's reader over a body of which nothing is kept. */
final class Raw implements Subject {
  private static final String MEMBER = "\"new_token\": \"";
  private static final byte[] NOTHING = {};

  private final OkHttpClient client;
  private final String url;

  Raw(Endpoint endpoint) {
    OkHttpClient.Builder builder = new OkHttpClient.Builder();
    if (endpoint.configured()) {
      CannedAnswer.configure(builder, endpoint);
    }
    client = builder.build();
    url = endpoint.baseUrl() + "/projects/" + Endpoint.PROJECT + "/rotate-token";
  }

  @Override
  public Object decode(byte[] body) throws Exception {
    JsonReader reader =
        new JsonReader(
            new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
    reader.skipValue();
    return reader.peek() == JsonToken.END_DOCUMENT;
  }

  @Override
  public String write(Object decoded) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String rotate() throws Exception {
    Request request =
        new Request.Builder()
            .url(url)
            .header("Authorization", "Bearer " + Endpoint.TEAM_TOKEN)
            .header("Accept", "application/json")
            .post(RequestBody.create(NOTHING))
            .build();
    try (Response response = client.newCall(request).execute()) {
      String body = response.body().string();
      int start = body.lastIndexOf(MEMBER) + MEMBER.length();
      return body.substring(start, body.indexOf('"', start));
    }
  }
}
