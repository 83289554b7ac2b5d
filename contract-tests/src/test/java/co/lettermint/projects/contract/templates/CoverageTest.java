package co.lettermint.projects.contract.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.lettermint.projects.json.Types;
import com.google.gson.Gson;
import com.google.gson.JsonParser;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import retrofit2.Call;
import retrofit2.Converter;
import retrofit2.Retrofit;

/** What the templates cover, generated, compiled with warnings fatal, and used. */
final class CoverageTest {
  private static final Path SPECIFICATION = Path.of("src/test/resources/templates/coverage.yaml");
  private static final String PART =
      """
      {"name": "n", "id": "00000000-0000-4000-8000-000000000001", "kind": "plain", "state": "on",
       "states": ["red", "blue"], "made_on": "2024-02-29", "made_at": "2024-02-29T23:59:00.5+01:00",
       "link": "https://example.test/a?b", "mail": "a@example.test", "small": -1, "big": 9223372036854775807,
       "single": 1.5, "double": 2.25, "amount": 12.340, "flag": false, "labels": {"b": "1", "a": "2"},
       "counts": {"x": [1, 2], "y": []}, "matrix": [[1.0, 2.0], []],
       "parent": {"name": "p", "id": "00000000-0000-4000-8000-000000000002", "kind": "other"},
       "inline": {"x": 1}, "any": [1, {"a": null}], "secret": "example", "optionals": ["a", null],
       "free": {"a": 1, "b": [true]}, "bare": {"c": "d"}, "open": {"x": 2}, "tags": ["t"]}
      """;

  @TempDir static Path folder;
  private static Generation generation;
  private static URLClassLoader classes;

  @BeforeAll
  static void generateAndCompile() throws Exception {
    generation = Generation.of(SPECIFICATION, folder.resolve("generated"));
    assertThat(generation.refusal()).isEmpty();
    assertThat(generation.compile(folder.resolve("classes"))).isZero();
    URL url = folder.resolve("classes").toUri().toURL();
    classes = new URLClassLoader(new URL[] {url}, CoverageTest.class.getClassLoader());
  }

  @AfterAll
  static void close() throws Exception {
    classes.close();
  }

  @Test
  void everyTypeRoundTrips() throws Exception {
    Class<?> part = classes.loadClass("co.lettermint.projects.model.Part");

    String written = new Gson().toJson(new Gson().fromJson(PART, part));

    assertThat(JsonParser.parseString(written)).isEqualTo(JsonParser.parseString(PART));
  }

  @Test
  void everyPropertyOfAnotherTypeIsNullAndTheOthersStay() throws Exception {
    Class<?> part = classes.loadClass("co.lettermint.projects.model.Part");
    RecordComponent[] components = part.getRecordComponents();
    for (String property : JsonParser.parseString(PART).getAsJsonObject().keySet()) {
      if (!List.of("any", "bare").contains(property)) {
        var changed = JsonParser.parseString(PART).getAsJsonObject();
        boolean isArray = changed.get(property).isJsonArray();
        changed.add(property, JsonParser.parseString(isArray ? "{}" : "[[]]"));

        Object read = new Gson().fromJson(changed, part);

        long empty = Arrays.stream(components).filter(c -> isEmpty(c, read)).count();
        assertThat(empty).as(property).isEqualTo(1);
      }
    }
  }

  @Test
  void listsAndMapsCannotBeChanged() throws Exception {
    Class<?> part = classes.loadClass("co.lettermint.projects.model.Part");
    Object read = new Gson().fromJson(PART, part);

    for (String name : List.of("states", "matrix", "optionals", "tags")) {
      List<?> list = (List<?>) part.getMethod(name).invoke(read);
      assertThatThrownBy(list::clear).as(name).isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void parametersGoWhereTheSpecificationSays() throws Exception {
    Class<?> kind = classes.loadClass("co.lettermint.projects.model.Kind");
    Object plain = kind.getMethod("of", String.class).invoke(null, "plain");
    UUID id = UUID.fromString("00000000-0000-4000-8000-000000000001");
    OffsetDateTime since = OffsetDateTime.parse("2024-02-29T23:59:00.5+01:00");

    RecordedRequest request =
        send(
            "listParts",
            new MockResponse.Builder().body("[" + PART + "]").build(),
            id,
            plain,
            null,
            since,
            List.of(1L, 2L),
            "t");

    assertThat(request.getTarget())
        .isEqualTo(
            "/widgets/00000000-0000-4000-8000-000000000001/parts?kind=plain&since=2024-02-29T23%3A59%3A00.5%2B01%3A00&ids=1&ids=2");
    assertThat(request.getHeaders().get("X-Trace")).isEqualTo("t");
    assertThat(request.getHeaders().get("Accept")).isEqualTo("application/json");
  }

  @Test
  void answerWithoutABodyIsVoid() throws Exception {
    RecordedRequest request =
        send("deleteWidget", new MockResponse.Builder().code(204).build(), "w");

    assertThat(request.getMethod()).isEqualTo("DELETE");
  }

  private static boolean isEmpty(RecordComponent component, Object record) {
    try {
      Object value = component.getAccessor().invoke(record);
      return value == null || value instanceof List<?> list && list.isEmpty();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static RecordedRequest send(String operation, MockResponse answer, Object... arguments)
      throws Exception {
    Class<?> api = classes.loadClass("co.lettermint.projects.api.WidgetsApi");
    Method method =
        Arrays.stream(api.getMethods())
            .filter(m -> m.getName().equals(operation))
            .findAny()
            .orElseThrow();
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      server.enqueue(answer);
      Object client =
          new Retrofit.Builder()
              .baseUrl(server.url("/"))
              .addConverterFactory(new Models())
              .build()
              .create(api);
      assertThat(((Call<?>) method.invoke(client, arguments)).execute().isSuccessful()).isTrue();
      return server.takeRequest();
    }
  }

  private static final class Models extends Converter.Factory {
    @Override
    public Converter<ResponseBody, ?> responseBodyConverter(
        Type type, Annotation[] annotations, Retrofit retrofit) {
      return body -> Types.of(type).fromJson(body.charStream());
    }

    @Override
    public Converter<?, String> stringConverter(
        Type type, Annotation[] annotations, Retrofit retrofit) {
      return value -> Types.of(type).toJsonTree(value).getAsString();
    }
  }
}
