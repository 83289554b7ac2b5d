package co.lettermint.projects.contract.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import co.lettermint.projects.json.DriftReader;
import co.lettermint.projects.json.RequestWriter;
import co.lettermint.projects.json.Types;
import com.google.gson.TypeAdapter;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type that a specification can give a value, also those that ours does not use. */
class TypesTest {
  private final List<String> drifts = new ArrayList<>();

  static Arguments[] written() {
    String digits = "9".repeat(320);
    return new Arguments[] {
      Arguments.of(Types.STRING, "\"a\"", "a"),
      Arguments.of(Types.BOOLEAN, "true", true),
      Arguments.of(Types.INTEGER, "-2147483648", Integer.MIN_VALUE),
      Arguments.of(Types.LONG, "999999999999999999", 999_999_999_999_999_999L),
      Arguments.of(Types.LONG, "9223372036854775807", Long.MAX_VALUE),
      Arguments.of(Types.LONG, "-1", -1L),
      Arguments.of(Types.BIG_INTEGER, digits, new BigInteger(digits)),
      Arguments.of(Types.NUMBER, "1.50", new BigDecimal("1.50")),
      Arguments.of(Types.FLOAT, "1.5", 1.5f),
      Arguments.of(Types.DOUBLE, "1.5", 1.5),
      Arguments.of(Types.DECIMAL, "\"1.50\"", new BigDecimal("1.50")),
      Arguments.of(Types.DATE, "\"2024-02-29\"", LocalDate.of(2024, 2, 29)),
      Arguments.of(Types.UUID, "\"00000000-0000-0000-0000-00000000000a\"", new UUID(0, 10)),
      Arguments.of(Types.URI, "\"https://a.example/b\"", URI.create("https://a.example/b")),
      Arguments.of(Types.list(Types.STRING), "[\"a\",\"b\"]", List.of("a", "b")),
      Arguments.of(Types.map(Types.LONG), "{\"a\":1}", Map.of("a", 1L)),
      Arguments.of(
          Types.list(Types.nullable(Types.STRING)), "[\"a\",null]", Arrays.asList("a", null)),
      Arguments.of(Types.STRING, "null", null),
      Arguments.of(Types.list(Types.STRING), "null", null),
      Arguments.of(Types.map(Types.STRING), "null", null)
    };
  }

  @ParameterizedTest
  @MethodSource("written")
  void valueIsReadAndWrittenBack(TypeAdapter<Object> type, String json, Object value)
      throws IOException {
    assertThat(read(type, json)).isEqualTo(value);
    assertThat(write(type, value)).isEqualTo(json);
    assertThat(drifts).hasSize(value == null ? 1 : 0);
  }

  static Arguments[] others() {
    return new Arguments[] {
      Arguments.of(Types.INTEGER, "1.0", 1),
      Arguments.of(Types.INTEGER, "1e3", 1000),
      Arguments.of(Types.LONG, "1e18", 1_000_000_000_000_000_000L),
      Arguments.of(Types.BIG_INTEGER, "1e319", BigInteger.TEN.pow(319)),
      Arguments.of(Types.NUMBER, "1e10000", new BigDecimal("1e10000")),
      Arguments.of(Types.DECIMAL, "\"-1e5\"", new BigDecimal("-1e5"))
    };
  }

  @ParameterizedTest
  @MethodSource("others")
  void valueInAnotherFormIsReadAsWell(TypeAdapter<Object> type, String json, Object value)
      throws IOException {
    assertThat(read(type, json)).isEqualTo(value);
    assertThat(drifts).isEmpty();
  }

