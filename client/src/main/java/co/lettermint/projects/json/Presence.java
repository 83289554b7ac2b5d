package co.lettermint.projects.json;

/** Which required properties of one object have come up. */
final class Presence {
  private final String[] required;
  private final boolean[] seen;
  private int next;

  Presence(String[] required) {
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
        in.note(in.getPreviousPath() + "." + required[i], "required", "missing");
      }
    }
  }
}
