package co.lettermint.projects.contract.survival;

import co.lettermint.projects.contract.DocumentedBody;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import okio.ByteString;

/**
 * The documented body with one to three changes outside its token. The token is known because it
 * was put there; nothing here looks for it the way the client does.
 */
record MutatedBody(String token, ByteString bytes) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<ObjectWriter> STYLES =
      List.of(JSON.writer(), JSON.writerWithDefaultPrettyPrinter());

  /** The same body for the same seed. */
  static MutatedBody of(long seed) {
    Random random = new Random(seed);
    ObjectNode body = documented();
    String token = Spelling.token(random);
    String spelt = Spelling.of(token, random);
    body.putRawValue("new_token", new RawValue(spelt));
    int changes = 1 + random.nextInt(3);
    int damages = random.nextInt(4) == 0 ? 1 + random.nextInt(changes) : 0;
    for (int i = damages; i < changes; i++) {
      TreeMutation.any(random).apply(body, random);
    }
    ByteString bytes = ByteString.encodeUtf8(write(body, random));
    int end = bytes.indexOf(ByteString.encodeUtf8(spelt)) + spelt.length();
    for (int i = 0; i < damages; i++) {
      bytes = TailDamage.any(random).apply(bytes, end, random);
    }
    return new MutatedBody(token, bytes);
  }

  private static ObjectNode documented() {
    try {
      return (ObjectNode) JSON.readTree(DocumentedBody.JSON);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String write(ObjectNode body, Random random) {
    try {
      String text = STYLES.get(random.nextInt(STYLES.size())).writeValueAsString(body);
      return random.nextInt(20) == 0 ? text.replace("\"new_token\"", "\"new\\u005ftoken\"") : text;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
