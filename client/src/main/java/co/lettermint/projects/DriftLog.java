package co.lettermint.projects;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Collects the first drifts of a body, and tells a listener of each that it keeps. */
final class DriftLog implements Consumer<Supplier<Drift>> {
  private static final int MAX_KEPT = 100;

  private final List<Drift> kept = new ArrayList<>();
  private final Consumer<? super Drift> listener;
  private int more;

  DriftLog(Consumer<? super Drift> listener) {
    this.listener = listener;
  }

  @Override
  public void accept(Supplier<Drift> drift) {
    if (kept.size() < MAX_KEPT) {
      keep(drift.get());
    } else {
      more++;
    }
  }

  /** All that was kept, with a last one that counts the rest. */
  List<Drift> close() {
    if (more > 0) {
      keep(
          new Drift(
              "$", "a body as specified", more == 1 ? "1 more drift" : more + " more drifts"));
      more = 0;
    }
    return kept;
  }

  private void keep(Drift drift) {
    kept.add(drift);
    try {
      listener.accept(drift);
    } catch (
        Throwable e) { // even an Error: the token in our hands is worth more than the listener's
    }
  }
}
