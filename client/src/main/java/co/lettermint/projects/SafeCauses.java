package co.lettermint.projects;

import co.lettermint.projects.json.Printable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** What may be said of a failure, and passed on as a cause, without showing what a server sent. */
final class SafeCauses {
  /** A longer chain overflows the stack of whoever prints it. */
  private static final int MAX_CAUSES = 100;

  private static final String END = "unexpected end of stream";
  private static final String BROKEN_OFF = "the connection broke off";

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
    return e instanceof IOException ? BROKEN_OFF : "failed with " + e.getClass().getName();
  }

  /**
   * The exception itself if its text is of this machine's making; otherwise one that says what it
   * was. OkHttp quotes malformed answers.
   */
  static IOException ofTransport(Throwable e) {
    try {
      if (e instanceof InterruptedIOException
          || e instanceof SocketException
          || e instanceof SSLException
          || e instanceof UnquotedException
          || e instanceof IOException
              && ("Canceled".equals(e.getMessage())
                  || e.getClass().getName().contains(".http2."))) {
        return (IOException) e;
      }
      boolean isEnd = e instanceof EOFException || e.getCause() instanceof EOFException;
      if (isEnd || END.equals(e.getMessage())) {
        return new EOFException(END); // it quotes what came before
      }
    } catch (Throwable unprintable) { // of the caller's own exception classes
    }
    return unquoted(e);
  }

  /** Stands for an exception whose text may quote what another machine sent. */
  static IOException unquoted(Throwable e) {
    return new UnquotedException(e);
  }

  /** Whether the text may quote what a proxy or a certificate says. */
  static boolean quotesOthers(Throwable e) {
    return any(
        e,
        one ->
            one instanceof ProtocolException
                || one instanceof EOFException && !END.equals(one.getMessage())
                || one instanceof SSLPeerUnverifiedException
                || one instanceof SSLException
                    && !Printable.isPrintable(String.valueOf(one.getMessage())));
  }

  /** Whether the cause is the exception itself, or what caused it. */
  @SuppressWarnings("ReferenceEquality") // the very exception, not one like it
  static boolean isCausedBy(Throwable e, @Nullable Throwable cause) {
    try {
      Throwable next = e;
      for (int depth = 0; next != null && depth < MAX_CAUSES; depth++) {
        if (next == cause) {
          return true;
        }
        next = next.getCause();
      }
    } catch (Throwable unprintable) { // of the caller's own exception classes
    }
    return false;
  }

  /** The exception itself, or one without its text if that could show a token or not be printed. */
  static Throwable of(Throwable e, Redaction redaction) {
    Throwable shown =
        e instanceof Interceptors.InterceptorFailure && e.getCause() != null ? e.getCause() : e;
    return isSafe(shown, redaction) ? shown : new Replacement(shown);
  }

  private static boolean isSafe(Throwable e, Redaction redaction) {
    return !any(
        e,
        one -> redaction.hasToken(one + " " + one.getMessage() + " " + one.getLocalizedMessage()));
  }

  /**
   * Whether the exception, one of its causes, or one that they suppress is such; true as well if
   * that cannot be told, or not within {@link #MAX_CAUSES}.
   */
  private static boolean any(Throwable e, Predicate<Throwable> test) {
    Set<Throwable> known = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> open = new ArrayDeque<>();
    open.add(e);
    try {
      while (!open.isEmpty()) {
        Throwable next = open.remove();
        if (!known.add(next)) {
          continue;
        }
        if (known.size() > MAX_CAUSES || test.test(next)) {
          return true;
        }
        if (next.getCause() != null) {
          open.add(next.getCause());
        }
        open.addAll(Arrays.asList(next.getSuppressed()));
      }
      return false;
    } catch (Throwable unprintable) { // of the caller's own exception classes
      return true;
    }
  }

  /** Stands for an exception of the transport, or of a listener, that may quote the answer. */
  private static final class UnquotedException extends IOException {
    private static final long serialVersionUID = 1;

    private final String inWords;

    UnquotedException(Throwable original) {
      super(original.getClass().getName() + " (its text is not shown: it may quote the answer)");
      String words = SafeCauses.inWords(original);
      this.inWords =
          words.equals(BROKEN_OFF) && !(original instanceof EOFException)
              ? "the answer is not HTTP"
              : words;
    }
  }

  /** Stands for an exception that cannot be shown. */
  private static final class Replacement extends Exception {
    private static final long serialVersionUID = 1;

    Replacement(Throwable original) {
      super(original.getClass().getName() + " (its text is not shown: it may hold a token)");
      try {
        setStackTrace(original.getStackTrace());
      } catch (Throwable e) { // a mock, for one, has none
      }
    }
  }
}
