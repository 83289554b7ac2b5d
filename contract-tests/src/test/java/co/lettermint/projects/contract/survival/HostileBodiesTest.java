package co.lettermint.projects.contract.survival;

import static co.lettermint.projects.contract.DocumentedBody.JSON;
import static co.lettermint.projects.contract.DocumentedBody.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.lettermint.projects.Rotation;
import co.lettermint.projects.TokenUnreadableException;
import co.lettermint.projects.contract.CannedAnswer;
import co.lettermint.projects.contract.CannedApi;
import co.lettermint.projects.contract.DocumentedBody;
import java.nio.charset.Charset;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand around the token, in every form that a mutation does not reach. */
class HostileBodiesTest {
  private final CannedApi api = new CannedApi();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "7",
        "-0.5e-7",
        "\"text\"",
        "[]",
        "{}",
        "[[]]",
        "[null]",
        "[7, {}]",
        "{\"id\": {}}",
        "{\"routes\": {\"0\": {}}}",
        "{\"routes\": [[], 7, null, \"x\"]}",
        "{\"last_28_days\": []}",
        "{\"smtp_enabled\": \"yes\"}",
        "{\"routes_count\": 1.5}",
        "{\"routes_count\": 99999999999999999999}",
        "{\"routes_count\": 1e2147483648}",
        "{\"routes_count\": 10000e2147483646}",
        "{\"routes_count\": 1e-2147483648}",
      })
  void otherTypesAnywhereCostNothingButThemselves(String data) {
    Rotation before = api.rotate(body("\"data\": " + data + ", " + DocumentedBody.member()));
    Rotation behind = api.rotate(body(DocumentedBody.member() + ", \"data\": " + data));

    assertThat(before.newToken().reveal()).isEqualTo(TOKEN);
    assertThat(before.drift()).noneMatch(drift -> drift.found().contains("defect"));
    assertThat(before.response().message()).isNotNull();
    assertThat(behind).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "}",
        "]",
        "{",
        "[",
        ",",
        ":",
        "\"",
        "\\",
        "'",
        "x",
        "NaN",
        "/* */",
        "\0",
        "\u0001",
        ", \"x\": tru",
        ", \"x\": 01",
        ", \"x\": \"\\q\"",
        ", \"x\": \"\\u12",
        ", x: 1",
      })
  void malformedJsonBehindTheTokenIsADrift(String damage) {
    Rotation rotation = api.rotate("{" + DocumentedBody.member() + damage);

    assertThat(rotation.newToken().reveal()).isEqualTo(TOKEN);
    assertThat(rotation.response().newToken()).isEqualTo(rotation.newToken());
    assertThat(rotation.drift()).isNotEmpty();
  }

  @Test
  void textBehindTheObjectIsADrift() {
    Rotation rotation = api.rotate(JSON + "<br>");

    assertThat(rotation.response().message()).isNotNull();
    assertThat(rotation.drift()).hasSize(1);
    assertThat(rotation.drift().get(0).found()).isEqualTo("more text");
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

  @Test
  void untypedValueIsKeptToTheLimitOfLevels() {
    String deep = "[".repeat(3_000) + "]".repeat(3_000);
    String route = "{\"statistics\": " + deep + "}";

    Rotation rotation =
        api.rotate(body("\"data\": {\"routes\": [" + route + "]}, " + DocumentedBody.member()));

    // The body, data, routes and the route are levels as well.
    assertThat(rotation.project().routes().get(0).statistics().toString())
        .isEqualTo("[".repeat(251) + "]".repeat(251));
    assertThat(rotation.drift()).anyMatch(drift -> drift.expected().equals("at most 255 levels"));
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

    assertThat(api.rotate(CannedAnswer.ok(prefixed))).as(what).isEqualTo(api.rotate(JSON));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 203, 204, 205, 206, 226, 299})
  void anyStatusOfSuccessIsOne(int status) {
    Rotation rotation = api.rotate(CannedAnswer.ok(JSON).withStatus(status));

    assertThat(rotation).isEqualTo(api.rotate(JSON));
  }

  @Test
  void bytesThatAreNoTextStandInTheExceptionOneByOne() {
    ByteString bytes = ByteString.decodeHex("7b0180ff22c328fe");

    assertThatExceptionOfType(TokenUnreadableException.class)
        .isThrownBy(() -> api.rotate(CannedAnswer.ok(bytes)))
        .withMessageContaining("not UTF-8")
        .satisfies(
            e ->
                assertThat(ByteString.encodeString(e.body().reveal(), Charset.forName("latin1")))
                    .isEqualTo(bytes));
  }

  @Test
  void bytesThatAreNoTextBesideTheTokenCostOneTextAlone() {
    ByteString body = ByteString.encodeString(JSON.replace("<string>", "é"), latin1());

    Rotation rotation = api.rotate(CannedAnswer.ok(body));

    assertThat(rotation.newToken().reveal()).isEqualTo(TOKEN);
    assertThat(rotation.project().name()).isEqualTo("\ufffd");
    assertThat(rotation.drift()).isEmpty();
  }

  private static Charset latin1() {
    return Charset.forName("latin1");
  }

  private static String body(String members) {
    return "{" + members + ", \"message\": \"x\"}";
  }
}
