package co.lettermint.projects;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import okhttp3.Call;

/**
 * Cancels a call when the thread that waits for it is interrupted. A read of a socket does not
 * notice that, so the call poses as a channel: the JDK closes those.
 */
final class Interruption extends AbstractInterruptibleChannel {
  /** What may wait for the network. */
  interface Io<T> {
    T run() throws IOException, InterruptedException;
  }

  private final Call call;

  Interruption(Call call) {
    this.call = call;
  }

  /** Does it; an interrupt ends it with an exception, and the thread stays interrupted. */
  <T> T ends(Io<T> io) throws IOException {
    begin();
    try {
      return io.run();
    } catch (InterruptedException e) { // of OkHttp, undeclared, where it waits for a connection
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted").initCause(e);
    } finally {
      release();
    }
  }

  private void release() {
    try {
      end(true);
    } catch (AsynchronousCloseException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  protected void implCloseChannel() {
    try {
      call.cancel();
    } catch (Throwable e) { // of a listener; it must not reach the thread that interrupts this one
    }
  }
}
