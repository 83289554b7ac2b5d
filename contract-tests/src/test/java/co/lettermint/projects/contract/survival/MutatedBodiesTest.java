package co.lettermint.projects.contract.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import co.lettermint.projects.Rotation;
import co.lettermint.projects.contract.CannedApi;
import co.lettermint.projects.contract.DocumentedBody;
import co.lettermint.projects.contract.Summary;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Tens of thousands of bodies with one to three changes. {@code -Dsurvival.count=1000000} takes a
 * million of them, {@code -Dsurvival.seed} others.
 */
class MutatedBodiesTest {
  private static final long FIRST = Long.getLong("survival.seed", 1);
  private static final int COUNT = Integer.getInteger("survival.count");

  private final CannedApi api = new CannedApi();

  @Test
  @Timeout(7200)
  void tokenSurvivesEveryMutation() throws IOException {
    int drifted = 0;
    for (long seed = FIRST; seed < FIRST + COUNT; seed++) {
      MutatedBody body = new MutatedBody(seed);
      try {
        Rotation rotation = api.rotate(body.bytes);

        assertThat(rotation.newToken().reveal()).isEqualTo(body.token);
        assertThat(rotation.response().newToken()).isEqualTo(rotation.newToken());
        assertThat(rotation.drift().toString()).doesNotContain(body.token, "defect");
        drifted += rotation.drift().isEmpty() ? 0 : 1;
      } catch (RuntimeException | Error e) {
        fail("seed %d: %s%n%s".formatted(seed, e, body.bytes.utf8()), e);
      }
    }
    // Many a change is none to the client, such as another order. The others must not go unseen.
    assertThat(drifted).isBetween(COUNT / 3, COUNT);
    Summary.note("4Survival", COUNT + " mutated bodies gave their token");
  }

  /**
   * The documented body with one to three changes outside its token, the same ones for the same
   * seed. The token is known because it was put there; nothing here looks for it the way the client
   * does.
   */
  private static final class MutatedBody {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int[] ODD = "\"\\/{}[]:,\n\té漢\ud83d\ude00 ".codePoints().toArray();

    /**
     * Values of any type, and some that are none, but have their brackets and quotes in balance.
     */
    private static final List<String> VALUES =
        List.of(
            """
            null true false 0 -1 1.0 1.5 1e400 -0 99999999999999999999 1e2147483648 "" "text"
            "2023-11-07T05:31:56Z" "123" [] {} [[]] [{}] [null] {"":null} {"a":[1,{"b":"c"}]}
            "\\u0020" "}]" "{[" "\\"" "\\\\" "\\ud83d" "\\"new_token\\":\\""
            NaN -Infinity undefined 01 +1 1. .5 0x1F TRUE None"""
                .split("\\s+"));

    private static final List<String> DATES =
        List.of(
            """
            2026-01-01 00:00:00, 2026-01-01, , 2026-13-01T00:00:00Z, 2026-02-30T00:00:00Z,
            2026-01-01T00:00:00, 2026-01-01T00:00:00.1234567890Z, 2026-01-01T24:00:00Z,
            2016-12-31T23:59:60Z, 2026-01-01T00:00:00+19:00, 0000-01-01T00:00:00-18:00,
            9999-12-31T23:59:59.999999999+18:00, 1767225600, 01 Jan 2026 00:00:00 GMT"""
                .split(",\\s+"));

    private final Random random;
    private final String token;
    private ByteString bytes;

    MutatedBody(long seed) throws IOException {
      random = new Random(seed);
      token = token();
      String spelt = spelt(token);
      ObjectNode body = (ObjectNode) JSON.readTree(DocumentedBody.JSON);
      body.set("new_token", raw(spelt));
      int changes = 1 + random.nextInt(3);
      int damages = random.nextInt(4) == 0 ? 1 + random.nextInt(changes) : 0;
      for (int i = damages; i < changes; i++) {
        mutate(body);
      }
      String text = random.nextBoolean() ? body.toString() : body.toPrettyString();
      boolean isNameEscaped = random.nextInt(20) == 0;
      bytes =
          ByteString.encodeUtf8(
              isNameEscaped ? text.replace("\"new_token\"", "\"new\\u005ftoken\"") : text);
      int end = bytes.indexOf(ByteString.encodeUtf8(spelt)) + spelt.length();
      for (int i = 0; i < damages; i++) {
        damageBehind(end);
      }
    }

    /** Mostly of the documented form, and always unlike any decoy. */
    private String token() {
      StringBuilder token = new StringBuilder("lm_fake_");
      random.ints(22, 0, LETTERS.length()).forEach(i -> token.append(LETTERS.charAt(i)));
      int oddities = random.nextInt(10) == 0 ? 1 + random.nextInt(4) : 0;
      random.ints(oddities, 0, ODD.length).forEach(i -> token.appendCodePoint(ODD[i]));
      return token.toString();
    }

