package co.lettermint.projects.generator;

import static java.nio.charset.StandardCharsets.UTF_8;

import co.lettermint.projects.generator.Place.RefusedException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

/** The trees of a specification and of all files that it refers to. */
final class Specification {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The keywords of the operations of a path, in the order of their methods in Java. */
  static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

  private final URI root;
  private final Map<URI, JsonNode> trees = new HashMap<>();
  private final Map<String, Reference> references = new LinkedHashMap<>();
  private final Set<String> problems = new LinkedHashSet<>();

  /** The place that a reference means, and the problem if nothing is there. */
  private record Reference(URI file, String pointer, String problem) {}

  private Specification(URI root) {
    this.root = root;
  }

  /** Reads all files. What cannot be read, or is no OpenAPI, is refused with its place. */
  static Specification read(Path file) {
    Specification read = new Specification(file.toAbsolutePath().normalize().toUri());
    read.readFile(read.root);
    read.references.forEach(read::follow);
    if (!read.problems.isEmpty()) {
      throw new RefusedException(String.join("\n", read.problems));
    }
    var parsed = new OpenAPIV3Parser().readLocation(file.toString(), null, null);
    // From OpenAPI 3.1 on, an operation needs no responses, which the parser does not know.
    boolean isOld = read.at("/openapi").asText().startsWith("3.0");
    String needless = isOld ? "" : ".*[.]responses is missing";
    Set<String> messages = new TreeSet<>(parsed.getMessages());
    messages.removeIf(message -> message.matches(needless));
    if (parsed.getOpenAPI() == null || !messages.isEmpty()) {
      String all = String.join("\n  ", messages);
      throw new RefusedException(file + " is not valid OpenAPI 3:\n  " + all);
    }
    read.trees.values().forEach(tree -> forget(tree, isOld));
    return read;
  }

  /** Removes what means nothing: in OpenAPI 3.0 all beside a reference, later {@code nullable}. */
  private static void forget(JsonNode tree, boolean isOld) {
    for (JsonNode node : tree.findParents(isOld ? "$ref" : "nullable")) {
      if (isOld && node.path("$ref").isTextual()) {
        ((ObjectNode) node).retain("$ref");
      } else if (node.path("nullable").isBoolean()) {
        ((ObjectNode) node).remove("nullable");
      }
    }
  }

  /** What the root has at a JSON pointer. */
  JsonNode at(String pointer) {
    return trees.get(root).at(pointer);
  }

  /** What a node refers to, if it does. */
  JsonNode target(JsonNode node) {
    Reference reference = references.get(node.path("$ref").asText());
    return reference == null
        ? MissingNode.getInstance()
        : trees.get(reference.file()).at(reference.pointer());
  }

  /** A node, or what it refers to. */
  JsonNode resolved(JsonNode node) {
    JsonNode target = target(node);
    return target.isMissingNode() ? node : resolved(target);
  }

  private void readFile(URI file) {
    if (trees.putIfAbsent(file, MissingNode.getInstance()) != null) {
      return;
    }
    try (InputStream in = file.toURL().openStream()) {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(in.readAllBytes())).toString();
      if (text.stripLeading().startsWith("{")) {
        JSON.readTree(text); // is stricter
        text = text.replace('\t', ' '); // which YAML does not know between tokens
      }
      LoaderOptions options = new LoaderOptions();
      options.setCodePointLimit(Integer.MAX_VALUE);
      Yaml yaml = new Yaml(new TreeConstructor(file, options));
      trees.put(file, JSON.valueToTree(yaml.load(text)));
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      problems.add(place(file, at.getLineNr(), at.getColumnNr()) + e.getOriginalMessage());
    } catch (MarkedYAMLException e) {
      problems.add(place(file, e.getProblemMark()) + e.getProblem());
    } catch (IOException | YAMLException | IllegalArgumentException e) {
      problems.add(file.getPath() + " cannot be read: " + e);
    }
  }

  /** Refuses a reference to nothing, or to another one that leads back to it. */
  private void follow(String name, Reference reference) {
    JsonNode end = JSON.createObjectNode().put("$ref", name);
    for (int i = 0; i <= references.size() && end.path("$ref").isTextual(); i++) {
      end = target(end);
    }
    if (end.isMissingNode() || end.path("$ref").isTextual()) {
      problems.add(reference.problem());
    }
  }

  private static String place(URI file, Mark mark) {
    return place(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static String place(URI file, int line, int column) {
    return file.getPath() + ", line " + line + ", column " + column + ": ";
  }

  /** Makes a reference absolute, and refuses what YAML takes for something else. */
  private final class TreeConstructor extends SafeConstructor {
    private final URI file;

    TreeConstructor(URI file, LoaderOptions options) {
      super(options);
      this.file = file;
      yamlConstructors.put(Tag.TIMESTAMP, new ConstructYamlStr());
    }

    @Override
    protected void constructMapping2ndStep(MappingNode mapping, Map<Object, Object> tree) {
      Map<String, Node> values = new HashMap<>();
      for (NodeTuple entry : mapping.getValue()) {
        Node key = entry.getKeyNode();
        checkText(key, "[1-9][0-9]*|0|true|false|<<");
        if (values.put(text(key), entry.getValueNode()) != null) {
          problem(key, "found duplicate key %s");
        }
      }
      if (values.get("enum") instanceof SequenceNode items) {
        boolean isText = text(values.get("type")).equals("string");
        String others = isText ? "null|~|" : "(?s)(?!(?i)(yes|no|on|off)$).*";
        items.getValue().forEach(item -> checkText(item, others));
      }
      super.constructMapping2ndStep(mapping, tree);
      if (values.get("$ref") instanceof ScalarNode reference) {
        tree.put("$ref", absolute(reference));
        if (values.keySet().stream().anyMatch(TreeConstructor::isOfAPath)) {
          problem(
              reference, "`%s` is the whole path, and more is said beside it; move that to there");
        }
      }
    }

    private static boolean isOfAPath(String keyword) {
      return METHODS.contains(keyword) || keyword.matches("parameters|servers");
    }

    /** Refuses a text that YAML takes for a number, a date or a truth value. */
    private void checkText(Node node, String others) {
      if (!node.getTag().equals(Tag.STR) && !text(node).matches(others)) {
        problem(node, "`%s`, which YAML takes for another value than this text: quote it");
      }
    }

    private String absolute(ScalarNode node) {
      String[] parts = node.getValue().split("#", 2);
      URI other = parts[0].isEmpty() ? file : file.resolve(parts[0].replace(" ", "%20"));
      String pointer = parts.length < 2 ? "" : URLDecoder.decode(parts[1], UTF_8);
      boolean isComponent = !other.equals(root) || pointer.matches("/components/\\w+/[^/]+");
      if (isComponent && pointer.matches("(?s)|/.*")) {
        String nothing = place(file, node.getStartMark()) + "nothing is at `" + text(node) + "`";
        references.putIfAbsent(other + "#" + pointer, new Reference(other, pointer, nothing));
      } else {
        problem(node, "`%s` is no component; make it one");
      }
      readFile(other);
      return other + "#" + pointer;
    }

    private void problem(Node node, String reason) {
      problems.add(place(file, node.getStartMark()) + reason.formatted(text(node)));
    }

    private static String text(Node node) {
      return node instanceof ScalarNode scalar ? scalar.getValue() : "?";
    }
  }
}
