package co.lettermint.projects.generator;

import java.util.LinkedHashSet;
import java.util.Set;

/** What a specification says and Java or Retrofit cannot, collected over all of it. */
final class Refusals {
  private final Set<String> sentences = new LinkedHashSet<>();

  /**
   * Refuses on a condition, which it returns.
   *
   * @param reason with a way out behind a semicolon: after this change the place is generated
   */
  boolean when(boolean condition, String place, String reason, Object... values) {
    return condition && (sentences.add(place + ": " + reason.formatted(values) + ".") || true);
  }

  /** Refuses for this reason alone. */
  void only(String place, String reason, Object... values) {
    sentences.removeIf(sentence -> sentence.startsWith(place));
    when(true, place, reason, values);
  }

  void throwIfAny(Object file) {
    if (!sentences.isEmpty()) {
      throw new RefusedException(
          file + " cannot be generated:\n  " + String.join("\n  ", sentences));
    }
  }

  /** Has no stack trace, which would only hide the message. */
  static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RefusedException(String message) {
      super(message, null, false, false);
    }
  }
}
