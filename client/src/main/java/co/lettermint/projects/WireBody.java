package co.lettermint.projects;

import co.lettermint.projects.json.JsonString;
import java.io.IOException;
import java.util.Objects;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer next to the wire. What is read of it, by whomever, is received before it is
 * passed on: bytes that OkHttp read before it threw are, and a body that is closed early is first
 * read up to its token. An interrupt of the thread that reads it ends the call; what arrived before
 * is read first.
 */
final class WireBody extends ResponseBody {
  private final Response response;
  private final Interruption interruption;
  private final TimeLimit time;
  private final @Nullable ReceivedBody received;
  private final Tap tap;
  private final BufferedSource source;

  /**
   * @param received what is to receive the bytes; null if no token can be among them
   */
  WireBody(
      Response response,
      Interruption interruption,
      TimeLimit time,
      @Nullable ReceivedBody received) {
    this.response = response;
    this.interruption = interruption;
    this.time = time;
    this.received = received;
    this.tap = new Tap(response.body());
    this.source = Okio.buffer(tap);
  }

  /** The status and headers that came with it. */
  Response response() {
    return response;
  }

  /**
   * Reads on to the end, whatever interceptors did with what was read before.
   *
   * @param beforeRead runs before each read, which may block
   */
  ReceivedBody readAll(Runnable beforeRead) {
    return Objects.requireNonNull(received, "a 2xx answer").readAll(this::readMore, beforeRead);
  }

  /** The token, if it has come and is certain. */
  @Nullable JsonString token() {
    synchronized (tap) {
      return received == null ? null : received.token();
    }
  }

  /** Whether no more of it will come. */
  boolean isEnded() {
    synchronized (tap) {
      return tap.ended || tap.failure != null;
    }
  }

  private boolean readMore() throws IOException {
    return tap.read(new Buffer(), 8192) >= 0;
  }

  /** Reads up to the token. */
  void drain() {
    try {
      while (received != null && token() == null && !received.isFull() && readMore()) {}
    } catch (IOException e) {
      // What arrived before is received; the next read throws it again.
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

  /** Interceptors may read on any thread. */
  private final class Tap extends ForwardingSource {
    private final BufferedSource wire;
    private boolean ended;
    private boolean disturbed;
    private @Nullable IOException failure;

    Tap(ResponseBody body) {
      super(body.source());
      wire = body.source();
    }

    @Override
    public synchronized long read(Buffer sink, long byteCount) throws IOException {
      if (failure != null) {
        throw failure;
      }
      if (ended) {
        return -1;
      }
      long count;
      boolean interrupted = Thread.interrupted(); // the read would fail at once
      try {
        timeout().clearDeadline(); // of a body around this one
        time.beginRead(interrupted);
        count = interruption.ends(() -> time.waitFor(() -> super.read(sink, byteCount)));
      } catch (Throwable e) { // a listener of the caller's may throw anything
        boolean readsOn = !(e instanceof IOException) && !disturbed;
        disturbed = true;
        failure = readsOn ? null : SafeCauses.ofTransport(e);
        count = wire.getBuffer().size();
        if (count == 0) {
          if (failure != null) {
            throw failure;
          }
          return read(sink, byteCount);
        }
        sink.write(wire.getBuffer(), count);
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
      ended = count < 0;
      if (isEnded()) {
        time.close();
      }
      if (count > 0 && received != null) {
        sink.copyTo(received, sink.size() - count, count);
      }
      return count;
    }

    /** An interceptor may close what it did not read to the end, and the token may be in there. */
    @Override
    public void close() throws IOException {
      drain();
      synchronized (this) {
        ended = true;
      }
      time.close();
      super.close();
    }
  }
}
