package co.lettermint.projects.generator;

import co.lettermint.projects.generator.Refusals.RefusedException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import io.swagger.v3.parser.util.DeserializationUtils;
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
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Reads a specification with all its files. What the parser would pass over in silence is an error
 * here.
 */
final class Specification {
  private static final Pattern JSON_REF = Pattern.compile("\"\\$ref\"\\s*:\\s*\"([^\"#]+)");
  private static final int MAX_CHARACTERS = 64 << 20;

  private final Set<Path> read = new HashSet<>();

  private Specification() {}

  static OpenAPI read(Path file) {
    new Specification().check(file.toAbsolutePath().normalize());
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    SwaggerParseResult result = new OpenAPIV3Parser().readLocation(file.toString(), null, options);
    OpenAPI specification = result.getOpenAPI();
    // From OpenAPI 3.1 on, an operation needs no responses, which the parser does not know.
    boolean mayLackResponses =
        specification != null && !specification.getOpenapi().startsWith("3.0");
    List<String> messages =
        result.getMessages().stream()
            .filter(message -> !(mayLackResponses && message.endsWith(".responses is missing")))
            .distinct()
            .sorted()
            .toList();
    if (specification == null || !messages.isEmpty()) {
      throw new RefusedException(
          file + " is not valid OpenAPI 3:\n  " + String.join("\n  ", messages));
    }
    return specification;
  }

  private void check(Path file) {
    if (!read.add(file)) {
      return;
    }
    try {
      String text = Files.readString(file);
      if (text.isBlank()) {
        throw new RefusedException(file + " is empty.");
      }
      if (text.stripLeading().startsWith("{")) {
        new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).readTree(text);
        JSON_REF.matcher(text).results().forEach(ref -> check(file, ref.group(1)));
      } else {
        Node root = yaml(text);
        check(file, root, root);
      }
    } catch (JsonProcessingException e) {
      throw unreadable(
          file, e.getLocation().getLineNr(), e.getLocation().getColumnNr(), e.getOriginalMessage());
    } catch (MarkedYAMLException e) {
      throw unreadable(file, e.getProblemMark(), e.getProblem());
    } catch (IOException e) {
      throw new RefusedException(file + " cannot be read: " + e + ".");
    }
  }

  private void check(Path file, String ref) {
    if (!ref.matches("\\w+:.*")) {
      check(file.resolveSibling(ref).normalize());
    }
  }

  private static Node yaml(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_CHARACTERS);
    DumperOptions unused = new DumperOptions();
    return new Yaml(
            new SafeConstructor(options),
            new Representer(unused),
            unused,
            options,
            new DeserializationUtils.CustomResolver())
        .compose(new StringReader(text));
  }

  private void check(Path file, Node root, Node node) {
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(item -> check(file, root, item));
    }
    if (!(node instanceof MappingNode mapping)) {
      return;
    }
    Set<String> keys = new HashSet<>();
    for (NodeTuple entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        throw unreadable(file, entry.getKeyNode().getStartMark(), "a key that is not a text");
      }
      if (!keys.add(key.getValue())) {
        throw unreadable(file, key.getStartMark(), "`" + key.getValue() + "` for the second time");
      }
      if (!isText(key) && !key.getValue().matches("[1-9][0-9]*|0|true|false")) {
        throw unquoted(file, key);
      }
      if (key.getValue().equals("enum")
          && entry.getValueNode() instanceof SequenceNode values
          && isStrings(mapping)) {
        values.getValue().stream()
            .filter(value -> !isText(value) && !value.getTag().equals(Tag.NULL))
            .findFirst()
            .ifPresent(
                value -> {
                  throw unquoted(file, (ScalarNode) value);
                });
      }
      if (key.getValue().equals("$ref") && entry.getValueNode() instanceof ScalarNode ref) {
        String target = ref.getValue().replaceFirst("#.*", "");
        if (!target.isEmpty()) {
          check(file, target);
        } else if (ref.getValue().startsWith("#/") && !contains(root, ref.getValue())) {
          throw unreadable(file, ref.getStartMark(), "nothing is at `" + ref.getValue() + "`");
        }
      }
      check(file, root, entry.getValueNode());
    }
  }

  private static boolean contains(Node root, String pointer) {
    Node node = root;
    for (String step : pointer.substring(2).split("/")) {
      String name =
          URLDecoder.decode(step, StandardCharsets.UTF_8).replace("~1", "/").replace("~0", "~");
      node = node instanceof MappingNode mapping ? value(mapping, name) : node;
    }
    return node != null;
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

  private static boolean isStrings(MappingNode schema) {
    return value(schema, "type") instanceof ScalarNode type && type.getValue().equals("string");
  }

  private static RefusedException unquoted(Path file, ScalarNode node) {
    return unreadable(
        file,
        node.getStartMark(),
        "`" + node.getValue() + "`, which YAML takes for another value than this text: quote it");
  }

  private static RefusedException unreadable(Path file, Mark mark, String problem) {
    return mark == null
        ? unreadable(file, 1, 1, problem)
        : unreadable(file, mark.getLine() + 1, mark.getColumn() + 1, problem);
  }

  private static RefusedException unreadable(Path file, int line, int column, String problem) {
    return new RefusedException(
        file
            + ", line "
            + line
            + ", column "
            + column
            + ": "
            + problem.replaceAll("\\s+", " ").replaceFirst("\\.?$", "."));
  }
}
