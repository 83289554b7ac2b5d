package co.lettermint.projects.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;

/**
 * Watches one call of the client, from where the team token is not seen. The body is kept in memory
 * alone as the client reads it, never ahead of it: a body that breaks off must reach the client as
 * far as it came, with the token in it.
 */
final class CallWatch implements Interceptor {
  private static final long MAX_BYTES = 16L << 20;

  private final Buffer body = new Buffer();
  private volatile String request = "";
  private volatile int status;

  /** A client whose calls are watched. */
  OkHttpClient client() {
    return new OkHttpClient.Builder().addInterceptor(this).build();
  }

  String request() {
    return request;
  }

  int status() {
    return status;
  }

  /** What was read of the body so far. It holds the token. */
  String body() {
    return body.clone().readString(StandardCharsets.UTF_8);
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request sent = chain.request();
    request = sent.method() + " " + sent.url().encodedPath();
    Response response = chain.proceed(sent);
    status = response.code();
    ResponseBody answer = response.body();
    BufferedSource source = Okio.buffer(new Copying(answer.source()));
    return response
        .newBuilder()
        .body(ResponseBody.create(source, answer.contentType(), answer.contentLength()))
        .build();
  }

  private final class Copying extends ForwardingSource {
    Copying(BufferedSource source) {
      super(source);
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      long read = super.read(sink, byteCount);
      if (read > 0) {
        sink.copyTo(body, sink.size() - read, Math.min(read, MAX_BYTES - body.size()));
      }
      return read;
    }
  }
}
