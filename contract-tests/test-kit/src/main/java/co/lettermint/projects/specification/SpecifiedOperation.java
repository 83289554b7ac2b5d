package co.lettermint.projects.specification;

import com.google.gson.JsonElement;

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

  /** Where the specification has it. */
  public String place() {
    return Specification.FILE + ", " + method + " " + path;
  }
}
