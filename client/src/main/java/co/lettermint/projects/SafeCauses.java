package co.lettermint.projects;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import javax.net.ssl.SSLException;

/** What may be said of a failure, and passed on as a cause, without showing what a server sent. */
final class SafeCauses {
  /** A longer chain overflows the stack of whoever prints it. */
  private static final int MAX_CAUSES = 100;

  private SafeCauses() {}

  static String inWords(Throwable e) {
    if (Thread.currentThread().isInterrupted()) {
      return "the thread was interrupted";
    }
    if (e instanceof Interceptors.InterceptorFailure && e.getCause() != null) {
      return "an interceptor threw " + e.getCause().getClass().getName();
    }
    if (e instanceof Interceptors.ForeignOriginException) {
      return String.valueOf(e.getMessage());
    }
    if (e instanceof UnknownHostException) {
      return "the host was not found";
    }
    if (e instanceof ConnectException) {
      return "could not connect";
    }
    if (e instanceof SSLException) {
      return "TLS failed";
    }
    if (e instanceof UnquotedException unquoted) {
      return unquoted.inWords;
    }
    if (e instanceof InterruptedIOException) {
      return "executor rejected".equals(e.getMessage()) // OkHttp has no class of its own for it
          ? "the client's dispatcher is shut down"
          : "timed out";
    }
    return e instanceof IOException
        ? "the connection broke off"
        : "failed with " + e.getClass().getName();
  }

  /**
   * The exception itself if its text is of this machine's making; otherwise one that says what it
   * was. OkHttp quotes malformed answers.
   */
  static IOException ofTransport(Throwable e) {
    if (e instanceof InterruptedIOException
        || e instanceof SocketException
        || e instanceof SSLException
        || e instanceof UnquotedException
        || e instanceof IOException
            && ("Canceled".equals(e.getMessage()) || e.getClass().getName().contains(".http2."))) {
      return (IOException) e;
    }
    boolean isEnd = e instanceof EOFException || e.getCause() instanceof EOFException;
    return isEnd || "unexpected end of stream".equals(e.getMessage())
        ? new EOFException("unexpected end of stream") // the original quotes what came before
        : new UnquotedException(e);
  }

  /** The exception itself, or one without its text if that could show a token or not be printed. */
  static Throwable of(Throwable e, Redaction redaction) {
    Throwable shown =
        e instanceof Interceptors.InterceptorFailure && e.getCause() != null ? e.getCause() : e;
    return isSafe(shown, redaction) ? shown : new Replacement(shown);
  }

  private static boolean isSafe(Throwable e, Redaction redaction) {
    Set<Throwable> known = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> open = new ArrayDeque<>();
    open.add(e);
    try {
      while (!open.isEmpty()) {
        Throwable next = open.remove();
        if (!known.add(next)) {
          continue;
        }
        if (known.size() > MAX_CAUSES
            || redaction.hasToken(
                next + " " + next.getMessage() + " " + next.getLocalizedMessage())) {
          return false;
        }
        if (next.getCause() != null) {
          open.add(next.getCause());
        }
        open.addAll(Arrays.asList(next.getSuppressed()));
      }
      return true;
    } catch (Throwable unprintable) { // of the caller's own exception classes
      return false;
    }
  }

  /** Stands for an exception of the transport, or of a listener, that may quote the answer. */
  private static final class UnquotedException extends IOException {
    private static final long serialVersionUID = 1;

    private final String inWords;

    UnquotedException(Throwable original) {
      super(original.getClass().getName() + " (its text is not shown: it may quote the answer)");
      this.inWords =
          original instanceof IOException
              ? "the answer is not HTTP"
              : "failed with " + original.getClass().getName();
    }
  }

  /** Stands for an exception that cannot be shown. */
  private static final class Replacement extends Exception {
    private static final long serialVersionUID = 1;

    Replacement(Throwable original) {
      super(original.getClass().getName() + " (its text is not shown: it may hold a token)");
      setStackTrace(traceOf(original));
    }

    private static StackTraceElement[] traceOf(Throwable original) {
      try {
        return original.getStackTrace();
      } catch (Throwable e) { // of the caller's own exception classes
        return new StackTraceElement[0];
      }
    }
  }
}
