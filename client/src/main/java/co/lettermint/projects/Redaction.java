package co.lettermint.projects;

import co.lettermint.projects.json.Printable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one rule of what may be shown of text that others wrote: no token, and no character that
 * could forge a line of a log or turn its text around.
 */
final class Redaction {
  private static final String REDACTED = "[redacted]";

  /** The form of all tokens of Lettermint. */
  private static final Pattern TOKEN = Pattern.compile("(?i)lm_[\\w-]*");

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
    boolean isShort = hidden.length() <= maxLength;
    hidden = TOKEN.matcher(isShort ? hidden : hidden.substring(0, maxLength)).replaceAll(REDACTED);
    return Printable.escape(isShort ? hidden : hidden + "…");
  }

  /** Whether a token is in the text. */
  boolean hasToken(String text) {
    return text.contains(teamToken)
        || newToken != null && text.contains(newToken)
        || TOKEN.matcher(text).find();
  }
}
