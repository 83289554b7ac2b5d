package co.lettermint.projects.contract;

import co.lettermint.projects.specification.Specification;
import co.lettermint.projects.specification.SpecifiedField;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A place in the sources of a witness.
 *
 * @param steps the names and indexes that lead to it; in code the file, and a name in JSON
 */
public record Place(Witness witness, List<String> steps) {
  private static final Path ROOT = Path.of("..");
  private static final String GENERATED =
      "client/target/generated-sources/openapi/co/lettermint/projects/";
  private static final Map<Path, Node> TREES = new ConcurrentHashMap<>();

  public static Place of(Witness witness, String... steps) {
    return new Place(witness, List.of(steps));
  }

  /** Where the specification has a field. */
  public static Place of(SpecifiedField field) {
    return new Place(Witness.SPECIFICATION, field.steps());
  }

  /** A place below this one. */
  public Place at(String... names) {
    return at(List.of(names));
  }

  public Place at(Collection<String> names) {
    List<String> longer = new ArrayList<>(steps);
    longer.addAll(names);
    return new Place(witness, List.copyOf(longer));
  }

  /** A value of the JSON here, by its JSON path; the first element for any. */
  public Place path(String path) {
    return at(
        Stream.of(path.replace("[*]", ".0").replaceAll("\\[(\\d+)]", ".$1").split("\\."))
            .filter(step -> !step.isEmpty() && !step.equals("$"))
            .toList());
  }

  /** What holds this place; none for a whole document. */
  public Optional<Place> parent() {
    return steps.isEmpty()
        ? Optional.empty()
        : Optional.of(new Place(witness, steps.subList(0, steps.size() - 1)));
  }

  /** Its file, relative to the repository. */
  public String file() {
    return switch (witness) {
      case DOCUMENTATION -> "openapi/examples/" + Witnesses.DOCUMENTED_BODY;
      case SPECIFICATION -> "openapi/" + Specification.FILE;
      case PACT -> "contract-tests/" + PactFile.FILE;
      case CODE -> GENERATED + steps.get(0);
    };
  }

  /** The line in the committed file. What is missing there has the line of what would hold it. */
  public int line() {
    Path file = ROOT.resolve(file());
    if (witness == Witness.CODE) {
      return Files.isRegularFile(file) ? lineInCode(read(file).lines().toList()) : 1;
    }
    Node node = TREES.computeIfAbsent(file, it -> parse(read(it)));
    int line = node.getStartMark().getLine();
    for (String step : steps) {
      Optional<NodeTuple> child = child(node, step);
      if (child.isEmpty()) {
        break;
      }
      line = child.get().getKeyNode().getStartMark().getLine();
      node = child.get().getValueNode();
    }
    return line + 1;
  }

  /** File and line. */
  public String shown() {
    return file() + ":" + line();
  }

  @Override
  public String toString() {
    return shown() + ", " + String.join("/", steps);
  }

  /** A member with its key, or an element as its own key. */
  private static Optional<NodeTuple> child(Node node, String step) {
    if (node instanceof MappingNode map) {
      return map.getValue().stream()
          .filter(one -> ((ScalarNode) one.getKeyNode()).getValue().equals(step))
          .findFirst();
    }
    List<Node> elements = node instanceof SequenceNode list ? list.getValue() : List.of();
    return IntStream.range(0, elements.size())
        .filter(i -> step.equals("" + i))
        .mapToObj(i -> new NodeTuple(elements.get(i), elements.get(i)))
        .findFirst();
  }

  /** Where the last step stands in quotes, else where the type begins. */
  private int lineInCode(List<String> lines) {
    String quoted = '"' + steps.get(steps.size() - 1) + '"';
    return Stream.concat(
            lines.stream().filter(line -> line.contains(quoted)),
            lines.stream().filter(line -> line.startsWith("public ")))
        .findFirst()
        .map(line -> lines.indexOf(line) + 1)
        .orElse(1);
  }

  /** JSON is YAML as well, and its nodes know their lines. */
  private static Node parse(String text) {
    return new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
