package co.lettermint.projects;

import co.lettermint.projects.json.JsonString;
import co.lettermint.projects.json.JsonTape;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds one text of the top-level object in JSON that is still arriving, whatever the other values
 * are.
 *
 * <p>While quotes and brackets are in order, the first text of that name at the top level is the
 * token, whatever follows. Behind damage the level of a name is uncertain: see {@link #tokenAtEnd}.
 * Not thread-safe.
 */
final class TokenScanner extends JsonTape {
  /** Longer than any credential; a longer text is none, and would cost too much memory. */
  static final int MAX_TOKEN_BYTES = 1024 * 1024;

  private final byte[] name;
  private boolean named; // by the name that is sought, and its value is still to come
  private @Nullable JsonString token;
  private boolean repeated;
  private boolean standsDeeper;
  private boolean standsWithoutText;

  /**
   * A scanner for the property of that name.
   *
   * @param expectedLength of the text in bytes; -1 if it is not known
   */
  TokenScanner(String name, long expectedLength) {
    super(expectedLength);
    this.name = name.getBytes(StandardCharsets.UTF_8);
  }

  /** The token, as soon as it is certain: further text does not change it. */
  @Nullable JsonString token() {
    return token;
  }

  /**
   * The token of the whole text. If quotes or brackets are damaged before it, it must be the only
   * one of its name from there on, and no inner object may have had that name.
   */
  @Nullable JsonString tokenAtEnd(byte[] bytes, int length) {
    boolean isUncertain = token == null && damage() >= 0 && !standsDeeper && !standsWithoutText;
    return isUncertain
        ? DamagedJson.onlyText(bytes, length, name, damage(), levelAtDamage())
        : token;
  }

  /** Whether another text of the same name, in order, followed the token. */
  boolean isRepeated() {
    return repeated;
  }

  @Override
  protected void onName(byte[] bytes, int from, int to, boolean hasEscape) {
    boolean matches =
        hasEscape
            ? to - from <= 6 * name.length && isName(JsonString.decode(bytes, from, to))
            : to - from == name.length && Arrays.equals(bytes, from, to, name, 0, name.length);
    named = matches && level() == 1 && damage() < 0;
    standsDeeper |= matches && level() > 1;
  }

  private boolean isName(JsonString string) {
    return string.text().equals(new String(name, StandardCharsets.UTF_8));
  }

  @Override
  protected void onText(byte[] bytes, int from, int to) {
    boolean isShort = to - from <= MAX_TOKEN_BYTES;
    JsonString text = named && isShort ? JsonString.decode(bytes, from, to) : null;
    if (text == null || text.isBlank()) {
      onOther();
      return;
    }
    JsonString first = token;
    if (first == null) {
      token = text;
    } else {
      repeated |= !text.text().equals(first.text());
    }
    named = false;
  }

  @Override
  protected void onOther() {
    standsWithoutText |= named;
    named = false;
  }

  @Override
  protected void onComma() {
    named = false;
  }
}
