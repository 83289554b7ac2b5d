package co.lettermint.projects.contract.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.lettermint.projects.Drift;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.TokenUnreadableException;
import co.lettermint.projects.contract.CannedApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of the texts called {@code new_token} is the token. */
class TokenPlaceTest {
  private final CannedApi api = new CannedApi();

  @ParameterizedTest
  @ValueSource(
      strings = {
        // a decoy in an unknown object: before, behind, in an array, as a value
        "{'x': {'new_token': 'lm_decoy'}, 'new_token': 'lm_it'}",
        "{'new_token': 'lm_it', 'x': {'new_token': 'lm_decoy'}}",
        "{'x': [{'new_token': 'lm_decoy'}], 'new_token': 'lm_it'}",
        "{'x': 'new_token', 'y': ['new_token', 'lm_decoy'], 'new_token': 'lm_it'}",
        // a decoy in a text
        "{'x': '\\'new_token\\': \\'lm_decoy\\'', 'new_token': 'lm_it'}",
        "{'x \\'new_token': 'lm_decoy', 'new_token': 'lm_it'}",
        // brackets and quotes in texts
        "{'x': '}]{[\\'\\\\', 'new_token': 'lm_it', 'y': '}{'}",
        // a decoy in what follows the object
        "{'new_token': 'lm_it'} {'new_token': 'lm_decoy'}",
        "{'new_token': 'lm_it'}}}, 'new_token': 'lm_decoy'}",
        "{'new_token': 'lm_it', 'x': [}, 'new_token': 'lm_decoy'}",
        "{'new_token': 'lm_it', 'x': 'new_token': 'lm_decoy'}}",
        "{'new_token': 'lm_it', 'x': 'a'b', ' c 'd', 'new_token': 'lm_decoy'}",
        // another spelling of the same name and text
        "{'new\\u005ftoken': 'lm\\u005fit'}",
        "{'\\u006e\\u0065\\u0077\\u005f\\u0074\\u006f\\u006b\\u0065\\u006e': 'lm_it'}",
        "{'new_token'\t\n :\r\n 'lm_it'}",
      })
  void topLevelOneIsTheToken(String body) {
    assertThat(tokenOf(body)).isEqualTo("lm_it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'x': 'a'b', 'new_token': 'lm_it', 'y': 'c'}",
        "{'x': 'a\\', 'new_token': 'lm_it', 'y': 'c'}",
        "{'x': 'a'b', 'new_token': 'lm_it', 'y': 'oops]'}",
        "{'x': {'y': 1}}, 'new_token': 'lm_it'}",
        "{'x': [1, 2}, 'new_token': 'lm_it'}",
        "{'x': [{'y': {c, 'z': 1}], 'new_token': 'lm_it'}",
        "{'x': {'y': [{'z': 1}~, 'a': 1}, 'new_token': 'lm_it'}",
        "{'x': 'y': 1}, 'new_token': 'lm_it'}",
        "'x': 1, 'new_token': 'lm_it'}",
        "{'x': NaN, 'new_token': 'lm_it'}",
        "{'x': , 'new_token': 'lm_it'}",
        "{'x' 1 'new_token': 'lm_it'}",
        "<b>Warning</b>: Undefined index 'x' in a.php[3] {'new_token': 'lm_it'}",
        ")]}',\n{'new_token': 'lm_it'}",
      })
  void onlyOneIsTheTokenWhateverIsDamagedBeforeIt(String body) {
    assertThat(tokenOf(body)).isEqualTo("lm_it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // no token at the top level, and nothing broken before the decoy
        "{'x': {'new_token': 'lm_decoy'}}",
        "{'x': {'new_token': 'lm_decoy'",
        "{'x': {'new_token': 'lm_decoy'}, 'new_token': 'lm_cut_o",
        "{'x': {'new_token': 'lm_decoy'}} trailing",
        "{'x': {'new_token': 'lm_decoy'}, 'new_tokem': 'lm_other'}",
        "{'x': NaN, 'y': {'new_token': 'lm_decoy'}}",
        "[{'new_token': 'lm_decoy'}]",
        "{'x \\'new_token': 'lm_decoy'}",
        // broken, and two that could be meant
        "{'x': 1}, 'y': {'new_token': 'lm_decoy'}, 'new_token': 'lm_it'}",
        "{'x': 'a'b', 'y': {'new_token': 'lm_decoy'}, 'new_token': 'lm_it'}",
        // broken, and the only one that is left stands in an inner object
        "{'n'ew_token': 'lm_it', 'data': {'q': {'new_token': 'lm_decoy'}}}",
        "{'x': 'a'b', 'y': {'new_token': 'lm_decoy'}}",
        // present, and no text
        "{'new_token': null, 'x': {'new_token': 'lm_decoy'}}",
        "{'new_token': 7}",
        "{'new_token': true}",
        "{'new_token': ['lm_decoy']}",
        "{'new_token': {'value': 'lm_decoy'}}",
        "{'new_token'}",
        "'lm_decoy'",
        "null",
        "<html>lm_decoy</html>",
      })
  void decoyIsNeverTakenForTheToken(String body) {
    String json = json(body);

    assertThatExceptionOfType(TokenUnreadableException.class)
        .isThrownBy(() -> api.rotate(json))
        .satisfies(e -> assertThat(e.body().reveal()).isEqualTo(json));
  }

  @ParameterizedTest
  @CsvSource({
    "\"lm_first\", \"lm_last\"",
    "\"lm_first\", \"\"",
    "\"lm_first\", null",
    "null, \"lm_first\"",
    "7, \"lm_first\"",
    "{}, \"lm_first\"",
    "[], \"lm_first\"",
    "\"\", \"lm_first\""
  })
  void firstTextIsTheToken(String first, String last) {
    String body = json("{'data': {}, 'new_token': ") + first + ", \"new_token\": " + last + "}";

    Rotation rotation = api.rotate(body);

    assertThat(rotation.newToken().reveal()).isEqualTo("lm_first");
    assertThat(rotation.response().newToken()).isEqualTo(rotation.newToken());
  }

  @Test
  void differentValuesAreADriftAndEqualOnesAreNone() {
    Drift twice = new Drift("$.new_token", "once", "given twice with different values");

    Rotation different = api.rotate(json("{'new_token': 'lm_a', 'new_token': 'lm_b'}"));
    String far = " ".repeat(20_000);
    Rotation later = api.rotate(json("{'new_token': 'lm_a'," + far + "'new_token': 'lm_b'}"));
    Rotation equal = api.rotate(json("{'new_token': 'lm_a', 'new_token': 'lm\\u005fa'}"));

    assertThat(different.drift()).contains(twice);
    assertThat(later.drift()).contains(twice);
    assertThat(equal.drift()).doesNotContain(twice);
  }

  @Test
  void recordsHoldTheSameTokenWhereTheTextBreaksBetweenTwo() {
    Rotation rotation = api.rotate(json("{'new_token': 'lm_a', 'x': tru, 'new_token': 'lm_b'}"));

    assertThat(rotation.newToken().reveal()).isEqualTo("lm_a");
    assertThat(rotation.response().newToken()).isEqualTo(rotation.newToken());
  }

  private String tokenOf(String body) {
    return api.rotate(json(body)).newToken().reveal();
  }

  private static String json(String quoted) {
    return quoted.replace('\'', '"');
  }
}
