package co.lettermint.projects.contract.specification;

import co.lettermint.projects.contract.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.swagger.v3.core.util.Yaml;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The specification, as a tree and as Swagger Parser reads it. */
public final class Specification {
  public static final Path FILE = Path.of("..", "openapi", "lettermint-projects.yaml");
  public static final Path EXAMPLES = FILE.resolveSibling("examples");

  private final JsonObject tree;
  private final String text;
  private final Schemas schemas;
  private @Nullable SwaggerParseResult parsed;

  private Specification(JsonObject tree, String text) {
    this.tree = tree;
    this.text = text;
    this.schemas = new Schemas(Json.at(tree, "components", "schemas"));
  }

  /** The committed specification. */
  public static Specification read() {
    try {
      String text = Files.readString(FILE);
      String json = Yaml.mapper().readTree(text).toString();
      return new Specification(JsonParser.parseString(json).getAsJsonObject(), text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(FILE + " is no YAML: mend it.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A specification from its tree. */
  public static Specification of(JsonObject tree) {
    return new Specification(tree, tree.toString());
  }

  public JsonObject tree() {
    return tree;
  }

  /** What Swagger Parser has to say, nothing for a specification without mistakes. */
  public List<String> parserMessages() {
    return Objects.requireNonNullElse(parsed().getMessages(), List.of());
  }

  /** What Swagger Parser made of it. */
  public OpenAPI model() {
    return Objects.requireNonNullElseGet(parsed().getOpenAPI(), OpenAPI::new);
  }

  private synchronized SwaggerParseResult parsed() {
    if (parsed == null) {
      ParseOptions options = new ParseOptions();
      options.setResolve(true);
      parsed = new OpenAPIV3Parser().readContents(text, null, options);
    }
    return parsed;
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

  /** The responses of all operations, by status. */
  public Map<String, JsonElement> responses() {
    Map<String, JsonElement> responses = new LinkedHashMap<>();
    operations().forEach(one -> responses.putAll(Json.members(one.node(), "responses")));
    return responses;
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
