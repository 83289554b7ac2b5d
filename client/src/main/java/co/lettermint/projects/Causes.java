package co.lettermint.projects;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What can be said of an exception of the transport without repeating what the server sent. */
final class Causes {
  private Causes() {}

  static String inWords(Throwable e) {
    if (Thread.currentThread().isInterrupted()) {
      return "the thread was interrupted";
    }
    if (e instanceof UnknownHostException) {
      return "the host was not found";
    }
    if (e instanceof ConnectException) {
      return "no connection came about";
    }
    if (e instanceof SSLException) {
      return "TLS failed";
    }
    if (e instanceof ProtocolException) {
      return "the answer is not HTTP";
    }
    if (e instanceof InterruptedIOException) {
      return "executor rejected".equals(e.getMessage()) // OkHttp has no class of its own for it
          ? "the client's dispatcher is shut down"
          : "the time was up";
    }
    return e instanceof IOException
        ? "the connection broke off"
        : "it met " + e.getClass().getName();
  }

  /**
   * The exception itself, or null where it, or what hangs on it, may hold a token: OkHttp quotes
   * malformed answers.
   */
  static @Nullable Throwable safe(Throwable e, Secret teamToken) {
    return mayHoldToken(e, teamToken, Collections.newSetFromMap(new IdentityHashMap<>()))
        ? null
        : e;
  }

  private static boolean mayHoldToken(
      @Nullable Throwable e, Secret teamToken, Set<Throwable> known) {
    if (e == null || !known.add(e)) {
      return false;
    }
    String text = e.toString();
    if (text.contains("lm_")
        || text.contains(teamToken.reveal())
        || mayHoldToken(e.getCause(), teamToken, known)) {
      return true;
    }
    for (Throwable suppressed : e.getSuppressed()) {
      if (mayHoldToken(suppressed, teamToken, known)) {
        return true;
      }
    }
    return false;
  }
}
