package co.lettermint.projects.contract.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.lettermint.projects.contract.DocumentedBody;
import co.lettermint.projects.model.Project;
import co.lettermint.projects.model.RotateTokenResponse;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The generated records in a Gson of somebody else's, with nothing registered. */
class PlainGsonTest {
  private static final List<String> OTHERS =
      List.of(
          "null", "true", "7", "1.5", "1e400", "\"\"", "\"x\"", "[]", "[[7]]", "{}", "{\"x\": 7}");

  private final Gson gson = new Gson();

  @Test
  void documentedBodyGoesInAndOut() {
    RotateTokenResponse read = read(DocumentedBody.JSON);

    assertThat(read.newToken().reveal()).isEqualTo(DocumentedBody.TOKEN);
    assertThat(JsonParser.parseString(gson.toJson(read)))
        .isEqualTo(JsonParser.parseString(DocumentedBody.JSON));
    assertThat(read(gson.toJson(read))).isEqualTo(read);
  }

  @Test
  void otherTypeAtAnyPlaceIsNoException() {
    int places = places(JsonParser.parseString(DocumentedBody.JSON)).size();
    for (int place = 0; place < places; place++) {
      for (String other : OTHERS) {
        JsonObject body = JsonParser.parseString(DocumentedBody.JSON).getAsJsonObject();
        Place at = places(body).get(place);
        at.parent().add(at.name(), JsonParser.parseString(other));

        RotateTokenResponse read = read(body.toString());

        if (!at.name().equals("new_token")) {
          assertThat(read.newToken().reveal()).isEqualTo(DocumentedBody.TOKEN);
          assertThat(read(gson.toJson(read))).isEqualTo(read);
        }
      }
    }
    assertThat(places).isGreaterThan(50);
  }

  @Test
  void bodyWithoutATokenIsARecord() {
    assertThat(read("{\"message\": \"x\"}").message().value()).isEqualTo("x");
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

  private record Place(JsonObject parent, String name) {}

  private static List<Place> places(JsonElement element) {
    List<Place> places = new ArrayList<>();
    if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(item -> places.addAll(places(item)));
    } else if (element.isJsonObject()) {
      for (Map.Entry<String, JsonElement> member : element.getAsJsonObject().entrySet()) {
        places.add(new Place(element.getAsJsonObject(), member.getKey()));
        places.addAll(places(member.getValue()));
      }
    }
    return places;
  }
}
