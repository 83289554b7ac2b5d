package co.lettermint.projects.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import co.lettermint.projects.generator.Place.RefusedException;
import com.google.googlejavaformat.java.FormatterException;
import com.google.gson.Gson;
import com.google.gson.JsonParser;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import retrofit2.Call;
import retrofit2.Retrofit;

/**
 * Generates from the specifications of cases.txt. Each begins with a title; below the arrow stands
 * what comes of it:
 *
 * <ul>
 *   <li>{@code Pet: fragment}: the source of Pet contains the fragment, white space aside
 *   <li>{@code Pet = json}: Pet reads the JSON and writes the same
 *   <li>{@code call list: GET /v1/pets}: the method sends this request
 *   <li>{@code no Pet}: there is no such class
 *   <li>any other line is a refusal, and these are all; {@code ~ old => new} is a way out, after
 *       which nothing is refused
 * </ul>
 */
final class GeneratorTest {
  private static final String HEAD = "openapi: %s\ninfo: {title: Cases, version: '1'}\n";
  private static final String NO_PATHS = "paths: {}\n";

  @TempDir private Path folder;

  private record Row(String title, String text, List<String> expected) {
    List<String> starting(String start) {
      return expected.stream().filter(line -> line.startsWith(start)).toList();
    }

    List<String> refusals() {
      return expected.stream()
          .filter(line -> line.matches("(schema|operation|tag|line|attribute) .*|paths\\..*"))
          .toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> cases() throws Exception {
    List<Row> rows = rows();
    Map<Row, Map<String, String>> generated = new LinkedHashMap<>();
    Map<String, String> sources = new TreeMap<>();
    List<DynamicTest> tests = new ArrayList<>();
    for (Row row : rows) {
      if (!row.refusals().isEmpty()) {
        tests.add(
            named(
                row.title(),
                () ->
                    assertThat(refusals(row.text()))
                        .containsExactlyInAnyOrderElementsOf(row.refusals())));
        tests.add(
            named(row.title() + ": way out", () -> assertThat(row.starting("~ ")).isNotEmpty()));
      }
      List<String> texts =
          row.refusals().isEmpty()
              ? List.of(row.text())
              : row.starting("~ ").stream().map(change -> changed(row, change)).toList();
      for (String text : texts) {
        Row right =
            new Row(
                row.title() + (texts.size() > 1 ? " " + texts.indexOf(text) : ""),
                text,
                row.expected());
        try {
          Map<String, String> files = generate(text, "row" + generated.size());
          generated.put(right, files);
          sources.putAll(files);
        } catch (RefusedException | FormatterException e) {
          tests.add(
              named(
                  right.title() + ": generates",
                  () -> {
                    throw e;
                  }));
        }
      }
    }
    Compilation classes = Compilation.of(sources);
    int number = 0;
    for (Map.Entry<Row, Map<String, String>> entry : generated.entrySet()) {
      String root = "row" + number++;
      tests.add(
          named(
              entry.getKey().title(),
              () -> check(entry.getKey(), entry.getValue(), root, classes)));
    }
    return tests.stream();
  }

  /** The title also stands in the failure, for reports name dynamic tests by their number alone. */
  private static DynamicTest named(String title, Executable test) {
    return dynamicTest(
        title,
        () -> {
          try {
            test.execute();
          } catch (Throwable e) {
            throw new AssertionError(title + ": " + e, e);
          }
        });
  }

  private List<Row> rows() throws Exception {
    String all =
        new String(
                GeneratorTest.class.getResourceAsStream("cases.txt").readAllBytes(),
                StandardCharsets.UTF_8)
            .replace("@NAME@", "VeryLongName".repeat(30))
            .replace("@LONG@", "x".repeat(70_000))
            .replace("@200@", repeated(200, "p?: {type: string}"))
            .replace("@254@", repeated(254, "p?: {type: string}"))
            .replace("@255@", repeated(255, "p?: {type: string}"))
            .replace(
                "@PARAMETERS@", repeated(255, "{name: p?, in: query, schema: {type: string}}"));
    List<Row> rows = new ArrayList<>();
    for (String part : all.split("(?m)^# ")) {
      if (!part.isBlank()) {
        String[] halves = part.substring(part.indexOf('\n') + 1).split("(?m)^->$", 2);
        List<String> expected = halves[1].lines().filter(line -> !line.isBlank()).toList();
        rows.add(new Row(part.lines().findFirst().orElseThrow(), halves[0], expected));
      }
    }
    return rows;
  }

  private static String changed(Row row, String change) {
    String[] sides = change.substring(2).split(" => ?", 2);
    assertThat(row.text()).as(row.title()).contains(sides[0].replace("\\n", "\n"));
    return row.text().replace(sides[0].replace("\\n", "\n"), sides[1].replace("\\n", "\n"));
  }

  /** What is not said in a case: the head, and where schemas stand. */
  private static String whole(String text) {
    String version = text.contains("openapi: 3.1") ? "3.1.0" : "3.0.3";
    String body = text.replaceFirst("openapi: .*\n", "");
    return String.format(HEAD, version)
        + (body.contains("paths:") ? "" : NO_PATHS)
        + componentsOf(body);
  }

  private static String repeated(int count, String text) {
    return IntStream.range(0, count)
        .mapToObj(i -> text.replace("?", i + ""))
        .collect(Collectors.joining(", "));
  }

  private static String componentsOf(String body) {
    StringBuilder result = new StringBuilder();
    boolean inside = false;
    for (String line : body.lines().toList()) {
      inside = line.equals("schemas:") || inside && (line.startsWith(" ") || line.isEmpty());
      result
          .append(line.equals("schemas:") ? "components:\n  schemas:" : inside ? "  " + line : line)
          .append('\n');
    }
    return result.toString();
  }

  private Map<String, String> generate(String text, String root) throws Exception {
    Path file = folder.resolve("cases.yaml");
    Files.writeString(file, whole(text));
    return RecordGenerator.sources(Specification.read(file), file, root + ".api", root + ".model");
  }

  private List<String> refusals(String text) throws Exception {
    try {
      return List.of("generated: " + generate(text, "refused").keySet());
    } catch (RefusedException e) {
      return e.getMessage()
          .lines()
          .filter(line -> !line.endsWith(":"))
          .map(line -> line.strip().replaceFirst("^/.*?, ", ""))
          .toList();
    }
  }

  private static void check(Row row, Map<String, String> files, String root, Compilation classes)
      throws Exception {
    for (String path : files.keySet()) {
      Class<?> type = classes.loadClass(path.replace(".java", "").replace('/', '.'));
      if (type.isInterface()) {
        for (Method method : type.getMethods()) {
          call(type, method);
        }
      } else {
        roundTrip(type);
      }
      assertThat(files.get(path).lines().filter(line -> line.length() > 100 && line.contains(" ")))
          .allMatch(line -> line.strip().matches("(\\* )?(<[^>]*>|@param)?\\S* ?\\S+"));
    }
    if (!row.refusals().isEmpty()) {
      return;
    }
    for (String line : row.expected()) {
      check(line, files, root, classes);
    }
  }

  private static void check(
      String line, Map<String, String> files, String root, Compilation classes) throws Exception {
    if (line.startsWith("no ")) {
      assertThat(files).doesNotContainKey(root + "/model/" + line.substring(3) + ".java");
    } else if (line.startsWith("call ")) {
      String name = line.substring(5, line.indexOf(':'));
      for (String path : files.keySet()) {
        Class<?> type = classes.loadClass(path.replace(".java", "").replace('/', '.'));
        for (Method method : type.getMethods()) {
          if (type.isInterface() && method.getName().equals(name)) {
            assertThat(call(type, method)).isEqualTo(line.substring(line.indexOf(':') + 2));
            return;
          }
        }
      }
      throw new AssertionError("no method " + name);
    } else if (line.matches("\\w+ = .*")) {
      Class<?> type = classes.loadClass(root + ".model." + line.substring(0, line.indexOf(' ')));
      String json = line.substring(line.indexOf('=') + 2);
      assertThat(JsonParser.parseString(new Gson().toJson(new Gson().fromJson(json, type))))
          .isEqualTo(JsonParser.parseString(json));
    } else {
      String name = line.substring(0, line.indexOf(':'));
      String folder = name.endsWith("Api") ? "/api/" : "/model/";
      String source = files.get(root + folder + name + ".java");
      assertThat(source).as(files.keySet().toString()).isNotNull();
      assertThat(source.replaceAll("\\n *\\*(?!/)", " ").replaceAll("\\s+", " "))
          .contains(line.substring(line.indexOf(':') + 2));
    }
  }

  static void roundTrip(Class<?> type) throws Exception {
    Object value = Samples.of(type, 4);
    String json = new Gson().toJson(value);
    Object read = new Gson().fromJson(json, type);
    assertThat(new Gson().toJson(read)).isEqualTo(json);
    assertThat(json).as(type.getName()).isNotEqualTo("null");
    assertThat(read.toString()).doesNotContain("not_a_token").doesNotContain("\n");
  }

  /** What a method sends that is called with samples. */
  static String call(Class<?> type, Method method) throws Exception {
    AtomicReference<Request> sent = new AtomicReference<>();
    OkHttpClient client =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  sent.set(chain.request());
                  return new Response.Builder()
                      .request(chain.request())
                      .protocol(Protocol.HTTP_1_1)
                      .code(200)
                      .message("OK")
                      .body(ResponseBody.create("null", MediaType.get("application/json")))
                      .build();
                })
            .build();
    Object api =
        new Retrofit.Builder()
            .baseUrl("http://localhost/v1/")
            .client(client)
            .addConverterFactory(new Converters(type.getClassLoader()))
            .validateEagerly(true)
            .build()
            .create(type);
    Object[] arguments = new Object[method.getParameterCount()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = Samples.of(method.getGenericParameterTypes()[i], 3);
    }
    ((Call<?>) method.invoke(api, arguments)).execute();
    Request request = sent.get();
    okio.Buffer body = new okio.Buffer();
    if (request.body() != null) {
      request.body().writeTo(body);
    }
    String headers =
        String.join(
            "",
            Arrays.stream(request.headers().toString().split("\n"))
                .filter(h -> !h.isEmpty())
                .map(h -> " [" + h + "]")
                .toList());
    String media =
        request.body() == null || request.body().contentType() == null
            ? ""
            : " " + request.body().contentType();
    return (request.method()
            + " "
            + request.url().toString().replace("http://localhost", "")
            + headers
            + media
            + " "
            + body.readUtf8())
        .strip();
  }
}
