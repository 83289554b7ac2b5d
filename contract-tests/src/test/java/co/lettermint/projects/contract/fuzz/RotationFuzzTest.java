package co.lettermint.projects.contract.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.Outcome;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.TokenUnreadableException;
import co.lettermint.projects.contract.Answers;
import co.lettermint.projects.contract.CannedApi;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okio.ByteString;
import org.junit.jupiter.api.Timeout;

/**
 * Any bytes. A build replays the inputs under {@code src/test/resources}; the environment variable
 * {@code JAZZER_FUZZ=1} with {@code -Djazzer.hooks=true -Dtest=RotationFuzzTest#method} looks for
 * new ones.
 */
@Timeout(1200)
class RotationFuzzTest {
  private static final String TOKEN = "lm_fake_before_any_bytes";
  private static final byte[] HEAD =
      "{\"new_token\": \"%s\"".formatted(TOKEN).getBytes(StandardCharsets.UTF_8);
  private static final int BOUND = 16 * 1024 * 1024;
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final CannedApi api = new CannedApi();

  @FuzzTest(maxDuration = "10m")
  void tokenStandsInTheBytesOrThereIsNone(byte[] bytes) {
    try {
      Rotation rotation = rotate(bytes);

      assertThat(Candidates.include(rotation.newToken().reveal(), bytes)).isTrue();
      assertThatRestWasRead(rotation);
    } catch (TokenUnreadableException e) {
      assertThat(e.outcome()).isEqualTo(Outcome.ROTATED);
      assertThat(e.body().reveal()).hasSizeLessThanOrEqualTo(BOUND);
    }
  }

  @FuzzTest(maxDuration = "10m")
  void bytesBehindTheTokenLeaveIt(byte[] tail) {
    byte[] body = Arrays.copyOf(HEAD, HEAD.length + tail.length);
    System.arraycopy(tail, 0, body, HEAD.length, tail.length);

    Rotation rotation = rotate(body);

    Set<String> candidates = Candidates.in(new String(body, StandardCharsets.UTF_8));
    assertThat(candidates).contains(rotation.newToken().reveal());
    if (candidates.size() == 1) {
      assertThat(rotation.newToken().reveal()).isEqualTo(TOKEN);
    }
    assertThatRestWasRead(rotation);
  }

  private static void assertThatRestWasRead(Rotation rotation) {
    if (rotation.response() != null) {
      assertThat(rotation.response().newToken()).isEqualTo(rotation.newToken());
    }
    assertThat(rotation.drift())
        .hasSizeLessThanOrEqualTo(101)
        .noneMatch(drift -> drift.path().equals("$") && drift.found().contains("defect"));
  }

  private Rotation rotate(byte[] body) {
    long start = System.nanoTime();
    try {
      return api.rotate(ByteString.of(body));
    } finally {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
    }
  }

  /**
   * Every text in some bytes that any reading could take for the token. It knows nothing of levels,
   * and shares no code with the client.
   */
  private static final class Candidates {
    private static final List<Charset> CHARSETS =
        List.of("UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE").stream()
            .map(Charset::forName)
            .toList();

    /** A quote, the name with each character plain or escaped, a quote, a colon, a text. */
    private static final Pattern MEMBER =
        Pattern.compile(
            "new_token"
                .chars()
                .mapToObj(c -> "(?:%c|\\\\[uU]00(?i:%02x))".formatted(c, c))
                .collect(
                    Collectors.joining(
                        "",
                        "\"",
                        "\"[\\s\\x1c-\\x1f]*+:[\\s\\x1c-\\x1f]*+(\"(?:[^\"\\\\]++|\\\\.)*+\")")),
            Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

    private static final JsonFactory JSON =
        JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();

    private Candidates() {}

    /** Whether a token stands in some bytes, in any encoding that is told by bytes alone. */
    static boolean include(String token, byte[] bytes) {
      return CHARSETS.stream().anyMatch(charset -> in(new String(bytes, charset)).contains(token))
          || in(Answers.inflated(ByteString.of(bytes))).contains(token);
    }

    static Set<String> in(String text) {
      Set<String> found = new HashSet<>();
      Matcher member = MEMBER.matcher(text);
      // From each quote anew: damage lets one begin within another.
      for (int at = 0; member.find(at); at = member.start() + 1) {
        String quoted = member.group(1);
        found.add(quoted.substring(1, quoted.length() - 1));
        found.add(decoded(quoted));
      }
      return found;
    }

    private static String decoded(String quoted) {
      try (JsonParser parser = JSON.createParser(quoted)) {
        parser.nextToken();
        return parser.getText();
      } catch (IOException e) {
        return quoted;
      }
    }
  }
}
