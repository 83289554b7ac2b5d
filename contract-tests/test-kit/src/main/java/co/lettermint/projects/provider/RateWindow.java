package co.lettermint.projects.provider;

import java.time.InstantSource;

/**
 * A limit on calls per minute: a window of 60 seconds begins with the first call after the end of
 * the one before. Counts in whole seconds, as the headers do, so that who waits as told gets
 * through. Thread-safe.
 */
final class RateWindow {
  private static final int SECONDS = 60;

  private final int limit;
  private final InstantSource clock;
  private int used;
  private long end = Long.MIN_VALUE;

  RateWindow(int limit, InstantSource clock) {
    this.limit = limit;
    this.clock = clock;
  }

  /** The window after one more call, which is not counted where the limit is used up. */
  synchronized State take() {
    long now = roll();
    boolean exceeded = used >= limit;
    used += exceeded ? 0 : 1;
    return new State(exceeded, limit, limit - used, end, end - now);
  }

  /** The window as it is. */
  synchronized State look() {
    long now = roll();
    return new State(false, limit, limit - used, end, end - now);
  }

  private long roll() {
    long now = clock.instant().getEpochSecond();
    if (now >= end) {
      end = now + SECONDS;
      used = 0;
    }
    return now;
  }

  /**
   * A window at a moment.
   *
   * @param resetsAt its end, in seconds since 1970-01-01T00:00:00Z
   * @param secondsLeft until its end
   */
  record State(boolean exceeded, int limit, int remaining, long resetsAt, long secondsLeft) {}
}
