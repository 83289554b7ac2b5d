package co.lettermint.projects;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Completes each request, as the last of the interceptors: those of the caller never see the team
 * token.
 */
final class Outgoing implements Interceptor {
  private static final String USER_AGENT = "lettermint-projects-client/" + Version.current();

  private final Secret teamToken;

  Outgoing(Secret teamToken) {
    this.teamToken = teamToken;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    RequestBody body = request.body();
    return chain.proceed(
        request
            .newBuilder()
            .method(request.method(), body == null ? null : new OneShot(body))
            .header("Authorization", "Bearer " + teamToken.reveal())
            .header("User-Agent", USER_AGENT)
            .build());
  }

  /**
   * A body that OkHttp sends once, whatever its follow-up rules say of a 408, a 503 or a challenge.
   */
  private static final class OneShot extends RequestBody {
    private final RequestBody body;

    OneShot(RequestBody body) {
      this.body = body;
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public @Nullable MediaType contentType() {
      return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
      return body.contentLength();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      body.writeTo(sink);
    }
  }
}
