package co.lettermint.projects;

import co.lettermint.projects.json.TolerantReader;
import co.lettermint.projects.json.Values;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the body of a refusal says. Three shapes are known: {@code {"error": {"code", "message"}}},
 * {@code {"error": "code", "message"}} and {@code {"message"}}; anything else says nothing.
 */
record Refusal(@Nullable String code, @Nullable String detail) {
  static final Refusal SILENT = new Refusal(null, null);

  /** Far more than an error needs; a proxy may answer with megabytes. */
  static final long MAX_BYTES = 64 * 1024;

  private static final int MAX_LENGTH = 500;
  private static final Pattern TOKEN = Pattern.compile("lm_\\w+");

  /** Reads a body, and hides a token that it may repeat. */
  static Refusal read(String body, Secret teamToken) {
    JsonElement root = parse(body);
    if (root == null || !root.isJsonObject()) {
      return SILENT;
    }
    JsonObject object = root.getAsJsonObject();
    JsonObject nested = object.get("error") instanceof JsonObject error ? error : null;
    String code = nested == null ? text(object, "error") : text(nested, "code");
    String detail = nested == null ? text(object, "message") : text(nested, "message");
    return new Refusal(safe(code, teamToken), safe(detail, teamToken));
  }

  /** The tail of a sentence about the refusal. */
  String inWords() {
    return (code == null ? "" : ", code " + code) + (detail == null ? "" : ": " + detail);
  }

  private static @Nullable JsonElement parse(String body) {
    try {
      return Values.ANY.read(new TolerantReader(body, null, drift -> {}));
    } catch (IOException e) {
      throw new AssertionError("a tolerant reader throws nothing", e);
    }
  }

  private static @Nullable String text(JsonObject object, String name) {
    return object.get(name) instanceof JsonPrimitive value && value.isString()
        ? value.getAsString()
        : null;
  }

  private static @Nullable String safe(@Nullable String text, Secret teamToken) {
    if (text == null) {
      return null;
    }
    String hidden =
        TOKEN.matcher(text.replace(teamToken.reveal(), "[redacted]")).replaceAll("[redacted]");
    String shown = hidden.length() <= MAX_LENGTH ? hidden : hidden.substring(0, MAX_LENGTH) + "…";
    return shown.replaceAll("\\p{Cntrl}", " ");
  }
}
