package co.lettermint.projects.contract.survival;

import java.util.Random;

/** Tokens, and the ways in which JSON may write one. */
final class Spelling {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String ODD = "\"\\/{}[]:,\n\té漢\ud83d\ude00 ";

  private Spelling() {}

  /** Mostly of the documented form, and always unlike any decoy. */
  static String token(Random random) {
    StringBuilder token = new StringBuilder("lm_fake_");
    int oddities = random.nextInt(10) == 0 ? 1 + random.nextInt(4) : 0;
    for (int i = 0; i < 22; i++) {
      token.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    for (int i = 0; i < oddities; i++) {
      token.appendCodePoint(ODD.codePoints().skip(random.nextInt(14)).findFirst().orElseThrow());
    }
    return token.toString();
  }

  /**
   * A quoted text of ASCII alone, with escapes where JSON asks for them, and here and there more.
   */
  static String of(String token, Random random) {
    boolean isPlayful = random.nextInt(10) == 0;
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : token.toCharArray()) {
      if (c == '"' || c == '\\' || c == '/') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c > '~' || isPlayful && random.nextBoolean()) {
        quoted.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
