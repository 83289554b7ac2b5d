package co.lettermint.projects;

import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Call;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one call: what its requests and answers were. An interceptor of the caller's may
 * send the request more than once. The record is attached to the call's original request, so it
 * outlives interceptors that drop tags.
 */
final class CallRecord {
  private enum Start {
    PENDING,
    BEGUN,
    ABANDONED
  }

  private final TimeLimit time;
  private final @Nullable String tokenName;
  private final AtomicReference<Start> start = new AtomicReference<>(Start.PENDING);
  private volatile boolean handedOn;
  private volatile @Nullable Throwable transportFailure;
  private volatile boolean amongNetworkInterceptors;
  private volatile boolean sent;
  private volatile int status;
  private volatile boolean earlierIsDoubtful;
  private volatile @Nullable WireBody newest;
  private volatile boolean repeated;

  CallRecord(TimeLimit time, @Nullable String tokenName) {
    this.time = time;
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

  /** When the call must end. */
  TimeLimit time() {
    return time;
  }

  /** The interceptors begin. Returns false if the call was abandoned before. */
  boolean begin(Call call) {
    time.begin(call);
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

  /** A connection stands; the caller's network interceptors begin. */
  void enterNetwork() {
    amongNetworkInterceptors = true;
  }

  /** The caller's network interceptors handed the request on. */
  void leaveNetwork() {
    amongNetworkInterceptors = false;
  }

  /** The request begins to leave. */
  void send() {
    earlierIsDoubtful = isDoubtful();
    sent = true;
    status = 0;
  }

  void answer(int newStatus) {
    time.endWaiting();
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
  boolean isUnsent(Throwable failure, boolean hasInterceptors) {
    if (sent || amongNetworkInterceptors) {
      return false;
    }
    boolean isOfTransport = SafeCauses.isCausedBy(failure, transportFailure);
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
}
