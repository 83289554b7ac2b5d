package co.lettermint.projects;

import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Response;

/** What happened on the wire during one call, however it ended. */
final class Wire extends EventListener {
  private volatile boolean sent;
  private volatile int status;

  /** Whether the request, or a part of it, may have left this machine. */
  boolean isSent() {
    return sent;
  }

  /** The status of the answer, 0 where none came. */
  int status() {
    return status;
  }

  @Override
  public void requestHeadersStart(Call call) {
    sent = true;
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    status = response.code();
  }
}
