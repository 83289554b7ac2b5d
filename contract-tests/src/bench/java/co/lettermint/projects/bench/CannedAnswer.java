package co.lettermint.projects.bench;

import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Answers from memory, as an interceptor of the caller's. */
final class CannedAnswer implements Interceptor {
  private static final MediaType JSON = MediaType.get("application/json");

  private final byte[] body;

  private CannedAnswer(byte[] body) {
    this.body = body;
  }

  /** Sets an HTTP client up for an endpoint, in the same way for everyone who uses OkHttp. */
  static OkHttpClient.Builder configure(OkHttpClient.Builder builder, Endpoint endpoint) {
    if (endpoint.canned() != null) {
      builder.addInterceptor(new CannedAnswer(endpoint.canned()));
    }
    // A connection for each thread: the default of 5 idle ones makes 16 threads connect anew.
    return builder.connectionPool(new ConnectionPool(32, 5, TimeUnit.MINUTES));
  }

  @Override
  public Response intercept(Chain chain) {
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(200)
        .message("OK")
        .header("Content-Type", "application/json")
        .body(ResponseBody.create(body, JSON))
        .build();
  }
}
