package co.lettermint.projects;

import co.lettermint.projects.json.DriftReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Keeps the first drifts of a body, and tells a listener of each. Not thread-safe. */
final class DriftLog implements DriftReader.Recorder {
  private static final int MAX_KEPT = 100;
  private static final int MAX_LENGTH = 200;

  private final List<Drift> kept = new ArrayList<>();
  private final Consumer<? super Drift> listener;
  private Redaction redaction;
  private int more;

  DriftLog(Consumer<? super Drift> listener, Redaction redaction) {
    this.listener = listener;
    this.redaction = redaction;
  }

  /** Hides the token in the drifts to come. */
  void hide(Secret token) {
    redaction = redaction.with(token);
  }

  @Override
  public void record(Supplier<String> path, String expected, String found) {
    if (kept.size() < MAX_KEPT) {
      keep(
          new Drift(
              redaction.shown(path.get(), MAX_LENGTH),
              expected,
              redaction.shown(found, MAX_LENGTH)));
    } else {
      more++;
    }
  }

  /** Records a drift of the body as a whole. */
  void record(String expected, String found) {
    record(() -> "$", expected, found);
  }

  /** All that were kept, and one that counts the others. */
  List<Drift> close() {
    if (more > 0) {
      String found = more == 1 ? "1 more drift" : more + " more drifts";
      more = 0;
      keep(new Drift("$", "a body as specified", found));
    }
    return kept;
  }

  private void keep(Drift drift) {
    kept.add(drift);
    try {
      listener.accept(drift);
    } catch (Throwable e) { // even an Error: the token is worth more than the listener's failure
    }
  }
}
