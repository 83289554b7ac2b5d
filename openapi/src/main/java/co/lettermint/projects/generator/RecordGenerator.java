package co.lettermint.projects.generator;

import co.lettermint.projects.generator.Model.EnumFile;
import co.lettermint.projects.generator.Model.File;
import co.lettermint.projects.generator.Model.RecordFile;
import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.StringWrapper;
import com.samskivert.mustache.Mustache;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.openapitools.codegen.CodegenConfig;
import org.openapitools.codegen.CodegenType;
import org.openapitools.codegen.DefaultCodegen;

/**
 * Generates records, open enumerations and Retrofit interfaces. All of it is done before the stock
 * generator looks at the specification, for that one makes a class of whatever it meets; it finds
 * nothing left to do.
 */
public final class RecordGenerator extends DefaultCodegen implements CodegenConfig {
  private OpenAPI specification;

  @Override
  public CodegenType getTag() {
    return CodegenType.CLIENT;
  }

  @Override
  public String getName() {
    return "lettermint-records";
  }

  @Override
  public String getHelp() {
    return "Generates records, open enumerations and Retrofit interfaces.";
  }

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
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    openAPI
        .paths(new Paths())
        .components(new Components())
        .servers(null)
        .tags(null)
        .security(null)
        .setWebhooks(null);
  }

  @Override
  public void postProcess() {
    // The stock one asks for donations.
  }

  /** The formatted sources by their paths. */
  static Map<String, String> sources(
      OpenAPI specification, Path file, String apiPackage, String modelPackage) {
    Refusals refusals = new Refusals();
    Components components = specification.getComponents();
    Schemas schemas =
        new Schemas(
            components == null || components.getSchemas() == null
                ? Map.of()
                : components.getSchemas(),
            modelPackage,
            refusals);
    List<File> files = new ArrayList<>(new Operations(specification, schemas, refusals).files());
    files.addAll(schemas.files());
    refusals.throwIfAny(file.getFileName().toString());
    String source = file.getParent().getFileName() + "/" + file.getFileName();
    Map<String, String> sources = new TreeMap<>();
    for (File each : files) {
      boolean isModel = each instanceof RecordFile || each instanceof EnumFile;
      String inPackage = isModel ? modelPackage : apiPackage;
      Object context =
          Map.of("file", each, "package", inPackage, "source", source.replaceAll("[^\\w./-]", "_"));
      String template = each.getClass().getSimpleName() + ".mustache";
      sources.put(
          inPackage.replace('.', '/') + "/" + each.name() + ".java",
          formatted(rendered(template, context)));
    }
    return sources;
  }

  private static String rendered(String template, Object context) {
    try (InputStream in = RecordGenerator.class.getResourceAsStream(template)) {
      return Mustache.compiler()
          .escapeHTML(false)
          .compile(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .execute(context);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String formatted(String source) {
    try {
      Formatter formatter = new Formatter();
      return StringWrapper.wrap(formatter.formatSource(source), formatter);
    } catch (FormatterException e) {
      throw new IllegalStateException("not Java: " + e.getMessage() + "\n" + source, e);
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
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!sources.containsKey(folder.relativize(file).toString().replace('\\', '/'))) {
          Files.delete(file);
        }
      }
    }
  }
}