    /** Quoted, in ASCII alone, with escapes where JSON asks for them, and here and there more. */
    private String spelt(String token) {
      boolean isPlayful = random.nextInt(10) == 0;
      StringBuilder quoted = new StringBuilder("\"");
      for (char c : token.toCharArray()) {
        if (c == '"' || c == '\\' || c == '/') {
          quoted.append('\\').append(c);
        } else if (c < ' ' || c > '~' || isPlayful && random.nextBoolean()) {
          quoted.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) c));
        } else {
          quoted.append(c);
        }
      }
      return quoted.append('"').toString();
    }

    /** Changes one place, anywhere but at the token. Brackets and quotes stay in balance. */
    private void mutate(ObjectNode body) {
      ObjectNode parent = pick(objects(body));
      List<String> names = names(parent);
      names.remove(parent == body ? "new_token" : "");
      if (names.isEmpty()) {
        return;
      }
      String name = pick(names);
      JsonNode value = parent.get(name);
      switch (random.nextInt(8)) {
        case 0 -> parent.set(name, any());
        case 1 -> parent.remove(name);
        case 2 -> parent.set("unknown_" + random.nextInt(5), any());
        case 3 -> { // it has another name
          parent.remove(name);
          parent.set(random.nextBoolean() ? name + "2" : name.toUpperCase(Locale.ROOT), value);
        }
        case 4 -> parent.set(name, raw(value + ", \"" + name + "\": " + any())); // it is twice
        case 5 -> parent.set(random.nextBoolean() ? name : "unknown", decoy());
        case 6 -> parent.set(name, respelt(value));
        default -> reorder(parent);
      }
    }

    private static List<ObjectNode> objects(JsonNode node) {
      List<ObjectNode> found = new ArrayList<>();
      if (node instanceof ObjectNode object) {
        found.add(object);
      }
      node.forEach(child -> found.addAll(objects(child)));
      return found;
    }

    private static List<String> names(ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      return names;
    }

    /** The token's own name, one level deeper at least. */
    private JsonNode decoy() {
      return raw(pick(List.of("{\"new_token\": \"lm_decoy\"}", "[{\"new_token\": \"lm_decoy\"}]")));
    }

    /** A text, date, enumeration or number of the same JSON type, in another form. */
    private JsonNode respelt(JsonNode value) {
      if (value.isNumber()) {
        return raw(random.nextInt() + "." + random.nextInt(100) + "e" + random.nextInt(9_999));
      }
      if (!value.isTextual()) {
        return value.isValueNode() ? any() : value;
      }
      String text = value.textValue();
      return JsonNodeFactory.instance.textNode(
          switch (random.nextInt(4)) {
            case 0 -> text.toUpperCase(Locale.ROOT);
            case 1 -> text.substring(random.nextInt(text.length() + 1));
            case 2 -> text + "\u0000" + text;
            default -> pick(DATES);
          });
    }

    private void reorder(ObjectNode parent) {
      List<String> names = names(parent);
      Collections.shuffle(names, random);
      ObjectNode copy = parent.deepCopy();
      parent.removeAll();
      names.forEach(each -> parent.set(each, copy.get(each)));
    }

    private JsonNode any() {
      return raw(
          switch (random.nextInt(12)) {
            case 0 -> ""; // no value at all
            case 1 -> "[".repeat(3_000) + "]".repeat(3_000);
            case 2 -> "1".repeat(1 + random.nextInt(3_000));
            case 3 -> '"' + "x".repeat(random.nextInt(3_000)) + '"';
            default -> pick(VALUES);
          });
    }

    private static JsonNode raw(String json) {
      return JsonNodeFactory.instance.rawValueNode(new RawValue(json));
    }

    private void damageBehind(int end) {
      int size = bytes.size();
      if (end == size) {
        return;
      }
      int at = end + random.nextInt(size - end);
      switch (random.nextInt(6)) {
        case 0 -> replace(at, at + 1, (byte) (bytes.getByte(at) ^ 1 << random.nextInt(8)));
        case 1 -> replace(at, size);
        case 2 -> replace(at, Math.min(size, at + 1 + random.nextInt(8)));
        case 3 -> replace(at, at, (byte) "{}[]:,\"\\'\0 x7".charAt(random.nextInt(13)));
        case 4 -> {
          byte[] more = new byte[1 + random.nextInt(50)];
          random.nextBytes(more);
          replace(size, size, more);
        }
        default -> {
          String levels = (random.nextBoolean() ? "[" : "{\"x\":").repeat(3_000);
          replace(at, at, levels.getBytes(StandardCharsets.UTF_8));
        }
      }
    }

    private void replace(int from, int to, byte... by) {
      bytes =
          new Buffer()
              .write(bytes.substring(0, from))
              .write(by)
              .write(bytes.substring(to))
              .readByteString();
    }

    private <T> T pick(List<T> from) {
      return from.get(random.nextInt(from.size()));
    }
  }
}
