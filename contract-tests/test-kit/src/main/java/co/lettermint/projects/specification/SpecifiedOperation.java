package co.lettermint.projects.specification;

import com.google.gson.JsonElement;
import java.util.List;
import java.util.Locale;

/** A method on a path, below a server. */
public record SpecifiedOperation(String method, String server, String path, JsonElement node) {
  /** Its {@code operationId}. */
  public String id() {
    return Json.text(node, "operationId");
  }

  /** The whole address, with the names of its parameters. */
  public String url() {
    return server + path;
  }

  /** The names that lead to it in the specification. */
  public List<String> steps() {
    return List.of("paths", path, method.toLowerCase(Locale.ROOT));
  }
}
