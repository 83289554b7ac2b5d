package co.lettermint.projects.contract.templates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;
import org.openapitools.codegen.config.GlobalSettings;

/** Runs the generator with the client's templates and options on another specification. */
final class Generation {
  private static final Path TEMPLATES = Path.of("../client/src/main/openapi-templates");
  private static final Pattern UNCOVERED = Pattern.compile("@uncovered (.*?) @end");

  private final Path folder;

  private Generation(Path folder) {
    this.folder = folder;
  }

  static Generation of(Path specification, Path folder) {
    GlobalSettings.setProperty("models", "");
    GlobalSettings.setProperty("apis", "");
    for (String kind : List.of("modelTests", "modelDocs", "apiTests", "apiDocs")) {
      GlobalSettings.setProperty(kind, "false");
    }
    CodegenConfigurator configurator =
        CodegenConfigurator.fromFile(TEMPLATES.resolve("config.yaml").toString())
            .setGeneratorName("java")
            .setTemplateDir(TEMPLATES.toString())
            .setInputSpec(specification.toString())
            .setOutputDir(folder.toString())
            .addAdditionalProperty("sourceFolder", "");
    DefaultGenerator generator = new DefaultGenerator();
    generator.setGenerateMetadata(false);
    generator.opts(configurator.toClientOptInput()).generate();
    return new Generation(folder);
  }

  List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  /** The sentence that stops the build, if there is one. */
  Optional<String> refusal() throws IOException {
    for (Path source : sources()) {
      Matcher matcher = UNCOVERED.matcher(Files.readString(source));
      if (matcher.find()) {
        return Optional.of(matcher.group(1));
      }
    }
    return Optional.empty();
  }

  /** Compiles with all warnings fatal; the result is the compiler's exit code. */
  int compile(Path classes) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("-Xlint:all,-processing", "-Werror", "-proc:none"));
    arguments.addAll(
        List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path")));
    sources().forEach(source -> arguments.add(source.toString()));
    return ToolProvider.getSystemJavaCompiler()
        .run(null, null, null, arguments.toArray(String[]::new));
  }
}
