package co.lettermint.projects.generator;

import co.lettermint.projects.generator.Refusals.RefusedException;
import com.fasterxml.jackson.core.JsonParser.Feature;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads a specification with all its files. What the parser passes over in silence is an error. */
final class Specification {
  private static final Pattern FILE =
      Pattern.compile("\"?\\$ref\"?\\s*:\\s*[\"']?([^\"'#\\s{}:]+)[\"'#\\s}]");

  private final Set<Path> read = new HashSet<>();
  private Node root;

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
    if (!read.add(file)) {
      return;
    }
    try {
      String text = Files.readString(file);
      if (text.stripLeading().startsWith("{")) {
        new ObjectMapper().enable(Feature.STRICT_DUPLICATE_DETECTION).readTree(text);
      } else {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        root = new Yaml(options).compose(new StringReader(text));
        check(file, root);
      }
      FILE.matcher(text)
          .results()
          .forEach(ref -> check(file.resolveSibling(ref.group(1)).normalize()));
    } catch (JsonProcessingException e) {
      throw unreadable(
          file, e.getLocation().getLineNr(), e.getLocation().getColumnNr(), e.getOriginalMessage());
    } catch (MarkedYAMLException e) {
      throw unreadable(file, e.getProblemMark(), e.getProblem());
    } catch (IOException e) {
      throw new RefusedException(file + " cannot be read: " + e);
    }
  }

  private void check(Path file, Node node) {
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(item -> check(file, item));
    } else if (node instanceof MappingNode mapping) {
      Set<String> keys = new HashSet<>();
      for (NodeTuple entry : mapping.getValue()) {
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
          throw unreadable(file, entry.getKeyNode().getStartMark(), "a key that is no text");
        }
        if (!keys.add(key.getValue())) {
          throw unreadable(
              file, key.getStartMark(), "`" + key.getValue() + "` for the second time");
        }
        if (!isText(key) && !key.getValue().matches("[1-9][0-9]*|0|true|false")) {
          throw unquoted(file, key);
        }
        if (key.getValue().equals("$ref")
            && entry.getValueNode() instanceof ScalarNode ref
            && isLost(ref)) {
          throw unreadable(file, ref.getStartMark(), "nothing is at `" + ref.getValue() + "`");
        }
        check(file, entry.getValueNode());
      }
      if (value(mapping, "type") instanceof ScalarNode type
          && type.getValue().equals("string")
          && value(mapping, "enum") instanceof SequenceNode values) {
        values.getValue().stream()
            .filter(value -> !isText(value) && !value.getTag().equals(Tag.NULL))
            .forEach(
                value -> {
                  throw unquoted(file, (ScalarNode) value);
                });
      }
    }
  }

  private boolean isLost(ScalarNode ref) {
    Node node = root;
    for (String step : ref.getValue().replaceFirst("^(?!#/).*|#/", "").split("/")) {
      String name =
          URLDecoder.decode(step, StandardCharsets.UTF_8).replace("~1", "/").replace("~0", "~");
      node = !step.isEmpty() && node instanceof MappingNode mapping ? value(mapping, name) : node;
    }
    return node == null;
  }

  private static Node value(MappingNode mapping, String name) {
    return mapping.getValue().stream()
        .filter(
            entry -> entry.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name))
        .map(NodeTuple::getValueNode)
        .findFirst()
        .orElse(null);
  }

  private static boolean isText(Node node) {
    return node.getTag().equals(Tag.STR);
  }

  private static RefusedException unquoted(Path file, ScalarNode node) {
    String problem =
        "`" + node.getValue() + "`, which YAML takes for another value than this text: quote it";
    return unreadable(file, node.getStartMark(), problem);
  }

  private static RefusedException unreadable(Path file, Mark mark, String problem) {
    return unreadable(file, mark.getLine() + 1, mark.getColumn() + 1, problem);
  }

  private static RefusedException unreadable(Path file, int line, int column, String problem) {
    return new RefusedException(file + ", line " + line + ", column " + column + ": " + problem);
  }
}
