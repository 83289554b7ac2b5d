package co.lettermint.projects.json;

import co.lettermint.projects.Secret;
import org.jspecify.annotations.Nullable;

/** What a drift may show of a body: short, on one line, and never a token. */
final class Excerpt {
  private static final int MAX_LENGTH = 200;

  private Excerpt() {}

  static String of(String text, @Nullable Secret token) {
    if (text.contains("lm_") || token != null && holds(text, token.reveal())) {
      return "text with a token";
    }
    String shown = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    return shown.replaceAll("\\p{Cntrl}", "?");
  }

  private static boolean holds(String text, String token) {
    return !token.isBlank() && text.contains(token);
  }
}
