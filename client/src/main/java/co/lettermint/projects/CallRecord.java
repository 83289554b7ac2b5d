package co.lettermint.projects;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one call: when it must end, and what its requests and answers were. An
 * interceptor of the caller's may send the request more than once. The record is attached to the
 * call's original request, so it outlives interceptors that drop tags.
 */
final class CallRecord {
  /** Enough to read what has arrived. */
  private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(100);

  private enum Start {
    PENDING,
    BEGUN,
    ABANDONED
  }

  private final long timeoutNanos;
  private final @Nullable String tokenName;
  private final AtomicReference<Start> start = new AtomicReference<>(Start.PENDING);
  private volatile long deadline;
  private volatile boolean late;
  private volatile boolean handedOn;
  private volatile @Nullable Throwable transportFailure;
  private volatile boolean sent;
  private volatile int status;
  private volatile boolean earlierIsDoubtful;
  private volatile @Nullable WireBody newest;
  private volatile boolean repeated;

  CallRecord(long timeoutNanos, @Nullable String tokenName) {
    this.timeoutNanos = timeoutNanos;
    this.tokenName = tokenName;
  }

  static CallRecord of(Call call) {
    CallRecord record = call.request().tag(CallRecord.class);
    if (record == null) {
      throw new IllegalStateException("the call was not made by this client");
    }
    return record;
  }

  Request attachTo(Request request) {
    return request.newBuilder().tag(CallRecord.class, this).build();
  }

  /** The property of a 2xx answer that is the token; null if the caller looks for it. */
  @Nullable String tokenName() {
    return tokenName;
  }

  /** The interceptors begin. Returns false if the call was abandoned before. */
  boolean begin() {
    deadline = System.nanoTime() + timeoutNanos;
    return start.compareAndSet(Start.PENDING, Start.BEGUN) || start.get() == Start.BEGUN;
  }

  /** The caller's interceptors handed the request on. */
  void handOn() {
    handedOn = true;
  }

  /** What OkHttp threw below the caller's interceptors. */
  void failTransport(Throwable failure) {
    transportFailure = failure;
  }

  /** A connection stands, and the request begins to leave. */
  void send() {
    earlierIsDoubtful = isDoubtful();
    sent = true;
    status = 0;
  }

  void answer(int newStatus) {
    status = newStatus;
  }

  /** A 2xx answer: whatever came of an earlier request, this one is newer. */
  void receive(WireBody body) {
    earlierIsDoubtful = false;
    repeated = newest != null;
    newest = body;
  }

  /** Whether the newest 2xx answer was not the first. */
  boolean isRepeated() {
    return repeated;
  }

  /** Whether the caller's interceptors handed a request on. */
  boolean isHandedOn() {
    return handedOn;
  }

  /** Prevents the call from beginning. Returns false if it has begun. */
  boolean abandon() {
    return start.compareAndSet(Start.PENDING, Start.ABANDONED);
  }

  /** The newest 2xx answer, null if none came off the wire. */
  @Nullable WireBody newest() {
    return newest;
  }

  /** The status of the newest answer, 0 if there is none. */
  int status() {
    return status;
  }

  /** Whether a request since the newest 2xx left without being refused. */
  boolean isDoubtful() {
    boolean rotated = status >= 200 && status < 300;
    return earlierIsDoubtful || sent && !rotated && !isRefusal(status);
  }

  /**
   * Whether no request with the team token can have left this machine.
   *
   * @param failure how the call ended
   * @param hasInterceptors whether interceptors of the caller's run, which may send by other means
   */
  @SuppressWarnings("ReferenceEquality") // the very exception, not one like it
  boolean isUnsent(Throwable failure, boolean hasInterceptors) {
    if (sent) {
      return false;
    }
    boolean isOfTransport = false;
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 100; depth++) {
      isOfTransport |= cause == transportFailure;
      cause = cause.getCause();
    }
    return start.get() != Start.BEGUN || !hasInterceptors || handedOn && isOfTransport;
  }

  /** A registered status that says that nothing was done. */
  static boolean isRefusal(int status) {
    return status >= 400 && status <= 418 && status != 408
        || status >= 421 && status <= 426
        || status == 428
        || status == 429
        || status == 431
        || status == 451;
  }

  /** When the call must end, by {@link System#nanoTime}, once it has begun. */
  long deadline() {
    return deadline;
  }

  /**
   * A read begins; returns until when it may wait. A call that is over its limit, or whose thread
   * is interrupted, has a moment more, once: what arrived meanwhile, with nobody reading it, is not
   * lost.
   */
  long beginRead(boolean interrupted) {
    long now = System.nanoTime();
    if (!late && (interrupted || now - deadline > 0)) {
      late = true;
      deadline = now + MOMENT;
    }
    return deadline;
  }

  /**
   * Reads some of a body, within the limit of the call; it may come from anywhere.
   *
   * @return the number of bytes, or -1 at the end
   */
  long read(ResponseBody body, Buffer sink) throws IOException {
    long until = beginRead(Thread.currentThread().isInterrupted());
    BufferedSource source = body.source();
    source.timeout().deadlineNanoTime(until);
    if (System.nanoTime() - until > 0) {
      throw new InterruptedIOException("timeout");
    }
    return source.read(sink, 8192);
  }

  /** Runs something whose time is not the call's. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread at a time is off the clock
  void offTheClock(Runnable task) {
    long began = System.nanoTime();
    try {
      task.run();
    } finally {
      deadline += System.nanoTime() - began;
    }
  }
}
