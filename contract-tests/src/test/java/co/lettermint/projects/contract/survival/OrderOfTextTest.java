package co.lettermint.projects.contract.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.lettermint.projects.TokenUnreadableException;
import co.lettermint.projects.contract.CannedApi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * While a text is in order, the first token at the top level is the one, whatever else has its
 * name. Behind damage a level is uncertain, so two of the name are one too many.
 */
class OrderOfTextTest {
  private static final String DECOY = ", \"b\": {\"new_token\": \"lm_decoy\"}}";

  private final CannedApi api = new CannedApi();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'a': 0",
        "'a': 9",
        "'a': -1.5E+3",
        "'a': a",
        "'a': z",
        "'a': A",
        "'a': Z",
        "'a':\t\r\n true \t\r\n",
        "'a': ''",
        "'a': '\\\\'",
        "'a': '\\\"'",
        "'a': '{[,:'",
        "'a': {}",
        "'a': []",
        "'a': [[], {}, [{}], 'x', 1, 'y']",
        "'a': {'b': {'c': [1, {'d': 'e'}]}, 'f': null}",
        "'a': 'new_token'",
        "'a': ['new_token', 'x']",
        "'new_toke': 'x'",
        "'new_tokens': 'x'",
        "'a': {'new_token': 'lm_inner'}",
        "'a': [{'new_token': 'lm_inner'}]",
        "'a': [DEEP]"
      })
  void textInOrderHasOneTopLevel(String member) {
    for (int depth : new int[] {1, 62, 63, 64, 65, 200}) {
      String deep = "[".repeat(depth) + "{'new_token': 'lm_deep'}" + "]".repeat(depth);
      String text = "{" + member.replace("DEEP", deep) + ", 'new_token': 'lm_a'";

      assertThat(api.rotate(text.replace('\'', '"') + DECOY).newToken().reveal()).isEqualTo("lm_a");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'a': 1 'b': 2",
        "{'a' 1",
        "{'a': : 1",
        "{'a': 1: 2",
        "{'a': 'x' 'y'",
        "{'a': {} {}",
        "{'a': 1 []",
        "{{}",
        "{[]",
        "{1",
        "{'a': 1 2",
        "{'a': [1}",
        "{'a': {]",
        "{'a': ]",
        "{'a': #",
        "{'a': /",
        "{'a': @",
        "{'a': `",
        "{'a': ~",
        "{'a': \0",
        "#{'a': 1"
      })
  void behindDamageTwoOfTheNameAreOneTooMany(String damaged) {
    String one = (damaged + ", 'new_token': 'lm_a', 'b': 1}").replace('\'', '"');
    String two = (damaged + ", 'new_token': 'lm_a'").replace('\'', '"') + DECOY;

    assertThat(api.rotate(one).newToken().reveal()).isEqualTo("lm_a");
    assertThatExceptionOfType(TokenUnreadableException.class).isThrownBy(() -> api.rotate(two));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'new_token':'lm_a'",
        "'new_token' : 'lm_a'",
        "'new_token'\t\r\n:\t\r\n'lm_a'}",
        "'new_token': 'lm\\u005Fa'",
        "'new_token': 'lm\\u005fa'",
        "x'new_token': 'lm_a'x",
        "\\\\'new_token', 'new_token': 'lm_a'",
        "'new_token''new_token': 'lm_a'",
        "}}'new_token': 'lm_a'"
      })
  void damagedTextGivesTheOnlyOne(String end) {
    String text = ("{'a': 1 'b' " + end).replace('\'', '"');

    assertThat(api.rotate(text).newToken().reveal()).isEqualTo("lm_a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'new_token'",
        "'new_token':",
        "'new_token': ",
        "'new_token': 'lm_a",
        "'new_token': 'lm_a\\'",
        "'new_token': 'lm_a\\\\\\'",
        "'new_token': ''",
        "'new_token': ' '",
        "'new_token': '\\u00a0\\u2003'",
        "'new_token': 7",
        "'new_token' 'lm_a'",
        "\\'new_token': 'lm_a'",
        "'new_tokem': 'lm_a'",
        "{'new_token': 'lm_a'",
        "{{'new_token': 'lm_a'",
        "'new_token': 'lm_a', 'new_token': 'lm_a'"
      })
  void damagedTextWithoutAWholeOneGivesNone(String end) {
    String text = ("{'a': 1 'b' " + end).replace('\'', '"');

    assertThatExceptionOfType(TokenUnreadableException.class).isThrownBy(() -> api.rotate(text));
  }

  /** An escape that is none is kept as it stands. */
  @ParameterizedTest
  @ValueSource(strings = {"lm_\\q", "lm_\\u12", "lm_\\u00g0", "lm_\\u\uff10\uff10\uff10\uff10"})
  void invalidEscapeStaysAsItIs(String token) {
    assertThat(api.rotate("{\"new_token\": \"" + token + "\"}").newToken().reveal())
        .isEqualTo(token);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\\"\\\\\\/\\b\\f\\n\\r\\t", "\\u0061\\u00e4\\uD83D\\uDE00"})
  void escapesOfJsonAreResolved(String escaped) {
    String expected = com.google.gson.JsonParser.parseString('"' + escaped + '"').getAsString();

    assertThat(api.rotate("{\"new_token\": \"lm_" + escaped + "\"}").newToken().reveal())
        .isEqualTo("lm_" + expected);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void textOfAMebibyteIsTheLongestToken(boolean damaged) {
    String head = damaged ? "{\"a\": 1 \"b\", \"new_token\": \"" : "{\"new_token\": \"";
    String longest = "a".repeat(1024 * 1024);

    assertThat(api.rotate(head + longest + "\"}").newToken().reveal()).isEqualTo(longest);
    assertThatExceptionOfType(TokenUnreadableException.class)
        .isThrownBy(() -> api.rotate(head + longest + "a\"}"));
  }
}
