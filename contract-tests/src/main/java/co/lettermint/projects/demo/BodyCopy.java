package co.lettermint.projects.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;

/**
 * Keeps what the client reads of an answer's body, in memory alone. It never reads ahead: a body
 * that breaks off must reach the client as far as it came, with the token in it.
 */
final class BodyCopy implements Interceptor {
  private static final long MAX_BYTES = 16L << 20;

  private final Buffer copy = new Buffer();

  /** What was read so far. It holds the token. */
  String text() {
    return copy.clone().readString(StandardCharsets.UTF_8);
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    ResponseBody body = response.body();
    BufferedSource source = Okio.buffer(new Copying(body.source()));
    return response
        .newBuilder()
        .body(ResponseBody.create(source, body.contentType(), body.contentLength()))
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
        long kept = Math.min(read, MAX_BYTES - copy.size());
        sink.copyTo(copy, sink.size() - read, kept);
      }
      return read;
    }
  }
}
