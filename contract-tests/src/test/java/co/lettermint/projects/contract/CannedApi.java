package co.lettermint.projects.contract;

import co.lettermint.projects.Drift;
import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.TokenStore;
import co.lettermint.projects.provider.EmbeddedProvider;
import java.util.function.Consumer;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * A client whose answers come from memory, through the same reading as those of a server. Not
 * thread-safe.
 */
public final class CannedApi implements Interceptor {
  private final LettermintProjects client;
  private CannedAnswer next = CannedAnswer.ok("");

  public CannedApi() {
    this(drift -> {});
  }

  public CannedApi(Consumer<? super Drift> onDrift) {
    client =
        LettermintProjects.builder()
            .teamToken(EmbeddedProvider.TEAM_TOKEN)
            .baseUrl("http://localhost:1/v1")
            .httpClient(new OkHttpClient.Builder().addInterceptor(this).build())
            .onDrift(onDrift)
            .build();
  }

  /** The client, which will read the given answer. */
  public LettermintProjects answering(CannedAnswer answer) {
    next = answer;
    return client;
  }

  public Rotation rotate(CannedAnswer answer) {
    return answering(answer).rotateToken("project-1");
  }

  public Rotation rotate(CannedAnswer answer, TokenStore store) {
    return answering(answer).rotateToken("project-1", store);
  }

  public Rotation rotate(String body) {
    return rotate(CannedAnswer.ok(body));
  }

  @Override
  public Response intercept(Chain chain) {
    return next.to(chain.request());
  }
}
