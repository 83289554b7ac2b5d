package co.lettermint.projects.json;

import com.google.gson.stream.JsonToken;

/** Keeps the text of an enumeration, and notes a drift where the specification does not list it. */
public abstract class OpenEnumAdapter<T extends OpenEnum> extends ValueAdapter<T> {
  protected OpenEnumAdapter(String listed) {
    super(JsonToken.STRING, listed);
  }

  protected abstract T of(String text);

  @Override
  final T parse(String text) {
    return of(text);
  }

  @Override
  final boolean isSpecified(T value) {
    return value.isKnown();
  }
}
