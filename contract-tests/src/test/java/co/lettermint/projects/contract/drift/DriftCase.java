package co.lettermint.projects.contract.drift;

import co.lettermint.projects.Drift;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.contract.DocumentedBody;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table: what is changed in the documented body, what is noted, and what a value is
 * then.
 */
record DriftCase(
    String name,
    String body,
    List<Drift> drifts,
    Function<Rotation, @Nullable Object> value,
    @Nullable Object expected) {

  /** The first place of a text, changed to another. */
  static DriftCase changed(String documented, String sent, String... drifts) {
    String body = DocumentedBody.JSON;
    int at = body.indexOf(documented);
    if (at < 0) {
      throw new AssertionError("not in the documented body: " + documented);
    }
    String changed = body.substring(0, at) + sent + body.substring(at + documented.length());
    return of(sent, changed, drifts);
  }

  static DriftCase of(String name, String body, String... drifts) {
    return new DriftCase(
        name, body, Arrays.stream(drifts).map(DriftCase::drift).toList(), r -> null, null);
  }

  DriftCase with(Function<Rotation, @Nullable Object> value, @Nullable Object expected) {
    return new DriftCase(name, body, drifts, value, expected);
  }

  /** {@code path ; expected ; found}. */
  private static Drift drift(String row) {
    String[] cells = row.split(" ; ", -1);
    return new Drift(cells[0], cells[1], cells[2]);
  }

  @Override
  public String toString() {
    return name.length() < 70 ? name : name.substring(0, 70) + "…";
  }
}
