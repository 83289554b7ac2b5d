package co.lettermint.projects.contract.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import co.lettermint.projects.json.DriftReader;
import co.lettermint.projects.json.JsonTape;
import co.lettermint.projects.json.RequestWriter;
import co.lettermint.projects.json.Types;
import com.google.gson.TypeAdapter;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every type that a specification can give a value, also those that ours does not use. */
class TypesTest {
  private final List<String> drifts = new ArrayList<>();

  @ParameterizedTest
  @CsvFileSource(resources = "types.csv", delimiter = '|', quoteCharacter = '`')
  void valueIsReadAndWrittenBack(
      String name, String json, String expected, @Nullable String written) throws IOException {
    TypeAdapter<Object> type = type(name);
    Object value = read(type, DriftTest.repeated(json));

    String[] cells = DriftTest.repeated(expected).split(" ", 2);
    assertThat(value).hasToString(cells[1]);
    assertThat(value.getClass().getSimpleName()).endsWith(cells[0]);
    assertThat(write(type, value)).isEqualTo(DriftTest.repeated(written == null ? json : written));
    assertThat(drifts).isEmpty();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "refused-types.csv", delimiter = '|', quoteCharacter = '`')
  void valueOfAnotherFormIsADrift(String name, String json, String drift, String kept)
      throws IOException {
    TypeAdapter<Object> type = type(name);
    Object value = read(type, DriftTest.repeated(json));

    assertThat(drifts).containsExactly(drift.split(" & "));
    assertThat(write(type, value)).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "date-times.csv")
  void timeOfRfc3339IsReadAndAnyOtherTextIsADrift(String text, @Nullable OffsetDateTime time)
      throws IOException {
    assertThat(read(Types.DATE_TIME, '"' + text + '"')).isEqualTo(time);
    assertThat(drifts)
        .isEqualTo(time == null ? List.of("$ / date-time (RFC 3339) / " + text) : List.of());
  }

  @Test
  void everyTimeThatJavaWritesIsRead() throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * (random.nextInt(2 * 1080 + 1) - 1080));
      OffsetDateTime time =
          OffsetDateTime.of(random.nextInt(10_000), 1, 1, 0, 0, 0, 0, offset)
              .plusSeconds(random.nextInt(364 * 86_400))
              .plusNanos(random.nextInt(1_000_000_000));

      assertThat(read(Types.DATE_TIME, '"' + time.toString() + '"')).isEqualTo(time);
    }
  }

  @Test
  void adapterOfAJavaTypeIsFound() {
    Type list = new TypeToken<List<Map<String, String>>>() {}.getType();

    assertThat(Types.of(String.class)).isSameAs(Types.STRING);
    assertThat(Types.<Object>of(list)).isInstanceOf(TypeAdapter.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Types.of(Thread.class))
        .withMessage("no adapter for java.lang.Thread");
  }

  /** By the name of its constant, behind those of the methods that make it another. */
  @SuppressWarnings("unchecked")
  private static <T> TypeAdapter<T> type(String name) {
    String[] words = name.split(" ", 2);
    return (TypeAdapter<T>)
        switch (words[0]) {
          case "list" -> Types.list(type(words[1]));
          case "map" -> Types.map(type(words[1]));
          case "nullable" -> Types.nullable(type(words[1]));
          default -> constant(name);
        };
  }

  private static Object constant(String name) {
    try {
      return Types.class.getField(name).get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void pathOfALongNameIsItsBeginning() throws IOException {
    String name = "n".repeat(100_000);

    read(
        Types.map(Types.map(Types.LONG)),
        "{'%s': {'%s': true}}".formatted(name, name).replace('\'', '"'));

    assertThat(drifts).containsExactly("$." + "n".repeat(2000) + " / integer (int64) / boolean");
  }

  private Object read(TypeAdapter<?> type, String json) throws IOException {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    JsonTape tape = new JsonTape(text.length) {};
    tape.scan(text, text.length);
    tape.end(text, text.length);
    DriftReader reader =
        new DriftReader(
            text,
            tape,
            (path, expected, found) -> drifts.add(path.get() + " / " + expected + " / " + found),
            Long.MAX_VALUE);
    Object value = type.read(reader);
    reader.finish();
    return value;
  }

  private static <T> String write(TypeAdapter<T> type, T value) throws IOException {
    StringWriter text = new StringWriter();
    type.write(new RequestWriter(text), value);
    return text.toString();
  }
}
