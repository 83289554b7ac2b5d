package co.lettermint.projects.bench;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The documented 200 body, with a token that is visibly fake, at any size. */
final class Bodies {
  static final String TOKEN = "lm_example_not_a_token";

  private Bodies() {}

  /** The documented body, with this many routes, domains and members instead of one of each. */
  static byte[] of(int size) {
    String documented =
        read().replace("\"new_token\": \"<string>\"", "\"new_token\": \"" + TOKEN + "\"");
    if (size == 1) {
      return documented.getBytes(StandardCharsets.UTF_8);
    }
    JsonObject body = JsonParser.parseString(documented).getAsJsonObject();
    for (String name : List.of("routes", "domains", "team_members")) {
      JsonArray array = body.getAsJsonObject("data").getAsJsonArray(name);
      JsonElement element = array.get(0);
      for (int i = 1; i < size; i++) {
        array.add(element);
      }
    }
    return new GsonBuilder()
        .setPrettyPrinting()
        .disableHtmlEscaping()
        .create()
        .toJson(body)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String read() {
    try (InputStream in =
        Bodies.class.getResourceAsStream("/openapi/examples/rotate-token.200.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
