package co.lettermint.projects.contract;

import co.lettermint.projects.specification.Specification;
import co.lettermint.projects.specification.SpecifiedField;
import co.lettermint.projects.specification.SpecifiedType;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * What a place of a violation, such as {@code lettermint-projects.yaml, Project.id}, is in the
 * committed sources.
 *
 * @param steps the names and indexes that lead to it; in code the file and the name in JSON
 * @param file relative to the repository
 */
public record Location(Witness witness, List<String> steps, String file, int line) {
  private static final Path ROOT = Path.of("..");
  private static final Path GENERATED =
      ROOT.resolve("client/target/generated-sources/openapi/co/lettermint/projects");
  private static final Path SPECIFICATION = ROOT.resolve("openapi").resolve(Specification.FILE);
  private static final Path DOCUMENTED =
      ROOT.resolve("openapi/examples").resolve(Witnesses.DOCUMENTED_BODY);
  private static final Pattern IN_PACT = Pattern.compile("(?:'(.*?)'(?:, |$))?(.*)");
  private static final Map<Path, Node> TREES = new ConcurrentHashMap<>();

  /** Where that is, as far as it exists. */
  public static Optional<Location> of(String place) {
    String name = place.replaceFirst(",.*", "");
    String rest = place.substring(Math.min(place.length(), name.length() + 2));
    if (name.equals(Specification.FILE)) {
      return Optional.of(at(Witness.SPECIFICATION, inSpecification(rest)));
    }
    if (name.equals(Witnesses.DOCUMENTED_BODY)) {
      return Optional.of(at(Witness.DOCUMENTATION, steps(rest)));
    }
    if (name.equals(PactFile.FILE.getFileName().toString())) {
      return Optional.of(at(Witness.PACT, inPact(rest)));
    }
    return Stream.of("model/" + name, "api/" + name)
        .filter(file -> name.endsWith(".java") && Files.exists(GENERATED.resolve(file)))
        .findFirst()
        .map(file -> at(Witness.CODE, rest.isEmpty() ? List.of(file) : List.of(file, rest)));
  }

  /** The line is that of the last step that exists: what is missing stands in no file. */
  public static Location at(Witness witness, List<String> steps) {
    Path file =
        switch (witness) {
          case DOCUMENTATION -> DOCUMENTED;
          case SPECIFICATION -> SPECIFICATION;
          case PACT -> PactFile.FILE;
          case CODE -> GENERATED.resolve(steps.get(0));
        };
    int line =
        witness == Witness.CODE
            ? lineInCode(file, steps.get(steps.size() - 1))
            : lineOf(existing(file, steps));
    String shown =
        ROOT.toAbsolutePath().normalize().relativize(file.toAbsolutePath().normalize()).toString();
    return new Location(witness, List.copyOf(steps), shown, line);
  }

  private static int lineOf(List<Node> nodes) {
    return nodes.get(nodes.size() - 1).getStartMark().getLine() + 1;
  }

  /** The first node whose path has each of the words, or the field of a body with this path. */
  private static List<String> inSpecification(String rest) {
    Matcher field = Pattern.compile("(\\w+), (\\$.*)").matcher(rest);
    if (field.matches()) {
      String path = field.group(2);
      String owner = ownerOf(path, field.group(1), Specification.current());
      String name = path.substring(path.lastIndexOf('.') + 1);
      return List.of("components", "schemas", owner, "properties", name);
    }
    List<String> words = Stream.of(rest.split("[ .\\[\\]]")).filter(one -> !one.isEmpty()).toList();
    List<String> steps = new ArrayList<>();
    int found = words.size();
    while (!find(tree(SPECIFICATION), words.subList(0, found), steps)) {
      found--;
    }
    steps.addAll(words.subList(found, words.size()));
    return steps;
  }

