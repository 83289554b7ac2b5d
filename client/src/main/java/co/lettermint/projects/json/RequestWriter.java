package co.lettermint.projects.json;

import com.google.gson.stream.JsonWriter;
import java.io.Writer;

/** Writes a request body, which leaves read-only properties out. */
public final class RequestWriter extends JsonWriter {
  public RequestWriter(Writer out) {
    super(out);
  }
}
