package co.lettermint.projects.json;

import co.lettermint.projects.Secret;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A token. Unlike the adapter that Gson finds at {@link Secret} itself, this one writes the text:
 * it is reached through a generated record alone.
 */
final class SecretAdapter extends TypeAdapter<Secret> {
  @Override
  public @Nullable Secret read(JsonReader in) throws IOException {
    JsonToken found = in.peek();
    if (found != JsonToken.STRING) {
      return Drifts.skip(in, "string", found);
    }
    String text = in.nextString();
    if (text == null) { // the document ends inside it, see TolerantReader
      return null;
    }
    TokenForm.check(in, text);
    return Secret.of(text);
  }

  @Override
  public void write(JsonWriter out, @Nullable Secret value) throws IOException {
    out.value(value == null ? null : value.reveal());
  }
}
