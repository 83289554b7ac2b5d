package co.lettermint.projects.generator;

import static java.nio.charset.StandardCharsets.UTF_8;

import co.lettermint.projects.generator.Refusals.RefusedException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
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
  private final Path root;
  private final Set<String> nodes = new HashSet<>();
  private final Map<String, String> references = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private Specification(Path root) {
    this.root = root;
  }

  static OpenAPI read(Path file) {
    Specification checked = new Specification(file.toAbsolutePath().normalize());
    checked.readFile(checked.root);
    checked.references.keySet().removeAll(checked.nodes);
    checked.problems.addAll(checked.references.values());
    if (!checked.problems.isEmpty()) {
      throw new RefusedException(String.join("\n", checked.problems));
    }
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

  private void readFile(Path file) {
    if (!nodes.add(file + "#")) {
      return;
    }
    try {
      String text = Files.readString(file);
      if (text.stripLeading().startsWith("{")) {
        new ObjectMapper().readTree(text); // is stricter
      }
      LoaderOptions options = new LoaderOptions();
      options.setCodePointLimit(Integer.MAX_VALUE);
      read(file, "#", new Yaml(options).compose(new StringReader(text.replace('\t', ' '))));
    } catch (JsonProcessingException e) {
      JsonLocation place = e.getLocation();
      problems.add(at(file, place.getLineNr(), place.getColumnNr()) + e.getOriginalMessage());
    } catch (MarkedYAMLException e) {
      problems.add(at(file, e.getProblemMark()) + e.getProblem());
    } catch (IOException | YAMLException | IllegalArgumentException e) {
      problems.add(file + " cannot be read: " + e);
    }
  }

  /** Refuses what the parser reads as something else, and keeps what it may refer to. */
  private void read(Path file, String pointer, Node node) {
    nodes.add(file + pointer);
    if (node instanceof SequenceNode sequence) {
      int index = 0;
      for (Node item : sequence.getValue()) {
        read(file, pointer + "/" + index++, item);
      }
    } else if (node instanceof MappingNode mapping) {
      Map<String, Node> entries = new HashMap<>();
      for (NodeTuple entry : mapping.getValue()) {
        String key = text(entry.getKeyNode());
        checkText(file, entry.getKeyNode(), "[1-9][0-9]*|0|true|false|<<");
        if (entries.put(key, entry.getValueNode()) != null) {
          problems.add(at(file, entry.getKeyNode().getStartMark()) + "found duplicate key " + key);
        }
        String escaped = key.replace("~", "~0").replace("/", "~1");
        read(file, pointer + "/" + escaped, entry.getValueNode());
      }
      if (entries.get("$ref") instanceof ScalarNode reference) {
        follow(file, reference.getValue(), reference.getStartMark());
      }
      if (entries.get("enum") instanceof SequenceNode values) {
        boolean isText = text(entries.get("type")).equals("string");
        String others = isText ? "null|~|" : "(?s)(?!(?i)(yes|no|on|off)$).*";
        values.getValue().forEach(value -> checkText(file, value, others));
      }
    }
  }

  /** The parser forgets what it does not find, and what stands at another place than this. */
  private void follow(Path file, String reference, Mark mark) {
    String[] parts = reference.split("#", 2);
    if (!parts[0].contains("://")) {
      Path other = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]).normalize();
      String pointer = parts.length < 2 ? "" : URLDecoder.decode(parts[1], UTF_8);
      boolean isKnown = !other.equals(root) || pointer.matches("/components/\\w+/[^/]+");
      String problem = isKnown ? "nothing is at `%s`" : "`%s` is no component; make it one";
      references.putIfAbsent(
          isKnown ? other + "#" + pointer : reference,
          at(file, mark) + problem.formatted(reference));
      readFile(other);
    }
  }

  /** Refuses a text that YAML takes for a number, a date or a truth value. */
  private void checkText(Path file, Node node, String others) {
    if (!node.getTag().equals(Tag.STR) && !text(node).matches(others)) {
      String problem = "`%s`, which YAML takes for another value than this text: quote it";
      problems.add(at(file, node.getStartMark()) + problem.formatted(text(node)));
    }
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "?";
  }

  private static String at(Path file, Mark mark) {
    return at(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static String at(Path file, int line, int column) {
    return file + ", line " + line + ", column " + column + ": ";
  }
}
