package co.lettermint.projects.contract.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import co.lettermint.projects.Drift;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.contract.CannedApi;
import co.lettermint.projects.contract.DocumentedBody;
import co.lettermint.projects.contract.Summary;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/**
 * Tens of thousands of bodies with one to three changes. {@code -Dsurvival.count=1000000} takes a
 * million of them, {@code -Dsurvival.seed} others.
 */
class MutatedBodiesTest {
  private static final long FIRST = Long.getLong("survival.seed", 1);
  private static final int COUNT = Integer.getInteger("survival.count");

  private final CannedApi api = new CannedApi();

  @Test
  void tokenSurvivesEveryMutation() {
    int drifted = 0;
    for (long seed = FIRST; seed < FIRST + COUNT; seed++) {
      MutatedBody body = MutatedBody.of(seed);
      try {
        drifted += survives(body) ? 1 : 0;
      } catch (RuntimeException | Error e) {
        fail("seed %d: %s%n%s".formatted(seed, e, body.bytes().utf8()), e);
      }
    }
    // Many a change is none to the client, such as another order. The others must not go unseen.
    assertThat(drifted).isBetween(COUNT / 3, COUNT);
    Summary.note("4Survival", COUNT + " mutated bodies gave their token");
  }

  private boolean survives(MutatedBody body) {
    Rotation rotation = api.rotate(body.bytes());

    assertThat(rotation.newToken().reveal()).isEqualTo(body.token());
    assertThat(rotation.response().newToken()).isEqualTo(rotation.newToken());
    for (Drift drift : rotation.drift()) {
      assertThat(drift.toString()).doesNotContain(body.token()).doesNotContain("defect");
    }
    return !rotation.drift().isEmpty();
  }

  /**
   * The documented body with one to three changes outside its token. The token is known because it
   * was put there; nothing here looks for it the way the client does.
   */
  private record MutatedBody(String token, ByteString bytes) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<ObjectWriter> STYLES =
        List.of(JSON.writer(), JSON.writerWithDefaultPrettyPrinter());
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String ODD = "\"\\/{}[]:,\n\té漢\ud83d\ude00 ";

    /** Values of any type. */
    private static final List<String> ANY =
        List.of(
            """
          null true false 0 -1 1.0 1.5 1e400 -0 99999999999999999999 1e2147483648 "" "text"
          "2023-11-07T05:31:56Z" "123" [] {} [[]] [{}] [null] {"":null} {"a":[1,{"b":"c"}]} "\\u0020"
          "}]" "{[" "\\"" "\\\\" "\\ud83d" "\\"new_token\\":\\""
          """
                .strip()
                .split("\\s+"));

    /** No JSON, but brackets and quotes in balance. The last one is empty. */
    private static final List<String> MALFORMED =
        List.of("NaN -Infinity undefined 01 +1 1. .5 0x1F TRUE None  ".split(" ", -1));

    private static final List<String> DATES =
        List.of(
            """
          2026-01-01 00:00:00, 2026-01-01, , 2026-13-01T00:00:00Z, 2026-02-30T00:00:00Z,
          2026-01-01T00:00:00, 2026-01-01T00:00:00.1234567890Z, 2026-01-01T24:00:00Z,
          2016-12-31T23:59:60Z, 2026-01-01T00:00:00+19:00, 0000-01-01T00:00:00-18:00,
          9999-12-31T23:59:59.999999999+18:00, 1767225600, 01 Jan 2026 00:00:00 GMT"""
                .split(",\\s+"));

