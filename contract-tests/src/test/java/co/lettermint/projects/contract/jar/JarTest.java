package co.lettermint.projects.contract.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import co.lettermint.projects.api.ProjectsApi;
import co.lettermint.projects.contract.ClientClasses;
import co.lettermint.projects.contract.Golden;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a user takes from the jar besides its classes. */
final class JarTest {
  private static final String PACKAGE = "co.lettermint.projects";
  private static final String NATIVE_IMAGE =
      "META-INF/native-image/co.lettermint.projects/lettermint-projects-client/";
  private static final String VERSION = System.getProperty("project.version");
  private static final Path TARGET = Path.of("../client/target");

  private static final Path FILE = ClientClasses.place();

  @AutoClose private static FileSystem jar;

  @BeforeAll
  static void open() throws IOException {
    assumeThat(FILE).as("`mvn test` has made no jar yet").isRegularFile();
    jar = FileSystems.newFileSystem(FILE);
  }

  @Test
  void jarSaysWhatItIsAndUnderWhichLicence() throws IOException {
    assertThat(text("META-INF/LICENSE")).isEqualTo(Files.readString(Path.of("../LICENSE")));
    assertThat(text("META-INF/NOTICE")).isEqualTo(Files.readString(Path.of("../NOTICE")));
    assertThat(text("META-INF/MANIFEST.MF"))
        .contains("\nImplementation-Title: Lettermint Projects: client\r")
        .contains("\nImplementation-Version: " + VERSION + "\r");
  }

  @Test
  void versionIsThatOfTheSpecification() {
    assertThat(ProjectsApi.VERSION).as("set both by .ci/version").isEqualTo(VERSION);
  }

  @Test
  void changelogHasASectionForTheVersion() throws IOException {
    assertThat(Files.readString(Path.of("../CHANGELOG.md"))).contains("\n## " + VERSION);
  }

  @Test
  void moduleExportsTheDoorTheInterfaceAndTheRecords() {
    ModuleDescriptor module = ModuleFinder.of(FILE).find(PACKAGE).orElseThrow().descriptor();

    assertThat(module.isAutomatic()).isFalse();
    assertThat(module.exports())
        .extracting(ModuleDescriptor.Exports::source)
        .containsExactlyInAnyOrder(PACKAGE, PACKAGE + ".api", PACKAGE + ".model");
    assertThat(module.opens())
        .extracting(ModuleDescriptor.Opens::source)
        .containsExactly(PACKAGE + ".model");
  }

  @Test
  void classesHaveFullDebugInformation() throws IOException {
    String rotateCall = text("co/lettermint/projects/LettermintProjects.class");

    assertThat(rotateCall).contains("LineNumberTable", "LocalVariableTable", "SourceFile");
  }

  /** Gson and Retrofit find by reflection what is generated. */
  @Test
  void nativeImageIsToldOfEveryAdapterAndInterface() throws IOException {
    List<String> reflected = new ArrayList<>();
    List<String> proxies = new ArrayList<>();
    for (String name : ClientClasses.names()) {
      if (name.startsWith(PACKAGE + ".api.")) {
        proxies.add("[\"%s\"]".formatted(name));
        reflected.add("{\"name\": \"%s\", \"allDeclaredMethods\": true}".formatted(name));
      } else if (name.startsWith(PACKAGE + ".model.") && name.endsWith("$Adapter")) {
        String constructor = "[{\"name\": \"<init>\", \"parameterTypes\": []}]";
        reflected.add("{\"name\": \"%s\"}".formatted(name.replace("$Adapter", "")));
        reflected.add("{\"name\": \"%s\", \"methods\": %s}".formatted(name, constructor));
      }
    }
    assertThat(reflected).hasSizeGreaterThan(1);
    nativeImageHas("reflect-config.json", reflected);
    nativeImageHas("proxy-config.json", proxies);
  }

  private static void nativeImageHas(String name, List<String> entries) throws IOException {
    Path committed = Path.of("../client/src/main/resources").resolve(NATIVE_IMAGE + name);
    assertThat(text(NATIVE_IMAGE + name)).isEqualTo(Files.readString(committed));
    Golden.check(committed, "[\n  " + String.join(",\n  ", entries) + "\n]\n");
  }

  @Test
  void shrinkersFindRules() throws IOException {
    assertThat(text("META-INF/proguard/lettermint-projects.pro"))
        .contains("co.lettermint.projects.model.*$Adapter");
  }

  @Test
  void sourcesHoldTheGeneratedOnesAsWell() throws IOException {
    Path sources = TARGET.resolve(FILE.getFileName().toString().replace(".jar", "-sources.jar"));
    try (FileSystem opened = FileSystems.newFileSystem(sources)) {
      Path folder = opened.getPath("co/lettermint/projects");

      assertThat(List.of("LettermintProjects", "model/Project", "api/ProjectsApi"))
          .allSatisfy(name -> assertThat(folder.resolve(name + ".java")).exists());
    }
  }

  /** The pom that users get: no parent, and what the client cannot run without. */
  @Test
  void pomStandsAloneAndNamesWhatRunsWithTheClient() throws IOException {
    String pom = Files.readString(TARGET.resolve(".flattened-pom.xml"));

    assertThat(pom)
        .contains("<url>", "<licenses>", "<developers>", "<scm ")
        .doesNotContain("<parent>");
    assertThat(pom).doesNotContain("${");
    assertThat(
            Pattern.compile(
                    "(?s)<artifactId>([\\w-]+)</artifactId>\\s*<version>[^<]+</version>\\s*<scope>compile<")
                .matcher(pom)
                .results()
                .map(found -> found.group(1)))
        .containsExactlyInAnyOrder("gson", "okhttp-jvm", "retrofit", "jspecify");
  }

  private static String text(String entry) throws IOException {
    return Files.readString(jar.getPath(entry), StandardCharsets.ISO_8859_1);
  }
}
