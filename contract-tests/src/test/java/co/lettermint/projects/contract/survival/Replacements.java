package co.lettermint.projects.contract.survival;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import java.util.Random;

/**
 * Values that stand where others were: of other types, of other forms, and some that are no JSON.
 */
final class Replacements {
  private static final List<String> ANY =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-1",
          "1.0",
          "1.5",
          "1e400",
          "-0",
          "99999999999999999999",
          "1e2147483648",
          "\"\"",
          "\" \"",
          "\"text\"",
          "\"2023-11-07T05:31:56Z\"",
          "\"123\"",
          "[]",
          "{}",
          "[[]]",
          "[{}]",
          "[null]",
          "{\"\": null}",
          "{\"a\": [1, {\"b\": \"c\"}]}",
          "\"}]\"",
          "\"{[\"",
          "\"\\\"\"",
          "\"\\\\\"",
          "\"\\ud83d\"",
          "\"\\\"new_token\\\":\"");

  /** No JSON, but brackets and quotes in balance. */
  private static final List<String> MALFORMED =
      List.of("NaN", "-Infinity", "undefined", "01", "+1", "1.", ".5", "0x1F", "TRUE", "None", "");

  private static final List<String> DATES =
      List.of(
          "2026-01-01 00:00:00",
          "2026-01-01",
          "",
          "2026-13-01T00:00:00Z",
          "2026-02-30T00:00:00Z",
          "2026-01-01T00:00:00",
          "2026-01-01T00:00:00.1234567890Z",
          "2026-01-01T24:00:00Z",
          "2016-12-31T23:59:60Z",
          "2026-01-01T00:00:00+19:00",
          "0000-01-01T00:00:00-18:00",
          "9999-12-31T23:59:59.999999999+18:00",
          "1767225600",
          "Thu, 01 Jan 2026 00:00:00 GMT");

  private Replacements() {}

  static JsonNode any(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> raw(pick(MALFORMED, random));
      case 1 -> raw("[".repeat(3_000) + "]".repeat(3_000));
      case 2 -> raw("1".repeat(1 + random.nextInt(3_000)));
      case 3 -> raw('"' + "x".repeat(random.nextInt(3_000)) + '"');
      default -> raw(pick(ANY, random));
    };
  }

  /** A text, date, enumeration or number of the same JSON type, in another form. */
  static JsonNode like(JsonNode value, Random random) {
    if (value.isNumber()) {
      return raw(random.nextInt() + "." + random.nextInt(100) + "e" + random.nextInt(9_999));
    }
    if (!value.isTextual()) {
      return any(random);
    }
    String text = value.textValue();
    return JsonNodeFactory.instance.textNode(
        switch (random.nextInt(4)) {
          case 0 -> text.toUpperCase(java.util.Locale.ROOT);
          case 1 -> text.substring(random.nextInt(text.length() + 1));
          case 2 -> text + "\u0000" + text;
          default -> pick(DATES, random);
        });
  }

  private static JsonNode raw(String json) {
    return JsonNodeFactory.instance.rawValueNode(new RawValue(json));
  }

  private static String pick(List<String> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }
}
