package co.lettermint.projects.generator;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a specification says and Java or Retrofit cannot, collected over the whole specification.
 */
final class Refusals {
  private final Set<String> sentences = new LinkedHashSet<>();

  /**
   * @param place the schema or operation, and the place within it
   * @param wayOut a change of the specification after which the place is generated
   */
  void add(String place, String reason, String wayOut) {
    sentences.add(place + ": " + reason + "; " + wayOut + ".");
  }

  int count() {
    return sentences.size();
  }

  /** Forgets the latest ones, for which a better one follows. */
  void keep(int count) {
    List<String> kept = List.copyOf(sentences).subList(0, count);
    sentences.retainAll(kept);
  }

  void throwIfAny(String specification) {
    if (!sentences.isEmpty()) {
      String count = sentences.size() == 1 ? "" : " (" + sentences.size() + " refusals)";
      throw new RefusedException(
          specification
              + " cannot be generated"
              + count
              + ":\n  "
              + String.join("\n  ", sentences));
    }
  }

  /**
   * A refusal is the specification's business: a stack trace of the generator would only hide it.
   */
  static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RefusedException(String message) {
      super(message, null, false, false);
    }

    @Override
    public String toString() {
      return getMessage();
    }
  }
}
