package co.lettermint.projects;

import co.lettermint.projects.json.DriftReader;
import co.lettermint.projects.json.JsonString;
import co.lettermint.projects.json.RecordAdapter;
import com.google.gson.TypeAdapter;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decodes a body whose token is safe. Whatever happens here costs the records alone. */
final class RotationReader {
  private RotationReader() {}

  /**
   * The record that the body is, with the secret in its place; null if nothing but the secret could
   * be read.
   *
   * @param secret what the body's token is
   */
  static <T> @Nullable T readAround(
      Secret secret, RecordAdapter<T> adapter, ReceivedBody body, DriftLog drifts, long deadline) {
    check(body, () -> "$." + adapter.onceShown(), drifts);
    T value = read(adapter, body, drifts, deadline);
    return value == null ? null : adapter.withOnceShown(value, secret);
  }

  /** The body as specified; null if nothing of it could be decoded, which is a drift. */
  static <T> @Nullable T read(
      TypeAdapter<T> adapter, ReceivedBody body, DriftLog drifts, long deadline) {
    T value = null;
    try {
      value = decode(adapter, new DriftReader(body.bytes(), body.tape(), drifts, deadline));
    } catch (Throwable e) { // an Error as well: no memory, or a Gson that lacks a method
      drifts.record("a body that can be decoded", e.getClass().getName());
    }
    if (body.cutOff() != null) {
      drifts.record("the whole body", body.cutOff());
    }
    return value;
  }

  private static <T> @Nullable T decode(TypeAdapter<T> adapter, DriftReader reader)
      throws IOException {
    T value = null;
    try {
      value = adapter.read(reader);
      reader.finish();
    } catch (IOException e) {
      reader.stop(e);
    }
    return value;
  }

  /** Records what is unusual about a token. It is handed over all the same. */
  private static void check(ReceivedBody body, Supplier<String> path, DriftLog drifts) {
    JsonString token = Objects.requireNonNull(body.token());
    String text = token.text();
    if (text.startsWith("lm_team_")) {
      drifts.record(path, "a project token", "the form of a team token");
    } else if (text.startsWith("lm_sso_")) {
      drifts.record(path, "a project token", "the form of an SSO token");
    } else if (!text.startsWith("lm_")) {
      drifts.record(path, "a project token", "another form");
    }
    if (!token.isUtf8()) {
      drifts.record(path, "UTF-8", "bytes that are not UTF-8, replaced by U+FFFD");
    }
    if (body.hasSecondToken()) {
      drifts.record(path, "once", "given twice with different values");
    }
  }
}
