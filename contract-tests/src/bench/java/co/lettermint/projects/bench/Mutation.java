package co.lettermint.projects.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** One change of the documented body, outside its token. The same seed makes the same change. */
enum Mutation {
  VALUE("one value changed, removed or added") {
    @Override
    byte[] apply(byte[] body, Random random) {
      JsonObject root = JsonParser.parseString(utf8(body)).getAsJsonObject();
      List<Consumer<JsonElement>> places = new ArrayList<>();
      collect(root, true, places);
      String value = VALUES.get(random.nextInt(VALUES.size()));
      places.get(random.nextInt(places.size())).accept(JsonParser.parseString(value));
      return root.toString().getBytes(StandardCharsets.UTF_8);
    }
  },
  BYTE("one byte replaced by another character") {
    @Override
    byte[] apply(byte[] body, Random random) {
      byte[] changed = body.clone();
      int start = utf8(body).indexOf("\"new_token\"");
      int at = random.nextInt(body.length);
      while (at >= start && at < endOfToken(body)) {
        at = random.nextInt(body.length);
      }
      changed[at] = (byte) (' ' + random.nextInt('~' - ' ' + 1));
      return changed;
    }
  },
  CUT("cut off behind the token") {
    @Override
    byte[] apply(byte[] body, Random random) {
      int end = endOfToken(body);
      return Arrays.copyOf(body, end + random.nextInt(body.length - end));
    }
  };

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "1.5",
          "\"\"",
          "\"text\"",
          "\"2026-01-01 00:00:00\"",
          "\"2026-01-01T00:00:00.123456Z\"",
          "[]",
          "{}");

  private final String description;

  Mutation(String description) {
    this.description = description;
  }

  abstract byte[] apply(byte[] body, Random random);

  final byte[] apply(byte[] body, long seed) {
    return apply(body, new Random(seed));
  }

  String description() {
    return description;
  }

  /** Each place takes another value; two more in each object lose the first member, or get one. */
  private static void collect(
      JsonElement element, boolean isRoot, List<Consumer<JsonElement>> places) {
    if (element instanceof JsonObject object) {
      for (String name : List.copyOf(object.keySet())) {
        if (!isRoot || !name.equals("new_token")) {
          places.add(value -> object.add(name, value));
          places.add(value -> object.remove(name));
          collect(object.get(name), false, places);
        }
      }
      places.add(value -> object.add("unknown", value));
    }
    if (element instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        int index = i;
        places.add(value -> array.set(index, value));
        collect(array.get(index), false, places);
      }
    }
  }

  private static int endOfToken(byte[] body) {
    return utf8(body).indexOf(Bodies.TOKEN) + Bodies.TOKEN.length() + 1;
  }

  private static String utf8(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }
}