  static Arguments[] refused() {
    return new Arguments[] {
      Arguments.of(Types.STRING, "7", "string / number"),
      Arguments.of(Types.BOOLEAN, "\"true\"", "boolean / string"),
      Arguments.of(Types.INTEGER, "2147483648", "integer (int32) / number"),
      Arguments.of(Types.INTEGER, "9223372036854775808", "integer (int32) / number"),
      Arguments.of(Types.LONG, "9223372036854775808", "integer (int64) / number"),
      Arguments.of(Types.LONG, "1.5", "integer (int64) / number"),
      Arguments.of(Types.BIG_INTEGER, "9".repeat(321), "integer / number"),
      Arguments.of(Types.BIG_INTEGER, "1e320", "integer / number"),
      Arguments.of(Types.NUMBER, "1e10001", "number / number"),
      Arguments.of(Types.FLOAT, "1e39", "number (float) / number"),
      Arguments.of(Types.DOUBLE, "1e309", "number (double) / number"),
      Arguments.of(Types.DECIMAL, "\"1.\"", "string (decimal) / 1."),
      Arguments.of(Types.DATE, "\"2023-02-29\"", "date (RFC 3339) / 2023-02-29"),
      Arguments.of(Types.DATE, "\"2024-02-29Z\"", "date (RFC 3339) / 2024-02-29Z"),
      Arguments.of(Types.UUID, "\"1-1-1-1-1\"", "uuid / 1-1-1-1-1"),
      Arguments.of(Types.URI, "\"a b\"", "uri / a b"),
      Arguments.of(Types.list(Types.STRING), "{}", "array / object"),
      Arguments.of(Types.map(Types.STRING), "[]", "object / array"),
      Arguments.of(Types.OBJECT, "[]", "object / array")
    };
  }

  @ParameterizedTest
  @MethodSource("refused")
  void valueOfAnotherFormIsADrift(TypeAdapter<Object> type, String json, String drift)
      throws IOException {
    Object value = read(type, json);

    assertThat(drifts).containsExactly("$ / " + drift);
    if (!type.equals(Types.OBJECT)) {
      assertThat(value).isNull();
    }
  }

  @Test
  void elementOfAnotherTypeIsLeftOut() throws IOException {
    assertThat(read(Types.list(Types.LONG), "[1,\"x\",null,3]")).isEqualTo(List.of(1L, 3L));
    assertThat(read(Types.map(Types.LONG), "{\"a\":1,\"b\":\"x\",\"c\":null}"))
        .isEqualTo(Map.of("a", 1L));
    assertThat(drifts)
        .containsExactly(
            "$[1] / integer (int64) / string",
            "$[2] / integer (int64) / null",
            "$.b / integer (int64) / string",
            "$.c / integer (int64) / null");
  }

  @Test
  void nullInsideOfDataIsWritten() throws IOException {
    Map<String, Object> map = new java.util.HashMap<>();
    map.put("a", null);

    assertThat(write(Types.map(Types.nullable(Types.STRING)), map)).isEqualTo("{\"a\":null}");
    Object tree = read(Types.ANY, "{\"a\":null,\"b\":[1.50,\"<\",true,{}]}");
    assertThat(write(Types.ANY, tree)).isEqualTo("{\"a\":null,\"b\":[1.50,\"<\",true,{}]}");
    assertThat(drifts).isEmpty();
  }

  @Test
  void cutTextKeepsWhatWasRead() throws IOException {
    assertThat(read(Types.list(Types.STRING), "[\"a\",\"b\"")).isEqualTo(List.of("a", "b"));
    assertThat(read(Types.map(Types.STRING), "{\"a\":\"b\",\"c\"")).isEqualTo(Map.of("a", "b"));
    assertThat(read(Types.ANY, "{\"a\":[true,")).hasToString("{\"a\":[true]}");
    assertThat(drifts).hasSize(3).allMatch(drift -> drift.endsWith("the end of the text"));
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

  private Object read(TypeAdapter<?> type, String json) throws IOException {
    DriftReader reader =
        new DriftReader(
            new StringReader(json),
            (path, expected, found) -> drifts.add(path.get() + " / " + expected + " / " + found),
            Long.MAX_VALUE);
    Object value = type.read(reader);
    reader.finish();
    return value;
  }

  @SuppressWarnings("unchecked")
  private static String write(TypeAdapter<?> type, Object value) throws IOException {
    StringWriter text = new StringWriter();
    ((TypeAdapter<Object>) type).write(new RequestWriter(text), value);
    return text.toString();
  }
}
