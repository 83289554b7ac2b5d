package co.lettermint.projects.json;

import com.google.gson.stream.JsonToken;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A text or number whose form one function knows. */
final class ScalarAdapter<T> extends ValueAdapter<T> {
  private final Function<String, @Nullable T> form;

  /** Takes a function that gives null for a text of another form. */
  ScalarAdapter(JsonToken token, String expected, Function<String, @Nullable T> form) {
    super(token, expected);
    this.form = form;
  }

  @Override
  @Nullable T parse(String text) {
    return form.apply(text);
  }
}
