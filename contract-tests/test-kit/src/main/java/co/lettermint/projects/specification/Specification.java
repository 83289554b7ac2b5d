package co.lettermint.projects.specification;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The specification, as a tree. Immutable, as long as nobody changes the tree. */
public final class Specification {
  public static final String FILE = "lettermint-projects.yaml";

  /** The operation that the contract is about. */
  public static final String ROTATION = "rotateToken";

  private static final Specification CURRENT = parse(resource(FILE));

  private final JsonObject tree;
  private final String text;
  private final Schemas schemas;

  private Specification(JsonObject tree, String text) {
    this.tree = tree;
    this.text = text;
    this.schemas = new Schemas(Json.at(tree, "components", "schemas"));
  }

  /** The specification that the client was generated from. */
  public static Specification current() {
    return CURRENT;
  }

  /** A specification from its tree. */
  public static Specification of(JsonObject tree) {
    return new Specification(tree, tree.toString());
  }

  /** A file beside the specification, by its name relative to it. */
  public static String resource(String name) {
    String path = "/openapi/" + name;
    try (InputStream in = Specification.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is not on the class path: build with Maven.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Specification parse(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try {
      Object yaml = new Yaml(new SafeConstructor(options)).load(text);
      return new Specification(new Gson().toJsonTree(yaml).getAsJsonObject(), text);
    } catch (YAMLException e) {
      throw new IllegalStateException("openapi/" + FILE + " is no YAML: " + e.getMessage(), e);
    }
  }

  public JsonObject tree() {
    return tree;
  }

  public String text() {
    return text;
  }

  public Schemas schemas() {
    return schemas;
  }

  /** Everything that can be called; keys of a path item that are no methods come up as well. */
  public List<SpecifiedOperation> operations() {
    String server =
        Json.elements(tree, "servers").stream()
            .map(one -> Json.text(one, "url"))
            .collect(Collectors.joining(" or "));
    List<SpecifiedOperation> operations = new ArrayList<>();
    Json.members(tree, "paths")
        .forEach(
            (path, item) ->
                Json.members(item)
                    .forEach(
                        (method, node) ->
                            operations.add(
                                new SpecifiedOperation(
                                    method.toUpperCase(Locale.ROOT), server, path, node))));
    return operations;
  }

  /** The operation that the contract is about. */
  public Optional<SpecifiedOperation> rotation() {
    return operations().stream().filter(one -> one.id().equals(ROTATION)).findFirst();
  }

  /** The responses of the rotation, by status. */
  public Map<String, JsonElement> responses() {
    return rotation().map(one -> Json.members(one.node(), "responses")).orElse(Map.of());
  }

  /** The schemas that the JSON body of a response may have. */
  public List<String> bodySchemas(JsonElement response) {
    return schemas().alternatives(Json.at(response, "content", "application/json", "schema"));
  }

  /** The headers of a response, by name, their references followed. */
  public Map<String, JsonElement> headers(JsonElement response) {
    Map<String, JsonElement> headers = new LinkedHashMap<>();
    Json.members(response, "headers")
        .forEach(
            (name, header) -> {
              String reference = Json.text(header, "$ref");
              String shared = reference.substring(reference.lastIndexOf('/') + 1);
              headers.put(
                  name,
                  reference.isEmpty() ? header : Json.at(tree, "components", "headers", shared));
            });
    return headers;
  }
}
