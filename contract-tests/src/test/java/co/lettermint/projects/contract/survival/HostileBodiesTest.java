package co.lettermint.projects.contract.survival;

import static co.lettermint.projects.contract.DocumentedBody.JSON;
import static co.lettermint.projects.contract.DocumentedBody.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.Drift;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.TokenUnreadableException;
import co.lettermint.projects.contract.CannedApi;
import co.lettermint.projects.contract.DocumentedBody;
import java.nio.charset.StandardCharsets;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand around the token, in every form that a mutation does not reach. */
@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileBodiesTest {
  private static final int BOUND = 16 * 1024 * 1024;

  private final CannedApi api = new CannedApi();

  @ParameterizedTest
  @CsvFileSource(resources = "other-types.csv", delimiter = '|', quoteCharacter = '`')
  void otherTypesAnywhereCostNothingButThemselves(String data) {
    Rotation before = api.rotate(body("\"data\": " + data + ", " + DocumentedBody.member()));
    Rotation behind = api.rotate(body(DocumentedBody.member() + ", \"data\": " + data));

    assertThat(before.newToken().reveal()).isEqualTo(TOKEN);
    assertThat(before.drift()).noneMatch(drift -> drift.found().contains("defect"));
    assertThat(before.response().message()).isNotNull();
    assertThat(behind).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "\u0001"})
  @CsvFileSource(resources = "malformed.csv", delimiter = '|', quoteCharacter = '`')
  void malformedJsonBehindTheTokenIsADrift(String damage) {
    Rotation rotation = api.rotate("{" + DocumentedBody.member() + damage);

    assertThat(rotation.newToken().reveal()).isEqualTo(TOKEN);
    assertThat(rotation.response().newToken()).isEqualTo(rotation.newToken());
    assertThat(rotation.drift()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {3_000, 200_000})
  void nestingIsNoMatterOfTheStack(int levels) {
    String deep = "[{\"x\":".repeat(levels / 2) + "1" + "}]".repeat(levels / 2);
    for (String name : new String[] {"unknown", "data"}) {
      String neighbour = "\"" + name + "\": " + deep;

      Rotation before = api.rotate(body(neighbour + ", " + DocumentedBody.member()));
      Rotation behind = api.rotate(body(DocumentedBody.member() + ", " + neighbour));

      assertThat(before.newToken().reveal()).isEqualTo(TOKEN);
      assertThat(behind.newToken().reveal()).isEqualTo(TOKEN);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a byte order mark, ef bb bf",
    "an anti-script prefix, 29 5d 7d 27 2c 0a",
    "both, ef bb bf 29 5d 7d 27 0a",
  })
  void whatStandsBeforeTheObjectDoesNotMatter(String what, String prefix) {
    ByteString body = ByteString.encodeUtf8(JSON);
    ByteString prefixed = ByteString.decodeHex(prefix.replace(" ", "") + body.hex());

    assertThat(api.rotate(prefixed)).as(what).isEqualTo(api.rotate(JSON));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 203, 204, 205, 206, 226, 299})
  void anyStatusOfSuccessIsOne(int status) {
    Rotation rotation = api.rotate(CannedApi.answer(JSON).withStatus(status));

    assertThat(rotation).isEqualTo(api.rotate(JSON));
  }

  @Test
  void bytesThatAreNoTextStandInTheExceptionOneByOne() {
    ByteString bytes = ByteString.decodeHex("7b0180ff22c328fe");

    TokenUnreadableException e = api.unreadable(CannedApi.answer(bytes));

    assertThat(e).hasMessageContaining("not UTF-8");
    assertThat(ByteString.encodeString(e.body().reveal(), StandardCharsets.ISO_8859_1))
        .isEqualTo(bytes);
  }

  @Test
  void bytesThatAreNoTextBesideTheTokenCostOneTextAlone() {
    ByteString body =
        ByteString.encodeString(JSON.replace("<string>", "é"), StandardCharsets.ISO_8859_1);

    Rotation rotation = api.rotate(body);

    assertThat(rotation.newToken().reveal()).isEqualTo(TOKEN);
    assertThat(rotation.project().name()).isEqualTo("\ufffd");
    assertThat(rotation.drift()).isEmpty();
  }

  @Test
  void bytesThatAreNoTextInTheTokenAreADrift() {
    Buffer body =
        new Buffer().writeUtf8("{\"new_token\": \"lm_a").writeByte(0xff).writeUtf8("b\"}");

    Rotation rotation = api.rotate(body.readByteString());

    assertThat(rotation.newToken().reveal()).isEqualTo("lm_a\ufffdb");
    assertThat(rotation.drift())
        .anyMatch(it -> it.path().equals("$.new_token") && it.expected().equals("UTF-8"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "repeated.csv", delimiter = '|', quoteCharacter = '`')
  void timeGrowsWithTheSizeAlone(String what, String escaped) {
    String piece = escaped.translateEscapes();
    String pieces = piece.repeat(BOUND / 4 / piece.length());
    String head = "{" + DocumentedBody.member() + ", \"message\": \"x\", ";

    Rotation rotation = api.rotate(head + '"' + pieces);
    Rotation unquoted = api.rotate(head + pieces);

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
        api.rotate("{" + DocumentedBody.member() + ", \"data\": {\"routes\": [" + route + "]}}");

    assertThat(rotation.drift()).hasSize(101);
    assertThat(rotation.drift().get(100).found()).endsWith(" more drifts");
    assertThat(rotation.drift()).allMatch(drift -> drift.path().length() <= 201);
  }

  @Test
  void lastByteWithinTheBoundCountsAndTheNextDoesNot() {
    String member = DocumentedBody.member();
    String fits = "{" + " ".repeat(BOUND - member.length() - 1) + member;

    assertThat(api.rotate(fits).newToken().reveal()).isEqualTo(TOKEN);
    assertThat(api.unreadable(fits.replaceFirst(" ", "  ")).body().reveal()).hasSize(BOUND / 4);
  }

  @Test
  void valuesAndBytesAreDecodedToTheirLimit() {
    String member = DocumentedBody.member();
    // Values of unknown properties count as well.
    String values = "{" + member + ", \"x\": [" + "1,".repeat(199_997) + "1]}";
    String bytes = "{" + member + " ".repeat(BOUND / 4 - member.length() - 2) + "}";

    assertLimit("at most 200000 values", values, values.replaceFirst("1,", "1,1,"));
    assertLimit("the whole body", bytes, bytes + " ");
  }

  private void assertLimit(String expected, String fits, String exceeds) {
    assertThat(api.rotate(fits).drift()).extracting(Drift::expected).doesNotContain(expected);
    assertThat(api.rotate(exceeds).drift()).extracting(Drift::expected).contains(expected);
  }

  @Test
  void tokenOutsideOfAnObjectIsAllThatCanBeRead() {
    Rotation rotation = api.rotate("[1 2 " + DocumentedBody.member());

    assertThat(rotation.newToken().reveal()).isEqualTo(TOKEN);
    assertThat(rotation.response()).isNull();
    assertThat(rotation.drift()).extracting(Drift::expected).contains("object", "valid JSON");
  }

  @ParameterizedTest
  @CsvSource({"'', it is empty", "' ', it is empty", "'{}', it came in full"})
  void messageSaysWhetherAnythingCame(String body, String reason) {
    assertThat(api.unreadable(body)).hasMessageContaining(reason);
  }

  private static String body(String members) {
    return "{" + members + ", \"message\": \"x\"}";
  }
}
