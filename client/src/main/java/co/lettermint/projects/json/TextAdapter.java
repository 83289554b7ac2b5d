package co.lettermint.projects.json;

import com.google.gson.stream.JsonToken;

/** Text of any form. */
final class TextAdapter extends ValueAdapter<String> {
  TextAdapter() {
    super(JsonToken.STRING, "string");
  }

  @Override
  String parse(String text) {
    return text;
  }

  @Override
  String format(String value) {
    return value;
  }
}
