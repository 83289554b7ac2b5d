package co.lettermint.projects;

import co.lettermint.projects.json.Types;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

/**
 * What the body of a refusal says. Three shapes are known: {@code {"error": {"code", "message"}}},
 * {@code {"error": "code", "message"}} and {@code {"message"}}; anything else says nothing.
 */
record ErrorBody(@Nullable String code, @Nullable String detail) {
  static final ErrorBody SILENT = new ErrorBody(null, null);

  private static final int MAX_LENGTH = 500;

  static ErrorBody read(ReceivedBody body, long deadline, Redaction redaction) {
    DriftLog unheard = new DriftLog(drift -> {}, redaction);
    JsonElement root = RotationReader.read(Types.ANY, body, unheard, deadline);
    return root instanceof JsonObject object ? of(object, redaction) : SILENT;
  }

  private static ErrorBody of(JsonObject root, Redaction redaction) {
    boolean isNested = root.get("error") instanceof JsonObject;
    JsonObject error = isNested ? root.getAsJsonObject("error") : root;
    String code = text(error, isNested ? "code" : "error");
    String detail = text(error, "message");
    return new ErrorBody(
        code == null ? null : redaction.shown(code, MAX_LENGTH),
        detail == null ? null : redaction.shown(detail, MAX_LENGTH));
  }

  private static @Nullable String text(JsonObject object, String name) {
    return object.get(name) instanceof JsonPrimitive value && value.isString()
        ? value.getAsString()
        : null;
  }
}
