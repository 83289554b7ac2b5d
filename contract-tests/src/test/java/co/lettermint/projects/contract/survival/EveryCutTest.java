package co.lettermint.projects.contract.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import co.lettermint.projects.Drift;
import co.lettermint.projects.Outcome;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.TokenUnreadableException;
import co.lettermint.projects.contract.Answers;
import co.lettermint.projects.contract.CannedAnswer;
import co.lettermint.projects.contract.CannedApi;
import co.lettermint.projects.contract.DocumentedBody;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Places;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/** The documented body, cut at each byte. */
class EveryCutTest {
  private static final ByteString BODY = ByteString.encodeUtf8(DocumentedBody.JSON);

  private final CannedApi api = new CannedApi();

  @Test
  void cutBehindTheTokenGivesTheToken() {
    for (int length = DocumentedBody.endOfToken(); length <= BODY.size(); length++) {
      for (CannedAnswer answer : endings(BODY.substring(0, length))) {
        Rotation rotation = api.rotate(answer);

        assertThat(rotation.newToken().reveal()).as("cut at %d", length).isEqualTo(token());
        assertThat(rotation.response().newToken()).isEqualTo(rotation.newToken());
      }
    }
  }

  @Test
  void cutBeforeTheTokenIsUnreadableAndKeepsWhatArrived() {
    for (int length = 0; length < DocumentedBody.endOfToken(); length++) {
      ByteString arrived = BODY.substring(0, length);
      for (CannedAnswer answer : endings(arrived)) {
        TokenUnreadableException e =
            catchThrowableOfType(TokenUnreadableException.class, () -> api.rotate(answer));

        assertThat(e).as("cut at %d", length).isNotNull();
        assertThat(e.outcome()).isEqualTo(Outcome.ROTATED);
        assertThat(e.body().reveal()).isEqualTo(arrived.utf8());
      }
    }
  }

  @Test
  void onlyTheWholeBodyIsWithoutDrift() {
    int whole = DocumentedBody.JSON.stripTrailing().length();
    for (int length = DocumentedBody.endOfToken(); length < whole; length++) {
      Rotation cut = api.rotate(CannedAnswer.ok(BODY.substring(0, length)));

      assertThat(cut.drift()).as("cut at %d", length).hasSize(1);
      assertThat(cut.drift().get(0).found()).isEqualTo("the end of the text");
    }
    assertThat(api.rotate(CannedAnswer.ok(BODY)).drift()).isEmpty();
  }

  @Test
  void whatEndedTheBodyIsToldByADriftOrTheException() {
    int end = DocumentedBody.endOfToken();
    CannedAnswer behind = CannedAnswer.ok(BODY.substring(0, end));
    CannedAnswer before = CannedAnswer.ok(BODY.substring(0, 100));

    assertThat(api.rotate(behind.brokenBy(new SocketException("reset"))).drift())
        .contains(
            new Drift("$", "the whole body", "the connection broke off after " + end + " bytes"));
    assertThat(api.rotate(behind.brokenBy(new InterruptedIOException("timeout"))).drift())
        .anyMatch(drift -> drift.found().startsWith("timed out after " + end));
    assertThatThrownBy(() -> api.rotate(before.brokenBy(new InterruptedIOException("timeout"))))
        .hasMessageContaining("timed out");
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
        Rotation rotation = api.rotate(CannedAnswer.ok(bytes.substring(0, length)));
        assertThat(rotation.newToken().reveal()).isEqualTo(token());
        found++;
      } catch (TokenUnreadableException e) {
        assertThat(found).as("cut at %d", length).isZero();
      }
    }
    assertThat(found).isGreaterThan(8); // the checksum and length alone are that long
  }

  private static List<CannedAnswer> endings(ByteString arrived) {
    CannedAnswer complete = CannedAnswer.ok(arrived);
    return List.of(
        complete,
        complete.brokenBy(new SocketException("Connection reset")),
        complete.brokenBy(new InterruptedIOException("timeout")));
  }

  private static String token() {
    return DocumentedBody.TOKEN;
  }
}
