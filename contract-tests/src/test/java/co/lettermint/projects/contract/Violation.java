package co.lettermint.projects.contract;

/**
 * Where a claim does not hold.
 *
 * @param check the claim
 */
public record Violation(String check, Place place, String sentence) {
  /** With the line to look at. */
  @Override
  public String toString() {
    return "%s: %s (%s)".formatted(place, sentence, check);
  }
}
