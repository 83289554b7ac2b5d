package co.lettermint.projects.contract.pact;

/** What is true at the provider before an interaction, each in a sentence. */
final class States {
  static final String EVERYTHING_IS_LOADED = "a project exists";
  static final String NOTHING_IS_LOADED = "a project exists, and nothing optional is loaded";
  static final String NULL_WHERE_ALLOWED = "a project exists, and what may be null is null";
  static final String TOKEN_IS_UNKNOWN = "the team token is unknown";
  static final String ABILITY_IS_LACKING = "the team token lacks the ability write:projects";
  static final String NO_SUCH_PROJECT = "no such project exists";
  static final String PROJECT_OF_ANOTHER_TEAM = "the project belongs to another team";
  static final String LIMIT_IS_USED_UP = "the rotations of this minute are used up";

  private States() {}
}
