package co.lettermint.projects.generator;

import co.lettermint.projects.generator.Model.ApiFile;
import co.lettermint.projects.generator.Model.File;
import co.lettermint.projects.generator.Model.RecordFile;
import co.lettermint.projects.generator.Place.RefusedException;
import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.StringWrapper;
import com.samskivert.mustache.Mustache;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openapitools.codegen.languages.JavaClientCodegen;

/**
 * Generates records, open enumerations and Retrofit interfaces. All is done before
 * openapi-generator looks at the specification, for that makes a class of whatever it meets; it
 * finds nothing left to do.
 */
public final class RecordGenerator extends JavaClientCodegen {
  private static final String HEAD =
      "// Generated from %s; edit the specification, not this file.\npackage %s;\n\n";

  /** What a source may use; the formatter removes what it does not. */
  private static final String IMPORTS =
      """
      co.lettermint.projects: Secret
      co.lettermint.projects.json: EnumAdapter Property RecordAdapter Types Values
      com.google.gson: JsonElement
      com.google.gson.annotations: JsonAdapter
      java.math: BigDecimal BigInteger
      java.net: URI
      java.time: LocalDate OffsetDateTime
      java.util: List Map Objects UUID
      org.jspecify.annotations: Nullable
      retrofit2: Call
      retrofit2.http: Body DELETE GET HEAD HTTP Header Headers OPTIONS PATCH POST PUT Path Query
      """;

  private static final String ADAPTERS =
      "static co.lettermint.projects.json.Types: " + String.join(" ", Schemas.ADAPTERS) + "\n";

  /** The simple names that generated code uses; a class of such a name would hide them. */
  static final List<String> USED =
      List.of(
          (IMPORTS
                  + ADAPTERS
                  + "Adapter Boolean Deprecated Double Float Integer Long Object Override String Void")
              .split("\\W+"));

  private Specification specification;

  @Override
  public boolean getUseOpenapiNormalizer() {
    return false;
  }

  @Override
  public boolean getUseInlineModelResolver() {
    return false;
  }

  /** Reads the specification anew, for the plugin has passed over what the parser said of it. */
  @Override
  public void setInputSpec(String inputSpec) {
    super.setInputSpec(inputSpec);
    specification = Specification.read(Path.of(inputSpec));
  }

  @Override
  public void preprocessOpenAPI(OpenAPI openAPI) {
    try {
      Path file = Path.of(getInputSpec()).toAbsolutePath();
      write(Path.of(getOutputDir()), sources(specification, file, apiPackage(), modelPackage()));
    } catch (IOException | FormatterException e) {
      throw new IllegalStateException(e);
    }
    openAPI.paths(new Paths()).components(new Components()).servers(null);
    openAPI.tags(null).security(null).setWebhooks(null);
  }

  @Override
  public void postProcess() {
    // The stock one asks for donations.
  }

  /** The formatted sources by their paths. */
  static Map<String, String> sources(
      Specification specification, Path file, String apiPackage, String modelPackage)
      throws IOException, FormatterException {
    Set<String> refusals = new LinkedHashSet<>();
    Schemas schemas = new Schemas(specification, refusals);
    List<File> files = new ArrayList<>(new Operations(specification, schemas, refusals).files());
    files.addAll(schemas.files());
    if (!refusals.isEmpty()) {
      String all = String.join("\n  ", refusals);
      throw new RefusedException(file.getFileName() + " cannot be generated:\n  " + all);
    }
    String classes =
        schemas.files().stream()
            .map(each -> modelPackage + ": " + each.type() + "\n")
            .collect(Collectors.joining());
    String origin =
        (file.getParent().getFileName() + "/" + file.getFileName()).replaceAll("[^\\w./-]", "_");
    Map<String, String> sources = new TreeMap<>();
    for (File each : files) {
      String in = each instanceof ApiFile ? apiPackage : modelPackage;
      String others =
          each instanceof ApiFile ? classes : each instanceof RecordFile ? ADAPTERS : "";
      String head = HEAD.formatted(origin, in) + imports(IMPORTS + others);
      sources.put(in.replace('.', '/') + "/" + each.type() + ".java", formatted(head, each));
    }
    return sources;
  }

  private static String imports(String names) {
    return names
        .lines()
        .map(line -> line.split(": "))
        .flatMap(line -> Stream.of(line[1].split(" ")).map(name -> line[0] + "." + name))
        .map("import %s;\n"::formatted)
        .collect(Collectors.joining());
  }

  private static String formatted(String head, File file) throws IOException, FormatterException {
    try (InputStream in =
        RecordGenerator.class.getResourceAsStream(file.getClass().getSimpleName() + ".mustache")) {
      String template = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String source = head + Mustache.compiler().escapeHTML(false).compile(template).execute(file);
      Formatter formatter = new Formatter();
      return StringWrapper.wrap(formatter.formatSourceAndFixImports(source), formatter);
    }
  }

  /**
   * Writes what differs, so that nothing else is compiled again, and deletes what the specification
   * has lost.
   */
  private static void write(Path folder, Map<String, String> sources) throws IOException {
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = folder.resolve(source.getKey());
      if (!Files.exists(file) || !Files.readString(file).equals(source.getValue())) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, source.getValue());
      }
    }
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!sources.containsKey(folder.relativize(file).toString().replace('\\', '/'))) {
          Files.delete(file);
        }
      }
    }
  }
}
