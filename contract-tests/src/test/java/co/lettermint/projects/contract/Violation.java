package co.lettermint.projects.contract;

/**
 * Where a claim does not hold.
 *
 * @param check the claim
 * @param place a file and what of it, such as {@code lettermint-projects.yaml, Project.id}
 */
public record Violation(String check, String place, String sentence) {
  /** With the line to look at. */
  @Override
  public String toString() {
    String from =
        Location.of(place)
            .map(found -> place.replaceFirst("^[^,]*", found.file() + ":" + found.line()))
            .orElse(place);
    return "%s: %s (%s)".formatted(from, sentence, check);
  }
}
