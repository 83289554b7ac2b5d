import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says in one sentence what keeps a specification from being read; the generator says it in two hundred lines. */
class CheckSpecification {
  public static void main(String[] args) throws Exception {
    String problem = problem(Path.of(args[0]));
    if (problem != null) {
      System.out.print(problem);
      System.exit(1);
    }
  }

  private static String problem(Path file) throws Exception {
    try {
      LoaderOptions options = new LoaderOptions();
      options.setAllowDuplicateKeys(false);
      new Yaml(options).load(Files.readString(file));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark().getLine() + 1;
      return "line " + line + ", column " + (e.getProblemMark().getColumn() + 1) + ": this is no YAML, " + e.getProblem() + ".";
    }
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    List<String> messages = new OpenAPIV3Parser().readLocation(file.toString(), null, options).getMessages();
    String others = messages.size() > 1 ? " (and " + (messages.size() - 1) + " more)" : "";
    return messages.isEmpty() ? null : messages.get(0) + others + ".";
  }
}
