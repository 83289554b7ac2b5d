package co.lettermint.projects;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer next to the wire. An interrupt of the thread that reads it ends the call.
 * Bytes that OkHttp read before it threw are delivered first. A copy stays for the case that an
 * interceptor loses what it reads.
 */
final class WireBody extends ResponseBody {
  private static final int MAX_COPIED = 4 * 1024 * 1024;

  private final Response response;
  private final Interruption interruption;
  private final ByteArrayOutputStream copy = new ByteArrayOutputStream();
  private final Tap tap;
  private final BufferedSource source;
  private volatile boolean ended;
  private boolean tokenFound;
  private @Nullable IOException failure;

  WireBody(Response response, Interruption interruption) {
    this.response = response;
    this.interruption = interruption;
    this.tap = new Tap(response.body());
    this.source = Okio.buffer(tap);
  }

  /** The status and headers that came with it. */
  Response response() {
    return response;
  }

  /** All bytes, including those that were read before, within the limit of the copy. */
  InputStream fromTheStart() {
    InputStream start = new ByteArrayInputStream(copy.toByteArray());
    return ended || copy.size() >= MAX_COPIED
        ? start
        : new SequenceInputStream(start, source.inputStream());
  }

  /** The token is safe, or there is none: what is still to come may be thrown away. */
  void tokenFound() {
    tokenFound = true;
  }

  /** Copies what is still to come, even if the thread is interrupted. */
  void drain() {
    boolean interrupted = Thread.interrupted();
    try {
      while (!ended && !tokenFound && copy.size() < MAX_COPIED) {
        ended = tap.read(new Buffer(), 8192) < 0;
      }
    } catch (IOException e) {
      ended = true; // what arrived before is in the copy
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public @Nullable MediaType contentType() {
    return response.body().contentType();
  }

  @Override
  public long contentLength() {
    return response.body().contentLength();
  }

  @Override
  public BufferedSource source() {
    return source;
  }

  private final class Tap extends ForwardingSource {
    private final BufferedSource wire;

    Tap(ResponseBody body) {
      super(body.source());
      wire = body.source();
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      if (failure != null) {
        throw failure;
      }
      long count;
      try {
        count = interruption.ends(() -> super.read(sink, byteCount));
      } catch (Throwable e) { // a listener of the caller's may throw an Error
        failure = SafeCauses.ofTransport(e);
        count = wire.getBuffer().size();
        if (count == 0) {
          throw failure;
        }
        sink.write(wire.getBuffer(), count);
      }
      ended |= count < 0;
      if (count > 0 && copy.size() < MAX_COPIED) {
        sink.copyTo(copy, sink.size() - count, count);
      }
      return count;
    }

    /** An interceptor may close what it did not read to the end, and the token may be in there. */
    @Override
    public void close() throws IOException {
      drain();
      ended = true;
      super.close();
    }
  }
}
