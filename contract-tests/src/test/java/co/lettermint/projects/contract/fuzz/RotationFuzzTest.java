package co.lettermint.projects.contract.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.Outcome;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.TokenUnreadableException;
import co.lettermint.projects.contract.CannedAnswer;
import co.lettermint.projects.contract.CannedApi;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import okio.ByteString;

/**
 * Any bytes. A build replays the inputs under {@code src/test/resources}; the environment variable
 * {@code JAZZER_FUZZ=1} with {@code -Djazzer.hooks=true -Dtest=RotationFuzzTest#method} looks for
 * new ones.
 */
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
      return api.rotate(CannedAnswer.ok(ByteString.of(body)));
    } finally {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
    }
  }
}
