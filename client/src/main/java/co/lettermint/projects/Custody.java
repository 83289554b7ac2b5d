package co.lettermint.projects;

import co.lettermint.projects.json.JsonString;
import java.util.Objects;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Takes the token out of the answer to one call, and stores it before the next read that may block.
 * What happens afterwards cannot take it back.
 */
final class Custody {
  private final CallRecord record;
  private final String tokenName;
  private final String projectId;
  private final TokenStore store;
  private final Redaction redaction;
  private final DriftLog drifts;
  private @Nullable Secret token;

  Custody(
      CallRecord record,
      String tokenName,
      String projectId,
      TokenStore store,
      Redaction redaction,
      DriftLog drifts) {
    this.record = record;
    this.tokenName = tokenName;
    this.projectId = projectId;
    this.store = store;
    this.redaction = redaction;
    this.drifts = drifts;
  }

  /** Finds out whether the store is ready, before anything is sent. */
  void prepare() {
    try {
      store.prepare();
    } catch (Throwable e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new NotSentException(projectId, "the store is not ready", SafeCauses.of(e, redaction));
    }
  }

  /** The token that was stored; null if none has arrived. */
  @Nullable Secret token() {
    return token;
  }

  /**
   * What came off the wire; or what interceptors made of it, if the token is in there alone. Theirs
   * is read first, since they may watch what is read.
   */
  ReceivedBody receive(@Nullable WireBody wire, @Nullable Response delivered) {
    if (wire == null) {
      return readMade(null, Objects.requireNonNull(delivered, "an answer"));
    }
    ReceivedBody made = null;
    if (delivered != null
        && delivered.isSuccessful()
        && delivered.body() != wire
        && !record.isRepeated()) { // then theirs may be of an earlier request, whose token is dead
      made = readMade(wire, delivered);
    }
    ReceivedBody received = wire.readAll(() -> takeFirst(wire.token()));
    takeFirst(received.token());
    if (made != null) {
      takeFirst(made.token());
    }
    return made == null || made.token() == null || received.token() != null ? received : made;
  }

  /** Stops where theirs can add nothing: the token is safe, and all of the wire was read. */
  private ReceivedBody readMade(@Nullable WireBody wire, Response delivered) {
    ReceivedBody made = new ReceivedBody(tokenName, -1);
    ReceivedBody.Feed feed = made.feedFrom(delivered.body(), record.time());
    ReceivedBody read =
        made.readAll(
            () -> (token == null || wire == null || !wire.isEnded()) && feed.writeMore(),
            () -> takeFirst(wire == null ? made.token() : wire.token()));
    takeFirst(wire == null ? read.token() : wire.token());
    return read;
  }

  private void takeFirst(@Nullable JsonString text) {
    if (token == null && text != null) {
      take(text);
    }
  }

  private void take(JsonString text) {
    Secret secret = Secret.of(text.text());
    token = secret;
    drifts.hide(secret);
    record.time().offTheClock(() -> store(secret));
  }

  private void store(Secret secret) {
    boolean interrupted = Thread.interrupted(); // which would keep many stores from working
    try {
      store.store(secret);
    } catch (Throwable e) { // an Error as well: it must not take the token with it
      interrupted |= e instanceof InterruptedException;
      throw new TokenNotStoredException(
          projectId, secret, SafeCauses.of(e, redaction.with(secret)));
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
