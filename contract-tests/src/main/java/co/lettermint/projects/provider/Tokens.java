package co.lettermint.projects.provider;

import java.security.SecureRandom;

/** Makes project tokens of the form that Lettermint gives them. */
final class Tokens {
  private static final String ALPHANUMERICS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int LENGTH = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Tokens() {}

  static String fresh() {
    StringBuilder token = new StringBuilder("lm_");
    RANDOM
        .ints(LENGTH, 0, ALPHANUMERICS.length())
        .forEach(i -> token.append(ALPHANUMERICS.charAt(i)));
    return token.toString();
  }
}
