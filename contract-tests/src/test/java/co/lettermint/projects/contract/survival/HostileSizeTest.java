package co.lettermint.projects.contract.survival;

import static co.lettermint.projects.contract.DocumentedBody.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import co.lettermint.projects.Rotation;
import co.lettermint.projects.TokenUnreadableException;
import co.lettermint.projects.contract.CannedAnswer;
import co.lettermint.projects.contract.CannedApi;
import co.lettermint.projects.contract.DocumentedBody;
import java.time.Duration;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bodies of megabytes, made to be slow. What takes time in proportion to the square of the size
 * takes minutes here; the limit is generous for everything else.
 */
class HostileSizeTest {
  private static final int BOUND = 16 * 1024 * 1024;
  private static final int SIZE = BOUND / 4;
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final CannedApi api = new CannedApi();

  static Stream<Named<String>> repeated() {
    return Stream.of(
        Named.of("names as long as the token's", "\"new_tokem\\\":\":1,"),
        Named.of("names without an escape", "\"some_other_name\":1,"),
        Named.of("the beginning of the name", "\"new_token"),
        Named.of("the name", "\"new_token\""),
        Named.of("tokens", "\"new_token\":\"lm_decoy\","),
        Named.of("tokens with escapes", "\"new\\u005ftoken\":\"lm\\u005fdecoy\","),
        Named.of("tokens of no text", "\"new_token\":1,"),
        Named.of("spaces", "                "),
        Named.of("spaces behind a name", "\"new_token\"                    "),
        Named.of("escapes", "\"\\\\\\\"\\\\\\\"\\\\\\\"\\\\\\\"\","),
        Named.of("backslashes", "\\\\\\\\"),
        Named.of("opened objects", "{\"x\":"),
        Named.of("opened arrays", "["),
        Named.of("digits", "1234567890"),
        Named.of("zeros", "\0\0\0\0"));
  }

  @ParameterizedTest
  @MethodSource("repeated")
  void timeGrowsWithTheSizeAlone(String piece) {
    String pieces = piece.repeat(SIZE / piece.length());

    Rotation rotation = rotate("{" + DocumentedBody.member() + ", \"message\": \"x\", \"" + pieces);
    Rotation unquoted = rotate("{" + DocumentedBody.member() + ", \"message\": \"x\", " + pieces);

    assertThat(rotation.newToken().reveal()).startsWith("lm_");
    assertThat(unquoted.newToken().reveal()).startsWith("lm_");
    assertThat(unquoted.response().message().value()).isEqualTo("x");
  }

  @Test
  void pathsOfLongNamesAreMadeForTheDriftsThatAreKept() {
    String name = "n".repeat(500_000);
    String numbers = "[" + "1e99999,".repeat(400_000) + "1]";
    String route = "{\"statistics\": {\"" + name + "\": " + numbers + "}}";

    Rotation rotation =
        rotate("{" + DocumentedBody.member() + ", \"data\": {\"routes\": [" + route + "]}}");

    assertThat(rotation.drift()).hasSize(101);
    assertThat(rotation.drift().get(100).found()).endsWith(" more drifts");
    assertThat(rotation.drift()).allMatch(drift -> drift.path().length() <= 201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "-1.", "0.", "1e", "1.0e+"})
  void numberWithoutEndEndsTheDecoding(String start) {
    String number = start + "7".repeat(1_000_000);
    String body =
        DocumentedBody.JSON.replaceFirst("\"routes_count\": 123", "\"routes_count\": " + number);

    Rotation rotation = rotate(body);

    assertThat(rotation.drift()).hasSize(1);
    assertThat(rotation.drift().get(0).path()).isEqualTo("$.data.routes_count");
    assertThat(rotation.newToken().reveal()).isEqualTo(TOKEN);
    assertThat(rotation.project().routes()).hasSize(1);
    assertThat(rotation.project().domainsCount()).isNull();
  }

  @Test
  void digitsInATextAreKept() {
    String digits = "7".repeat(5_000) + "\\\"" + "7".repeat(5_000);

    Rotation rotation =
        rotate(DocumentedBody.JSON.replaceFirst("<string>", digits.replace("\\", "\\\\")));

    assertThat(rotation.project().id()).isEqualTo(digits.replace("\\", ""));
    assertThat(rotation.drift()).isEmpty();
  }

  @Test
  void tokenMayHaveAMebibyte() {
    String token = "lm_" + "x".repeat(BOUND / 16 - 3);

    Rotation rotation = rotate("{\"new_token\": \"" + token + "\"}");

    assertThat(rotation.newToken().reveal()).isEqualTo(token);
  }

  @Test
  void lastByteWithinTheBoundCountsAndTheNextDoesNot() {
    String member = DocumentedBody.member();
    String fits = "{" + " ".repeat(BOUND - member.length() - 1) + member;

    assertThat(rotate(fits).newToken().reveal()).isEqualTo(TOKEN);
    assertThat(assertThatUnreadable(fits.replaceFirst(" ", "  "))).hasSize(BOUND / 4);
  }

  private String assertThatUnreadable(String body) {
    try {
      throw new AssertionError("read beyond the bound: " + rotate(body));
    } catch (TokenUnreadableException e) {
      return e.body().reveal();
    }
  }

  private Rotation rotate(String body) {
    CannedAnswer answer = CannedAnswer.ok(ByteString.encodeUtf8(body));
    return assertTimeoutPreemptively(LIMIT, () -> api.rotate(answer));
  }
}
