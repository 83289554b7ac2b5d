package co.lettermint.projects.contract.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.lettermint.projects.contract.DocumentedBody;
import co.lettermint.projects.model.Project;
import co.lettermint.projects.model.RotateTokenResponse;
import co.lettermint.projects.model.Route;
import co.lettermint.projects.specification.Places;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The generated records in a Gson of somebody else's, with nothing registered. */
class PlainGsonTest {
  private static final List<String> OTHERS =
      List.of(
          "null", "true", "7", "1.5", "1e400", "\"\"", "\"x\"", "[]", "[[7]]", "{}", "{\"x\": 7}");

  private static final String ROUTE =
      "{\"data\": {\"routes\": [{\"id\": \"x\", \"statistics\": {\"a\": null}}]}}";

  private final Gson gson = new Gson();

  @Test
  void documentedBodyGoesInAndOut() {
    RotateTokenResponse read = read(DocumentedBody.JSON);

    assertThat(read.newToken().reveal()).isEqualTo(DocumentedBody.TOKEN);
    assertThat(JsonParser.parseString(gson.toJson(read)))
        .isEqualTo(JsonParser.parseString(DocumentedBody.JSON));
    assertThat(read(gson.toJson(read))).isEqualTo(read);
  }

  /** Whether a null is written says the specification, and not the Gson that writes the rest. */
  @Test
  void nullIsWrittenWhereItIsRequiredAndNowhereElse() {
    Route route = read(ROUTE).data().routes().get(0);
    Map<String, Object> around = new LinkedHashMap<>();
    around.put("before", null);
    around.put("route", route);
    around.put("behind", null);

    JsonObject written = JsonParser.parseString(gson.toJson(around)).getAsJsonObject();

    assertThat(written.keySet()).containsExactly("route");
    assertThat(written.getAsJsonObject("route").get("name").isJsonNull()).isTrue();
    assertThat(written.getAsJsonObject("route").has("webhooks_count")).isFalse();
    assertThat(written.getAsJsonObject("route").get("statistics").toString())
        .isEqualTo("{\"a\":null}");
  }

  @Test
  void otherTypeAtAnyPlaceIsNoException() {
    JsonElement documented = JsonParser.parseString(DocumentedBody.JSON);
    Set<String> places = Places.each(documented).keySet();
    for (String path : places) {
      for (String other : OTHERS) {
        JsonElement body = documented.deepCopy();
        Places.put(body, path, JsonParser.parseString(other));

        RotateTokenResponse read = read(body.toString());

        if (!path.equals("$.new_token")) {
          assertThat(read.newToken().reveal()).isEqualTo(DocumentedBody.TOKEN);
          assertThat(read(gson.toJson(read))).isEqualTo(read);
        }
      }
    }
    assertThat(places).hasSizeGreaterThan(50);
  }

  @Test
  void bodyWithoutATokenIsARecord() {
    assertThat(read("{\"message\": \"x\"}").message().value()).isEqualTo("x");
    assertThat(read("{\"message\": \"x\\n\"}").message()).hasToString("x\\u000a");
    assertThat(read("{\"new_token\": 7}").newToken()).isNull();
    assertThat(read("[]")).isNull();
  }

  @Test
  void listsAreUnmodifiable() {
    Project project = read(DocumentedBody.JSON).data();

    for (List<?> list : List.of(project.routes(), project.domains(), project.teamMembers())) {
      assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(list::clear);
    }
  }

  @Test
  void listThatACallerGivesIsCopied() throws ReflectiveOperationException {
    List<Object> routes = new ArrayList<>(read(DocumentedBody.JSON).data().routes());
    Constructor<?> constructor = Project.class.getDeclaredConstructors()[0];
    Object[] components =
        Stream.of(Project.class.getRecordComponents())
            .map(component -> component.getName().equals("routes") ? routes : null)
            .toArray();

    Project copy = (Project) constructor.newInstance(components);
    routes.clear();

    assertThat(copy.routes()).hasSize(1);
  }

  private RotateTokenResponse read(String json) {
    return gson.fromJson(json, RotateTokenResponse.class);
  }
}
