package co.lettermint.projects.contract.drift;

import static co.lettermint.projects.contract.DocumentedBody.enumeration;
import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.Drift;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.contract.Calls;
import co.lettermint.projects.contract.CannedApi;
import co.lettermint.projects.contract.DocumentedBody;
import co.lettermint.projects.specification.Places;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each deviation: where it is, what is specified, what was found, and what the value is then; how
 * many are kept, and what none of them shows.
 */
@Timeout(10)
class DriftTest {
  private final List<Drift> told = new ArrayList<>();
  private final CannedApi api = new CannedApi(told::add);

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvFileSource(resources = "drifts.csv", delimiterString = "=>", quoteCharacter = '\'')
  void driftsAreAsListed(String documented, String sent, String drifts, @Nullable String values) {
    String replaced = documented.equals("all") ? DocumentedBody.JSON : documented;
    assertThat(DocumentedBody.JSON).contains(replaced);

    Rotation rotation =
        rotate(
            DocumentedBody.JSON.replaceFirst(
                Pattern.quote(replaced), Matcher.quoteReplacement(repeated(sent))));

    String specified =
        Pattern.compile("<(\\w+)>").matcher(drifts).replaceAll(it -> enumeration(it.group(1)));
    assertThat(rotation.drift()).isEqualTo(drifts(repeated(specified)));
    for (String value : values == null ? new String[0] : values.split(" & ")) {
      String[] placed = value.split(" = ");
      JsonElement held =
          Places.each(new Gson().toJsonTree(rotation.response()))
              .getOrDefault(placed[0], JsonNull.INSTANCE);
      assertThat(held).hasToString(repeated(placed[1]));
    }
  }

  /** A character before a number in braces stands for so many of it. */
  static String repeated(String text) {
    return Pattern.compile("(\\S)\\{(\\d+)}")
        .matcher(text)
        .replaceAll(
            it -> Matcher.quoteReplacement(it.group(1).repeat(Integer.parseInt(it.group(2)))));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0",
    "100, 0",
    "101, 1 more drift",
    "102, 2 more drifts",
    "50000, 49900 more drifts"
  })
  void hundredAreKeptAndTheRestIsCounted(int sent, String last) {
    String body = body("[" + "7,".repeat(sent - 1) + "7]");

    Rotation rotation = rotate(body);

    assertThat(rotation.drift()).hasSize(Math.min(sent, 101));
    assertThat(rotation.drift().get(0).path()).isEqualTo("$.data.routes[0]");
    if (sent > 100) {
      assertThat(rotation.drift().get(100)).isEqualTo(new Drift("$", "a body as specified", last));
    }
  }

  @Test
  void listenerThatThrowsChangesNothing() {
    String body = body("[7, 7]");

    Rotation rotation = api.rotate(body);

    for (Throwable thrown : List.of(new IllegalStateException("x"), new AssertionError("x"))) {
      CannedApi throwing =
          new CannedApi(
              drift -> {
                throw Calls.<RuntimeException>sneaky(thrown);
              });
      assertThat(throwing.rotate(body)).isEqualTo(rotation);
    }
  }

  @ParameterizedTest
  @CsvFileSource(resources = "hidden.csv", delimiter = '|', quoteCharacter = '`')
  void tokenIsNeverShown(String member) {
    String body = "{" + DocumentedBody.member() + ", " + member + "}";

    assertThat(api.rotate(body).drift())
        .isNotEmpty()
        .noneMatch(drift -> drift.toString().contains("lm_"));
  }

  private static String body(String routes) {
    String json = DocumentedBody.JSON;
    int start = json.indexOf("\"routes\": [") + 10;
    return json.substring(0, start) + routes + ", \"unknown\": " + json.substring(start);
  }

  private Rotation rotate(String body) {
    Rotation rotation = api.rotate(body);
    assertThat(told).isEqualTo(rotation.drift());
    return rotation;
  }

  /** Of {@code path ; expected ; found & path ; ...}. */
  private static List<Drift> drifts(String listed) {
    return Stream.of(listed.split(" & "))
        .filter(row -> !row.isEmpty())
        .map(row -> row.split(" ; ?", -1))
        .map(cells -> new Drift(cells[0], cells[1], cells[2]))
        .toList();
  }
}