  /** The schema that has, or would have, the field with this path in a body. */
  public static String ownerOf(String path, String body, Specification specification) {
    String parent = path.substring(0, path.lastIndexOf('.')).replaceFirst("(\\[\\*])*$", "");
    SpecifiedField field = specification.schemas().body(body).get(parent);
    if (field == null) {
      return body;
    }
    return innermost(field.type()).schema();
  }

  /** The type of what an array holds, at any depth. */
  public static SpecifiedType innermost(SpecifiedType type) {
    return type.items().isEmpty() ? type : innermost(type.items().get(0));
  }

  private static boolean find(Node node, List<String> words, List<String> steps) {
    if (words.isEmpty()) {
      return true;
    }
    for (Map.Entry<String, Node> child : children(node).entrySet()) {
      steps.add(child.getKey());
      List<String> left = words.stream().filter(word -> !isNamed(child, word)).toList();
      if (find(child.getValue(), left, steps)) {
        return true;
      }
      steps.remove(steps.size() - 1);
    }
    return false;
  }

  /** A parameter is found by its name, and a method in capitals. */
  private static boolean isNamed(Map.Entry<String, Node> child, String word) {
    boolean isMethod = word.equals(word.toUpperCase(Locale.ROOT));
    return child.getKey().equals(isMethod ? word.toLowerCase(Locale.ROOT) : word)
        || children(child.getValue()).get("name") instanceof ScalarNode name
            && name.getValue().equals(word);
  }

  private static List<String> inPact(String rest) {
    Matcher matcher = IN_PACT.matcher(rest);
    matcher.matches();
    List<PactFile.Interaction> all = PactFile.read().interactions();
    String path = matcher.group(2).replaceFirst("^\\$", "response.body.content");
    return IntStream.range(0, all.size())
        .filter(i -> matcher.group(1) == null || matcher.group(1).equals(all.get(i).state()))
        .mapToObj(i -> steps("interactions." + i + "." + path))
        .max(Comparator.comparingInt(one -> existing(PactFile.FILE, one).size()))
        .orElse(List.of());
  }

  /** A JSON path as steps, the first element for any. */
  public static List<String> steps(String path) {
    return Stream.of(path.replace("[*]", ".0").replaceAll("\\[(\\d+)]", ".$1").split("\\."))
        .filter(step -> !step.isEmpty() && !step.equals("$"))
        .toList();
  }

  /** The document, and the keys or elements that the steps lead along. */
  private static List<Node> existing(Path file, List<String> steps) {
    Node node = tree(file);
    List<Node> nodes = new ArrayList<>(List.of(node));
    for (String step : steps) {
      Node parent = node;
      node = children(parent).get(step);
      if (node == null) {
        break;
      }
      nodes.add(parent instanceof MappingNode map ? key(map, step) : node);
    }
    return nodes;
  }

  /** Where the text stands in quotes, else where the type begins. */
  private static int lineInCode(Path file, String text) {
    List<String> lines = read(file).lines().toList();
    return IntStream.range(0, lines.size())
            .filter(i -> lines.get(i).contains('"' + text + '"'))
            .findFirst()
            .orElseGet(
                () ->
                    IntStream.range(0, lines.size())
                        .filter(i -> lines.get(i).startsWith("public "))
                        .findFirst()
                        .orElse(0))
        + 1;
  }

  /** JSON is YAML as well, and its nodes know their lines. */
  private static Node tree(Path file) {
    return TREES.computeIfAbsent(
        file,
        it ->
            new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(read(it))));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Node> children(Node node) {
    Map<String, Node> children = new LinkedHashMap<>();
    if (node instanceof MappingNode map) {
      map.getValue()
          .forEach(
              one -> children.put(((ScalarNode) one.getKeyNode()).getValue(), one.getValueNode()));
    } else if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(one -> children.put("" + children.size(), one));
    }
    return children;
  }

  private static Node key(MappingNode map, String name) {
    return map.getValue().stream()
        .map(one -> one.getKeyNode())
        .filter(one -> ((ScalarNode) one).getValue().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
