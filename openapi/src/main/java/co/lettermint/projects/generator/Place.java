package co.lettermint.projects.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.function.Function;

/**
 * A place in a specification. What it says and Java or Retrofit cannot is refused with a sentence.
 *
 * @param refusals those of all places
 */
record Place(String name, Set<String> refusals) {
  /** Where which keyword is not covered with which values, why, and a way out. */
  private static final String KEYWORDS =
      """
      operation servers .* it has servers of its own; remove them
      parameter in cookie Retrofit sends no cookies; describe a header `Cookie` instead
      parameter style matrix|label|deepObject Retrofit does not know the style `%s`; remove it
      parameter allowReserved true reserved characters are always encoded; remove `allowReserved`
      record discriminator .* records have no `discriminator`; remove it to read what is described
      string format binary JSON has no files; with `format: byte` it becomes base64 text
      enum format date|date-time|byte|binary|uuid|password no constants have the format `%s`; remove it
      """;

  /** Has no stack trace, which would only hide the message. */
  static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RefusedException(String message) {
      super(message, null, false, false);
    }
  }

  Place inner(String where) {
    return new Place(name + ", " + where, refusals);
  }

  /**
   * Refuses on a condition, which it returns.
   *
   * @param reason with a way out behind a semicolon: after this change the place is generated
   */
  boolean refuse(boolean condition, String reason, Object... values) {
    return condition && (refusals.add(name + ": " + reason.formatted(values) + ".") || true);
  }

  /** Refuses for this reason alone. */
  void refuseOnly(String reason, Object... values) {
    refusals.removeIf(sentence -> sentence.startsWith(name));
    refuse(true, reason, values);
  }

  /** Refuses the keywords that are not covered. */
  void check(String kind, Function<String, JsonNode> keywords) {
    for (String line : KEYWORDS.lines().toList()) {
      String[] row = line.split(" ", 4);
      JsonNode value = keywords.apply(row[1]);
      boolean isHere = row[0].equals(kind) && !value.isMissingNode();
      refuse(isHere && value.asText().matches(row[2]), row[3], value.asText());
    }
  }
}
