package co.lettermint.projects;

import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Response;

/**
 * What happened on the wire during one call, however it ended. An interceptor of the caller may
 * have sent the request more than once.
 */
final class Wire extends EventListener {
  private volatile boolean sent;
  private volatile boolean doubtful;
  private volatile int status;

  static boolean isRefusal(int status) {
    return status >= 400 && status <= 499 && status != 408;
  }

  /** Whether the request, or a part of it, may have left this machine. */
  boolean isSent() {
    return sent;
  }

  /** Whether a request left without an answer that it was refused. */
  boolean mayHaveRotated() {
    return doubtful || sent && !isRefusal(status);
  }

  /** The status of the newest answer, 0 where none came. */
  int status() {
    return status;
  }

  @Override
  public void requestHeadersStart(Call call) {
    doubtful = mayHaveRotated();
    sent = true;
    status = 0;
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    status = response.code();
  }
}
