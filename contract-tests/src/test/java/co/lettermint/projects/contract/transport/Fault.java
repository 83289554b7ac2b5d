package co.lettermint.projects.contract.transport;

import co.lettermint.projects.Outcome;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * What a server does wrong, and what the client must make of it.
 *
 * @param outcome null where the token must arrive in spite of it
 * @param status what the exception must show, null where no status came
 * @param readsRequest whether the script begins behind the head of a request
 * @param endsConnection whether the connection ends with the script
 * @param endless whether only the client's timeout ends it
 */
record Fault(
    String name,
    @Nullable Outcome outcome,
    @Nullable Integer status,
    Script script,
    boolean readsRequest,
    boolean endsConnection,
    boolean endless) {

  /** What the server does on a connection. */
  interface Script {
    void play(Connection connection) throws IOException;
  }

  /** Ends the connection after the request came. */
  static Fault ending(String name, @Nullable Outcome outcome, @Nullable Integer status, Script s) {
    return new Fault(name, outcome, status, s, true, true, false);
  }

  static Fault ending(String name, @Nullable Outcome outcome, @Nullable Integer status, String s) {
    return ending(name, outcome, status, connection -> connection.send(s));
  }

  /** Ends the connection before a request was read. */
  static Fault atOnce(String name, @Nullable Outcome outcome, Script script) {
    return new Fault(name, outcome, null, script, false, true, false);
  }

  /** Does not end by itself. */
  static Fault endless(String name, @Nullable Outcome outcome, @Nullable Integer status, Script s) {
    return new Fault(name, outcome, status, s, true, true, true);
  }

  /** A whole answer, on a connection that stays open. */
  static Fault answer(String name, @Nullable Outcome outcome, @Nullable Integer status, String s) {
    return new Fault(name, outcome, status, c -> c.send(s), true, false, false);
  }

  /** The same, which tells when it begins. */
  Fault signalling(CountDownLatch begun) {
    return with(
        connection -> {
          begun.countDown();
          script.play(connection);
        });
  }

  /** The same, which waits before it begins. */
  Fault awaiting(CountDownLatch ready) {
    return with(
        connection -> {
          try {
            ready.await();
          } catch (InterruptedException e) { // the server is closing
            throw new InterruptedIOException();
          }
          script.play(connection);
        });
  }

  private Fault with(Script other) {
    return new Fault(name, outcome, status, other, readsRequest, endsConnection, endless);
  }

  /** Long enough for a busy machine, and short where waiting is all that happens. */
  Duration timeout() {
    return endless ? Duration.ofSeconds(2) : Duration.ofSeconds(20);
  }

  @Override
  public String toString() {
    return name;
  }
}
