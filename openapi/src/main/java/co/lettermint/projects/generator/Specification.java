package co.lettermint.projects.generator;

import static java.nio.charset.StandardCharsets.UTF_8;

import co.lettermint.projects.generator.Refusals.RefusedException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads a specification with all its files. What the parser passes over in silence is an error. */
final class Specification {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private final Set<Path> files = new HashSet<>();

  private Specification() {}

  static OpenAPI read(Path file) {
    new Specification().check(file.toAbsolutePath().normalize());
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    options.setResolveRequestBody(true);
    options.setResolveResponses(true);
    var result = new OpenAPIV3Parser().readLocation(file.toString(), null, options);
    OpenAPI api = result.getOpenAPI();
    // From OpenAPI 3.1 on, an operation needs no responses, which the parser does not know.
    boolean needsResponses = api == null || api.getOpenapi().startsWith("3.0");
    List<String> messages =
        result.getMessages().stream()
            .filter(message -> needsResponses || !message.endsWith(".responses is missing"))
            .distinct()
            .sorted()
            .toList();
    if (api == null || !messages.isEmpty()) {
      throw new RefusedException(
          file + " is not valid OpenAPI 3:\n  " + String.join("\n  ", messages));
    }
    return api;
  }

  private void check(Path file) {
    if (!files.add(file)) {
      return;
    }
    try {
      String text = Files.readString(file);
      JsonNode tree = text.stripLeading().startsWith("{") ? JSON.readTree(text) : yaml(file, text);
      for (String ref : tree.findValuesAsText("$ref")) {
        String[] parts = ref.split("#", 2);
        String pointer = parts.length < 2 ? "" : URLDecoder.decode(parts[1], UTF_8);
        if (!parts[0].isEmpty() && !ref.contains("://")) {
          check(file.resolveSibling(parts[0]).normalize());
        } else if (parts[0].isEmpty() && tree.at(pointer).isMissingNode()) {
          long line = text.lines().takeWhile(each -> !each.contains(ref)).count() + 1;
          throw new RefusedException(file + ", line " + line + ": nothing is at `" + ref + "`");
        }
      }
    } catch (JsonProcessingException e) {
      throw unreadable(
          file, e.getLocation().getLineNr(), e.getLocation().getColumnNr(), e.getOriginalMessage());
    } catch (MarkedYAMLException e) {
      throw unreadable(file, e.getProblemMark(), e.getProblem());
    } catch (IOException | YAMLException | IllegalArgumentException e) {
      throw new RefusedException(file + " cannot be read: " + e);
    }
  }

  private static JsonNode yaml(Path file, String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setAllowDuplicateKeys(false);
    Yaml yaml = new Yaml(new SafeConstructor(options));
    JsonNode tree = JSON.valueToTree(yaml.load(text));
    check(file, yaml.compose(new StringReader(text)));
    return tree;
  }

  /** Refuses keys and texts that YAML takes for numbers, dates or truth values. */
  private static void check(Path file, Node node) {
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(item -> check(file, item));
    } else if (node instanceof MappingNode mapping) {
      Map<String, Node> entries = new HashMap<>();
      for (NodeTuple entry : mapping.getValue()) {
        checkText(file, entry.getKeyNode(), "[1-9][0-9]*|0|true|false|<<");
        entries.put(text(entry.getKeyNode()), entry.getValueNode());
        check(file, entry.getValueNode());
      }
      if ("string".equals(text(entries.get("type")))
          && entries.get("enum") instanceof SequenceNode values) {
        values.getValue().forEach(value -> checkText(file, value, "null|~|"));
      }
    }
  }

  private static void checkText(Path file, Node node, String others) {
    if (!node.getTag().equals(Tag.STR) && !text(node).matches(others)) {
      String problem = "`%s`, which YAML takes for another value than this text: quote it";
      throw unreadable(file, node.getStartMark(), problem.formatted(text(node)));
    }
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "?";
  }

  private static RefusedException unreadable(Path file, Mark mark, String problem) {
    return unreadable(file, mark.getLine() + 1, mark.getColumn() + 1, problem);
  }

  private static RefusedException unreadable(Path file, int line, int column, String problem) {
    return new RefusedException(file + ", line " + line + ", column " + column + ": " + problem);
  }
}