    /** The same body for the same seed. */
    static MutatedBody of(long seed) {
      Random random = new Random(seed);
      try {
        ObjectNode body = (ObjectNode) JSON.readTree(DocumentedBody.JSON);
        String token = token(random);
        String spelt = spelt(token, random);
        body.putRawValue("new_token", new RawValue(spelt));
        int changes = 1 + random.nextInt(3);
        int damages = random.nextInt(4) == 0 ? 1 + random.nextInt(changes) : 0;
        for (int i = damages; i < changes; i++) {
          mutate(body, random);
        }
        String text = pick(STYLES, random).writeValueAsString(body);
        boolean isNameEscaped = random.nextInt(20) == 0;
        ByteString bytes =
            ByteString.encodeUtf8(
                isNameEscaped ? text.replace("\"new_token\"", "\"new\\u005ftoken\"") : text);
        int end = bytes.indexOf(ByteString.encodeUtf8(spelt)) + spelt.length();
        for (int i = 0; i < damages; i++) {
          bytes = damaged(bytes, end, random);
        }
        return new MutatedBody(token, bytes);
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Mostly of the documented form, and always unlike any decoy. */
    private static String token(Random random) {
      StringBuilder token = new StringBuilder("lm_fake_");
      int oddities = random.nextInt(10) == 0 ? 1 + random.nextInt(4) : 0;
      for (int i = 0; i < 22; i++) {
        token.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
      for (int i = 0; i < oddities; i++) {
        token.appendCodePoint(ODD.codePoints().skip(random.nextInt(14)).findFirst().orElseThrow());
      }
      return token.toString();
    }

    /** Quoted, in ASCII alone, with escapes where JSON asks for them, and here and there more. */
    private static String spelt(String token, Random random) {
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
    private static void mutate(ObjectNode body, Random random) {
      ObjectNode parent = pick(objects(body), random);
      List<String> names = names(parent);
      names.remove(parent == body ? "new_token" : "");
      if (names.isEmpty()) {
        return;
      }
      String name = pick(names, random);
      JsonNode value = parent.get(name);
      switch (random.nextInt(8)) {
        case 0 -> parent.set(name, any(random));
        case 1 -> parent.remove(name);
        case 2 -> parent.set("unknown_" + random.nextInt(5), any(random));
        case 3 -> { // it has another name
          parent.remove(name);
          parent.set(random.nextBoolean() ? name + "2" : name.toUpperCase(Locale.ROOT), value);
        }
        case 4 ->
            parent.set(name, raw(value + ", \"" + name + "\": " + any(random))); // it is twice
        case 5 -> parent.set(random.nextBoolean() ? name : "unknown", decoy(random));
        case 6 -> parent.set(name, respelt(value, random));
        default -> reorder(parent, random);
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
    private static JsonNode decoy(Random random) {
      ObjectNode decoy = JsonNodeFactory.instance.objectNode().put("new_token", "lm_decoy");
      return random.nextBoolean() ? decoy : JsonNodeFactory.instance.arrayNode().add(decoy);
    }

    /** A text, date, enumeration or number of the same JSON type, in another form. */
    private static JsonNode respelt(JsonNode value, Random random) {
      if (value.isNumber()) {
        return raw(random.nextInt() + "." + random.nextInt(100) + "e" + random.nextInt(9_999));
      }
      if (value.isTextual()) {
        String text = value.textValue();
        return JsonNodeFactory.instance.textNode(
            switch (random.nextInt(4)) {
              case 0 -> text.toUpperCase(Locale.ROOT);
              case 1 -> text.substring(random.nextInt(text.length() + 1));
              case 2 -> text + "\u0000" + text;
              default -> pick(DATES, random);
            });
      }
      return value.isValueNode() ? any(random) : value;
    }

    private static void reorder(ObjectNode parent, Random random) {
      List<String> names = names(parent);
      Collections.shuffle(names, random);
      ObjectNode copy = parent.deepCopy();
      parent.removeAll();
      names.forEach(each -> parent.set(each, copy.get(each)));
    }

    private static JsonNode any(Random random) {
      return raw(
          switch (random.nextInt(12)) {
            case 0 -> pick(MALFORMED, random);
            case 1 -> "[".repeat(3_000) + "]".repeat(3_000);
            case 2 -> "1".repeat(1 + random.nextInt(3_000));
            case 3 -> '"' + "x".repeat(random.nextInt(3_000)) + '"';
            default -> pick(ANY, random);
          });
    }

    /** Damages what stands behind {@code end}, which is never damaged away altogether before. */
    private static ByteString damaged(ByteString bytes, int end, Random random) {
      int size = bytes.size();
      if (end == size) {
        return bytes;
      }
      int at = end + random.nextInt(size - end);
      return switch (random.nextInt(6)) {
        case 0 -> replaced(bytes, at, at + 1, (byte) (bytes.getByte(at) ^ 1 << random.nextInt(8)));
        case 1 -> bytes.substring(0, at);
        case 2 -> replaced(bytes, at, Math.min(size, at + 1 + random.nextInt(8)));
        case 3 -> replaced(bytes, at, at, (byte) "{}[]:,\"\\'\0 x7".charAt(random.nextInt(13)));
        case 4 -> replaced(bytes, size, size, bytes(1 + random.nextInt(50), random));
        default -> {
          String levels = (random.nextBoolean() ? "[" : "{\"x\":").repeat(3_000);
          yield replaced(bytes, at, at, levels.getBytes(StandardCharsets.UTF_8));
        }
      };
    }

    private static ByteString replaced(ByteString bytes, int from, int to, byte... by) {
      return new Buffer()
          .write(bytes.substring(0, from))
          .write(by)
          .write(bytes.substring(to))
          .readByteString();
    }

    private static JsonNode raw(String json) {
      return JsonNodeFactory.instance.rawValueNode(new RawValue(json));
    }

    private static byte[] bytes(int count, Random random) {
      byte[] bytes = new byte[count];
      random.nextBytes(bytes);
      return bytes;
    }

    private static <T> T pick(List<T> from, Random random) {
      return from.get(random.nextInt(from.size()));
    }
  }
}
