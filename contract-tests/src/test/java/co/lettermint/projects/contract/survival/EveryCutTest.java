package co.lettermint.projects.contract.survival;

import static co.lettermint.projects.contract.DocumentedBody.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.Drift;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.TokenUnreadableException;
import co.lettermint.projects.contract.Answers;
import co.lettermint.projects.contract.CannedApi;
import co.lettermint.projects.contract.CannedApi.Answer;
import co.lettermint.projects.contract.DocumentedBody;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Places;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documented body, cut at each byte. */
class EveryCutTest {
  private static final ByteString BODY = ByteString.encodeUtf8(DocumentedBody.JSON);
  private static final int WITH_TOKEN = DocumentedBody.endOfToken();
  private static final int WHOLE = DocumentedBody.JSON.stripTrailing().length();

  private final CannedApi api = new CannedApi();

  /** In peace, or with an exception. */
  static Stream<IOException> endings() {
    return Stream.of(
        null, new SocketException("Connection reset"), new InterruptedIOException("timeout"));
  }

  @ParameterizedTest
  @MethodSource("endings")
  void cutBehindTheTokenGivesTheToken(@Nullable IOException end) {
    for (int length = WITH_TOKEN; length <= BODY.size(); length++) {
      Rotation rotation = api.rotate(cut(length).brokenBy(end));

      assertThat(rotation.newToken().reveal()).as("cut at %d", length).isEqualTo(TOKEN);
      assertThat(rotation.response().newToken()).isEqualTo(rotation.newToken());
      assertThat(rotation.drift())
          .as("cut at %d", length)
          .hasSize((length < WHOLE ? 1 : 0) + (end == null ? 0 : 1))
          .filteredOn(drift -> drift.found().equals("the end of the text"))
          .hasSize(length < WHOLE ? 1 : 0);
    }
  }

  @ParameterizedTest
  @MethodSource("endings")
  void cutBeforeTheTokenIsUnreadableAndKeepsWhatArrived(@Nullable IOException end) {
    for (int length = 0; length < WITH_TOKEN; length++) {
      Answer answer = cut(length).brokenBy(end);

      assertThat(api.unreadable(answer).body().reveal()).isEqualTo(answer.body().utf8());
    }
  }

  @Test
  void whatEndedTheBodyIsToldByADriftOrTheException() {
    IOException reset = new SocketException("reset");
    IOException timeout = new InterruptedIOException("timeout");

    assertThat(api.rotate(cut(WITH_TOKEN).brokenBy(reset)).drift())
        .contains(
            new Drift(
                "$", "the whole body", "the connection broke off after " + WITH_TOKEN + " bytes"));
    assertThat(api.rotate(cut(WITH_TOKEN).brokenBy(timeout)).drift())
        .anyMatch(drift -> drift.found().startsWith("timed out after " + WITH_TOKEN));
    assertThat(api.unreadable(cut(100).brokenBy(timeout))).hasMessageContaining("timed out");
  }

  @Test
  void valueThatIsCutIsNoOtherValue() {
    String members = DocumentedBody.JSON.replace(", \n  " + DocumentedBody.member(), "");
    String body =
        "{" + DocumentedBody.member() + ", " + members.substring(members.indexOf('{') + 1);
    Set<Map.Entry<String, JsonElement>> whole = values(body);
    for (int length = body.indexOf(','); length < body.length(); length++) {
      String cut = body.substring(0, length);

      assertThat(whole).as("cut at %d", length).containsAll(values(cut));
    }
  }

  /** What the record holds: the values that are not null, and the types of those that hold some. */
  private Set<Map.Entry<String, JsonElement>> values(String body) {
    Map<String, JsonElement> places =
        Places.each(new Gson().toJsonTree(api.rotate(body).response()));
    places.values().removeIf(JsonElement::isJsonNull);
    places.replaceAll(
        (path, value) -> value.isJsonPrimitive() ? value : new JsonPrimitive(Json.typeOf(value)));
    return places.entrySet();
  }

  @Test
  void compressedBodyThatIsCutGivesTheTokenOnceItIsInThere() {
    ByteString bytes = Answers.gzip(DocumentedBody.JSON);
    int found = 0;
    for (int length = 0; length <= bytes.size(); length++) {
      try {
        Rotation rotation = api.rotate(bytes.substring(0, length));
        assertThat(rotation.newToken().reveal()).isEqualTo(TOKEN);
        found++;
      } catch (TokenUnreadableException e) {
        assertThat(found).as("cut at %d", length).isZero();
      }
    }
    assertThat(found).isGreaterThan(8); // the checksum and length alone are that long
  }

  private static Answer cut(int length) {
    return CannedApi.answer(BODY.substring(0, length));
  }
}
