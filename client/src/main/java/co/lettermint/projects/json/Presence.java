package co.lettermint.projects.json;

import org.jspecify.annotations.Nullable;

/** Which required properties of one object have come up. */
final class Presence {
  /** That of the object around this one, null for the whole body. */
  final @Nullable Presence outer;

  private final String[] required;
  private final boolean[] seen;
  private int next;

  Presence(@Nullable Presence outer, String[] required) {
    this.outer = outer;
    this.required = required;
    this.seen = new boolean[required.length];
  }

  /** Servers mostly keep the specified order, so the search starts behind the last hit. */
  void saw(String name) {
    for (int i = 0; i < required.length; i++) {
      int candidate = next + i < required.length ? next + i : next + i - required.length;
      if (required[candidate].equals(name)) {
        seen[candidate] = true;
        next = candidate + 1;
        return;
      }
    }
  }

  /** Notes each property that has not come up, once the object was read. */
  void noteMissing(TolerantReader in) {
    for (int i = 0; i < required.length; i++) {
      if (!seen[i]) {
        in.notes.missing(required[i]);
      }
    }
  }
}
