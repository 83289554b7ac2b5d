package co.lettermint.projects.json;

import com.google.gson.stream.JsonReader;

/**
 * The documented form of a project token: {@code lm_}, but not the longer prefixes of the other
 * kinds of token.
 */
final class TokenForm {
  private TokenForm() {}

  /**
   * Notes where the token that was read last has another form. A token is never withheld for its
   * form.
   */
  static void check(JsonReader in, String token) {
    if (token.isBlank()) {
      Drifts.noteLast(in, "a project token", "blank");
    } else if (token.startsWith("lm_team_")) {
      Drifts.noteLast(in, "a project token", "the form of a team token");
    } else if (token.startsWith("lm_sso_")) {
      Drifts.noteLast(in, "a project token", "the form of an SSO token");
    } else if (!token.startsWith("lm_")) {
      Drifts.noteLast(in, "a project token", "another form");
    }
  }
}
