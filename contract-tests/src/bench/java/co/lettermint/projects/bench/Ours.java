package co.lettermint.projects.bench;

import co.lettermint.projects.BenchmarkAccess;
import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Rotation;
import com.google.gson.Gson;
import okhttp3.OkHttpClient;

/** This project's client. */
final class Ours implements Subject {
  private final LettermintProjects lettermint;

  Ours(Endpoint endpoint) {
    LettermintProjects.Builder builder =
        LettermintProjects.builder().teamToken(Endpoint.TEAM_TOKEN).baseUrl(endpoint.baseUrl());
    if (endpoint.configured()) {
      builder.httpClient(CannedAnswer.configure(new OkHttpClient.Builder(), endpoint).build());
    }
    lettermint = builder.build();
  }

  @Override
  public Object decode(byte[] body) {
    return BenchmarkAccess.read(body);
  }

  @Override
  public String write(Object decoded) {
    return Writing.GSON.toJson(((Rotation) decoded).response());
  }

  @Override
  public String rotate() {
    return lettermint.rotateToken(Endpoint.PROJECT).newToken().reveal();
  }

  private static final class Writing {
    static final Gson GSON = new Gson();
  }
}
