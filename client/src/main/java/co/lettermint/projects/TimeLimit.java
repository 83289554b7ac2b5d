package co.lettermint.projects;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okio.AsyncTimeout;

/**
 * Cancels a call whose answer does not begin in time. OkHttp's own limit on a call cannot pause for
 * a {@link TokenStore}, and wakes a thread in each call, even in one that an interceptor answers.
 */
final class TimeLimit extends AsyncTimeout {
  private final Interceptor.Chain chain;

  TimeLimit(Interceptor.Chain chain) {
    this.chain = chain;
  }

  /**
   * Proceeds, within the limit.
   *
   * @param deadline the value of {@link System#nanoTime} at which the call is cancelled
   */
  Response proceed(Request request, long deadline) throws IOException {
    long nanos = deadline - System.nanoTime();
    if (nanos <= 0) {
      throw new InterruptedIOException("timeout");
    }
    timeout(nanos, TimeUnit.NANOSECONDS);
    enter();
    try {
      return chain.proceed(request);
    } catch (IOException e) {
      if (exit()) {
        throw (IOException) new InterruptedIOException("timeout").initCause(e);
      }
      throw e;
    } finally {
      exit();
    }
  }

  @Override
  protected void timedOut() {
    try {
      chain.call().cancel();
    } catch (Throwable e) { // of a listener; it must not end the thread that watches all timeouts
    }
  }
}
