package co.lettermint.projects;

import java.io.IOException;
import java.net.ProtocolException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * Receives each answer, to its last byte: an interrupt of the thread ends the call, and no
 * exception quotes a token out of a malformed answer.
 */
final class Incoming implements Interceptor {
  private final Secret teamToken;

  Incoming(Secret teamToken) {
    this.teamToken = teamToken;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Interruption interruption = new Interruption(chain.call());
    Response response = receive(interruption, () -> chain.proceed(chain.request()));
    return response.newBuilder().body(new Body(response.body(), interruption)).build();
  }

  private <T> T receive(Interruption interruption, Interruption.Io<T> io) throws IOException {
    try {
      return interruption.ends(io);
    } catch (IOException e) {
      if (Causes.safe(e, teamToken) == null) {
        throw new ProtocolException(
            "The answer is not HTTP, and is not shown: it may hold a token.");
      }
      throw e;
    }
  }

  /** A body whose reads are received in the same way. */
  private final class Body extends ResponseBody {
    private final ResponseBody body;
    private final BufferedSource source;

    Body(ResponseBody body, Interruption interruption) {
      this.body = body;
      this.source =
          Okio.buffer(
              new ForwardingSource(body.source()) {
                @Override
                public long read(Buffer sink, long byteCount) throws IOException {
                  return receive(interruption, () -> super.read(sink, byteCount));
                }
              });
    }

    @Override
    public @Nullable MediaType contentType() {
      return body.contentType();
    }

    @Override
    public long contentLength() {
      return body.contentLength();
    }

    @Override
    public BufferedSource source() {
      return source;
    }
  }
}
