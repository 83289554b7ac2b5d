package co.lettermint.projects.contract.survival;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.Drift;
import co.lettermint.projects.contract.CannedApi;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which of the texts called {@code new_token} is the token. While a text is in order, the first one
 * at the top level is, whatever else has its name. Behind damage a level is uncertain, so two of
 * the name are one too many. In most tables, apostrophes stand for quotes.
 */
class TokenPlaceTest {
  private static final String DECOY = ", 'b': {'new_token': 'lm_decoy'}}";

  private final CannedApi api = new CannedApi();

  @ParameterizedTest(name = "{1}")
  @CsvFileSource(
      resources = "token-places.csv",
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "none")
  void tokenIsTheOneMeantOrNone(@Nullable String token, String body) {
    assertToken(token, body);

    if (token != null && body.startsWith("{")) {
      assertThat(api.rotate(body).response().newToken().reveal()).isEqualTo(token);
    }
  }

  @ParameterizedTest
  @CsvFileSource(resources = "in-order.csv", delimiter = '|')
  void textInOrderHasOneTopLevel(String member) {
    for (int depth : new int[] {1, 252, 253, 254, 255, 256, 300}) {
      String arrays = "[".repeat(depth) + "{'new_token': 'lm_deep'}" + "]".repeat(depth);
      String objects =
          "{'a': ".repeat(depth) + "{'x': 1, 'new_token': 'lm_deep'}" + "}".repeat(depth);

      for (String deep : List.of(arrays, objects)) {
        assertToken(
            "lm_a", text("{" + member.replace("DEEP", deep) + ", 'new_token': 'lm_a'" + DECOY));
      }
    }
  }

  @ParameterizedTest
  @CsvFileSource(resources = "damaged-beginnings.csv", delimiter = '|')
  void behindDamageTwoOfTheNameAreOneTooMany(String damaged) {
    assertToken("lm_a", text(damaged + ", 'new_token': 'lm_a', 'b': 1}"));
    assertToken(null, text(damaged + ", 'new_token': 'lm_a'" + DECOY));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "damaged-ends.csv", delimiter = '|', nullValues = "none")
  void damagedTextGivesTheOnlyWholeOne(@Nullable String token, String end) {
    assertToken(token, text("{'a': 1 'b' " + end));
  }

  @Test
  void controlCharactersMayBeEscapedInTheTokenAndStandAroundTheColon() {
    assertToken("lm_\b\f\n\r\t", "{\"new_token\": \"lm_\\b\\f\\n\\r\\t\"}");
    assertToken("lm_it", text("{'new_token'\t\n :\r\n 'lm_it'}"));
    assertToken(
        "lm_it", text("\ufeff)]};\n{'x': {'new_token': 'lm_decoy'}, 'new_token': 'lm_it'}"));
  }

  /** The last level whose brackets are told apart. */
  @Test
  void disorderOfTheDeepestLevelIsNoticed() {
    String deep = "{'a': " + "[".repeat(254);

    assertToken("lm_a", text(deep + "}, 'new_token': 'lm_a'"));
    assertToken("lm_a", text(deep + "'new_token'" + "]".repeat(254) + " # 'new_token': 'lm_a'}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'new_token': '", "{'a': 1 'b', 'new_token': '"})
  void textOfAMebibyteIsTheLongestToken(String head) {
    String longest = "a".repeat(1024 * 1024);

    assertToken(longest, text(head + longest + "'}"));
    assertToken(null, text(head + longest + "a'}"));
  }

  @Test
  void differentValuesAreADriftAndEqualOnesAreNone() {
    Drift twice = new Drift("$.new_token", "once", "given twice with different values");

    assertThat(drift("lm_a", "lm_b")).contains(twice);
    assertThat(drift("lm_a', '" + " ".repeat(20_000) + "': '", "lm_b")).contains(twice);
    assertThat(drift("lm_a", "lm\\u005fa")).doesNotContain(twice);
    assertThat(drift("lm_a' 'lm_b", "lm_a")).doesNotContain(twice);
  }

  private List<Drift> drift(String first, String second) {
    String body = "{'new_token': '%s', 'new_token': '%s'}".formatted(first, second);
    return api.rotate(body.replace('\'', '"')).drift();
  }

  private static String text(String escaped) {
    return escaped.translateEscapes().replace('\'', '"');
  }

  /** Null for none: the body is all that there is. */
  private void assertToken(@Nullable String token, String body) {
    if (token != null) {
      assertThat(api.rotate(body).newToken().reveal()).isEqualTo(token);
    } else {
      assertThat(api.unreadable(body).body().reveal()).isEqualTo(body);
    }
  }
}
