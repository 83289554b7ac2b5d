package co.lettermint.projects.contract;

/**
 * A place where the witnesses of the contract do not agree.
 *
 * @param check what found it
 * @param place a file and the place in it
 * @param sentence what is the matter
 */
public record Violation(String check, String place, String sentence) {
  @Override
  public String toString() {
    return place + ": " + sentence + " (" + check + ")";
  }
}
