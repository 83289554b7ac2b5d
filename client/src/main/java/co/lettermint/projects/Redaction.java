package co.lettermint.projects;

import co.lettermint.projects.json.Printable;
import org.jspecify.annotations.Nullable;

/** The rule of {@link Printable}, for the two tokens of a call in any form as well. */
final class Redaction {
  private static final String REDACTED = "[redacted]";

  private final String teamToken;
  private final @Nullable String newToken;

  Redaction(Secret teamToken) {
    this(teamToken.reveal(), null);
  }

  private Redaction(String teamToken, @Nullable String newToken) {
    this.teamToken = teamToken;
    this.newToken = newToken;
  }

  /** The same, for a new token as well. */
  Redaction with(Secret token) {
    return new Redaction(teamToken, token.reveal());
  }

  /** The text without tokens, in printable characters, and at most that long. */
  String shown(String text, int maxLength) {
    String hidden = text.replace(teamToken, REDACTED);
    if (newToken != null) {
      hidden = hidden.replace(newToken, REDACTED);
    }
    return hidden.length() <= maxLength
        ? Printable.redact(hidden)
        : Printable.redact(hidden.substring(0, maxLength)) + "…";
  }

  /** Whether a token is in the text. */
  boolean hasToken(String text) {
    return text.contains(teamToken)
        || newToken != null && text.contains(newToken)
        || Printable.hasToken(text);
  }
}
