package co.lettermint.projects;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ResponseBody;
import okio.AsyncTimeout;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * The time that a call may take. A call that waits for the network when it is over is cancelled.
 *
 * <p>OkHttp's own limit cannot pause for a {@link TokenStore}, and wakes a thread in each call,
 * even in one that an interceptor answers. It also closes the connection as soon as a machine that
 * slept over the limit wakes, with an answer that has arrived meanwhile. This one has a moment
 * more, once: what arrived while nobody could read it is not lost. Thread-safe.
 */
final class TimeLimit extends AsyncTimeout {
  /** Enough to read what has arrived. */
  private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(100);

  private final long nanos;
  private @Nullable Call call; // guarded by this, as are the others
  private long deadline;
  private boolean late;
  private boolean waits;
  private boolean cancelled;
  private boolean timed;
  private long alarm;

  /** A limit that begins now. */
  TimeLimit(long nanos) {
    this.nanos = nanos;
    this.deadline = System.nanoTime() + nanos;
  }

  /** Begins anew, for a call that is to be cancelled. */
  synchronized void begin(Call call) {
    this.call = call;
    this.deadline = System.nanoTime() + nanos;
  }

  /** When it is over, by {@link System#nanoTime}. */
  synchronized long deadline() {
    return deadline;
  }

  /** Does what waits for the network. Once the time is over, that ends with an exception. */
  <T> T waitFor(Interruption.Io<T> io) throws IOException, InterruptedException {
    beginWaiting();
    try {
      return io.run();
    } catch (Throwable e) {
      if (isCancelled()) {
        throw (IOException) new InterruptedIOException("timeout").initCause(e);
      }
      throw e;
    } finally {
      endWaiting();
    }
  }

  private synchronized void beginWaiting() throws InterruptedIOException {
    long left = deadline - System.nanoTime();
    if (left <= 0) {
      throw new InterruptedIOException("timeout");
    }
    waits = true;
    if (!timed || alarm - deadline > 0) {
      setAlarm(left);
    }
  }

  /** What the call waited for has come; what it does now is limited no longer. */
  synchronized void endWaiting() {
    waits = false;
  }

  private synchronized boolean isCancelled() {
    return cancelled;
  }

  /**
   * A read begins. It has a moment if the time is over or the thread is interrupted.
   *
   * @return the nanoseconds that are left
   */
  synchronized long beginRead(boolean interrupted) {
    long now = System.nanoTime();
    if (!late && (interrupted || now - deadline > 0)) {
      late = true;
      deadline = now + MOMENT;
    }
    return deadline - now;
  }

  /**
   * Reads some of a body that may come from anywhere.
   *
   * @return the number of bytes, or -1 at the end
   */
  long read(ResponseBody body, Buffer sink) throws IOException {
    if (beginRead(Thread.currentThread().isInterrupted()) < 0) {
      throw new InterruptedIOException("timeout");
    }
    BufferedSource source = body.source();
    source.timeout().deadlineNanoTime(deadline());
    return source.read(sink, 8192);
  }

  /** Runs something whose time does not count. */
  void offTheClock(Runnable task) {
    long began = System.nanoTime();
    try {
      task.run();
    } finally {
      synchronized (this) {
        deadline += System.nanoTime() - began;
      }
    }
  }

  /** Nothing will wait any more. */
  synchronized void close() {
    waits = false;
    clearAlarm();
  }

  private void setAlarm(long left) {
    clearAlarm();
    timeout(left, TimeUnit.NANOSECONDS);
    enter();
    timed = true;
    alarm = System.nanoTime() + left;
  }

  private void clearAlarm() {
    if (timed) {
      exit();
      timed = false;
    }
  }

  /** The alarm, which may be early: a store may have taken its time since it was set. */
  @Override
  protected void timedOut() {
    Call overdue = callToCancel();
    if (overdue == null) {
      return;
    }
    try {
      overdue.cancel();
    } catch (Throwable e) { // of a listener; it must not end the thread that watches all timeouts
    }
  }

  private synchronized @Nullable Call callToCancel() {
    clearAlarm();
    if (!waits) {
      return null;
    }
    long left = beginRead(false);
    if (left > 0) {
      setAlarm(left);
      return null;
    }
    cancelled = true;
    return call;
  }
}
