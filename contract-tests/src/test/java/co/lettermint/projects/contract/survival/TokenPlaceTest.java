package co.lettermint.projects.contract.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.lettermint.projects.Drift;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.TokenUnreadableException;
import co.lettermint.projects.contract.CannedApi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Which of the texts called {@code new_token} is the token. */
class TokenPlaceTest {
  private final CannedApi api = new CannedApi();

  @ParameterizedTest(name = "{1}")
  @CsvFileSource(
      resources = "token-places.csv",
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "none")
  void tokenIsTheOneMeantOrNone(@Nullable String token, String body) {
    if (token != null) {
      assertIsToken(token, body);
      return;
    }
    assertThatExceptionOfType(TokenUnreadableException.class)
        .isThrownBy(() -> api.rotate(body))
        .satisfies(e -> assertThat(e.body().reveal()).isEqualTo(body));
  }

  @Test
  void spaceAroundTheColonAndLinesBeforeTheObjectDoNotMatter() {
    assertIsToken("lm_it", "{\"new_token\"\t\n :\r\n \"lm_it\"}");
    assertIsToken("lm_it", ")]}',\n{\"new_token\": \"lm_it\"}");
  }

  @Test
  void differentValuesAreADriftAndEqualOnesAreNone() {
    Drift twice = new Drift("$.new_token", "once", "given twice with different values");

    Rotation different = rotate("lm_a", "lm_b");
    Rotation later = rotate("lm_a\"," + " ".repeat(20_000) + "\"x\": \"", "lm_b");
    Rotation equal = rotate("lm_a", "lm\\u005fa");

    assertThat(different.drift()).contains(twice);
    assertThat(later.drift()).contains(twice);
    assertThat(equal.drift()).doesNotContain(twice);
  }

  private Rotation rotate(String first, String second) {
    return api.rotate("{\"new_token\": \"%s\", \"new_token\": \"%s\"}".formatted(first, second));
  }

  private void assertIsToken(String token, String body) {
    Rotation rotation = api.rotate(body);

    assertThat(rotation.newToken().reveal()).isEqualTo(token);
    if (body.startsWith("{")) {
      assertThat(rotation.response().newToken()).isEqualTo(rotation.newToken());
    }
  }
}
