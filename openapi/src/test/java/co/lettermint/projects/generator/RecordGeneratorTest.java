package co.lettermint.projects.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openapitools.codegen.ClientOptInput;
import org.openapitools.codegen.CodegenConstants;
import org.openapitools.codegen.DefaultGenerator;

/** Runs the generator as the plugin does. */
final class RecordGeneratorTest {
  private static final String HEAD = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\n";
  private static final String PETS =
      HEAD
          + """
          components:
            schemas:
              Pet: {type: object, description: A pet., properties: {a: {type: string}}}
              Toy: {type: object, properties: {a: {$ref: 'parts.yaml#/Part'}}}
          """;
  private static final String PARTS = "Part: {type: object, properties: {b: {type: string}}}\n";

  @TempDir private Path folder;

  @Test
  void whatDidNotChangeIsNotWritten() throws Exception {
    write("parts.yaml", PARTS);
    generate(PETS);
    FileTime old = FileTime.fromMillis(0);
    for (String name : List.of("Pet", "Toy", "Part")) {
      Files.setLastModifiedTime(source(name), old);
    }

    generate(PETS.replace("A pet.", "Another."));

    assertThat(Files.getLastModifiedTime(source("Pet"))).isNotEqualTo(old);
    assertThat(Files.getLastModifiedTime(source("Toy"))).isEqualTo(old);
    assertThat(Files.getLastModifiedTime(source("Part"))).isEqualTo(old);
  }

  @Test
  void whatTheSpecificationLostIsDeleted() throws Exception {
    write("parts.yaml", PARTS);
    generate(PETS);

    generate(PETS.replaceAll("(?m)^ *Pet:.*\n", ""));

    assertThat(sources()).containsExactlyInAnyOrder("Part.java", "Toy.java");
  }

  @Test
  void anotherFileOfTheSpecificationCounts() throws Exception {
    write("parts.yaml", PARTS);
    generate(PETS);

    write("parts.yaml", PARTS.replace("{b:", "{c:"));
    generate(PETS);

    assertThat(source("Part")).content().contains("String c").doesNotContain("String b");
  }

  @Test
  void filesReferToEachOther() throws Exception {
    write(
        "pet.yaml",
        "type: object\nproperties: {toy: {$ref: 'parts.yaml#/Toy'}, mate: {$ref: '#'}}\n");
    write(
        "parts.yaml",
        """
        Toy: {type: object, properties: {owner: {$ref: 'spec.yaml#/components/schemas/Owner'}}}
        Pets: {description: ok, content: {application/json: {schema: {$ref: pet.yaml}}}}
        Path: {get: {operationId: find, responses: {'200': {$ref: '#/Pets'}}}}
        """);

    generate(
        HEAD.replace("{}", "{/pets: {$ref: 'parts.yaml#/Path'}}")
            + "components: {schemas: {Owner: {$ref: pet.yaml}}}\n");

    assertThat(sources()).containsExactlyInAnyOrder("DefaultApi.java", "Owner.java", "Toy.java");
    assertThat(source("Owner"))
        .content()
        .contains("record Owner(@Nullable Toy toy, @Nullable Owner mate)");
    assertThat(source("Toy")).content().contains("@Nullable Owner owner");
  }

  @Test
  void nothingStandsBesideTheReferenceOfAPath() {
    String operation = "{operationId: find, responses: {'200': {description: ok}}}";
    for (String more : List.of("get: " + operation, "parameters: []", "servers: []")) {
      assertThatThrownBy(
              () -> {
                write("parts.yaml", "Path: {post: " + operation + "}\n");
                generate(HEAD.replace("{}", "{/a: {$ref: 'parts.yaml#/Path', " + more + "}}"));
              })
          .hasMessageContaining(
              "spec.yaml, line 3, column 20: `parts.yaml#/Path` is the whole path, and more is said"
                  + " beside it; move that to there");
    }
  }

  @Test
  void refusalLeavesTheSourcesAsTheyWere() throws Exception {
    write("parts.yaml", PARTS);
    generate(PETS);

    assertThatThrownBy(() -> generate(PETS.replace("type: string", "type: text")))
        .hasMessage(
            "spec.yaml cannot be generated:\n"
                + "  schema `Pet`, property `a`: JSON has no type `text`; with `x-untyped: true` it becomes a"
                + " JsonElement.");
    assertThat(sources()).containsExactlyInAnyOrder("Part.java", "Pet.java", "Toy.java");
  }

  @Test
  void unreadableSpecificationIsOneSentenceWithItsPlace() {
    assertUnreadable(
        HEAD + "components: [\n", "spec.yaml, line 5, column 1: expected the node content");
    assertUnreadable(
        HEAD + "tags: []\ntags: []\n", "spec.yaml, line 5, column 1: found duplicate key tags");
    assertUnreadable(HEAD + "? [a]\n: b\n", "spec.yaml, line 4, column 3: `?`, which YAML");
    assertUnreadable("{\"openapi\": \"3.0.3\",\n \"info\": }", "spec.yaml, line 2, column ");
    assertUnreadable(
        "{\"openapi\": \"3.0.3\",\n \"openapi\": \"3.0.3\"}", "spec.yaml, line 2, column ");
    assertUnreadable("", "spec.yaml is not valid OpenAPI 3:");
    assertUnreadable("swagger: '2.0'\n", "spec.yaml is not valid OpenAPI 3:");
  }

  @Test
  void unreadablePartIsNamed() throws Exception {
    write("parts.yaml", "Part: [\n");

    assertThatThrownBy(() -> generate(PETS)).hasMessageContaining("parts.yaml, line 2, column 1: ");
  }

  @Test
  void missingPartIsNamed() {
    assertThatThrownBy(() -> generate(PETS)).hasMessageContaining("parts.yaml cannot be read: ");
  }

  private void assertUnreadable(String text, String message) {
    assertThatThrownBy(() -> generate(text)).hasMessageContaining(message);
  }

  private void generate(String specification) throws IOException {
    write("spec.yaml", specification);
    RecordGenerator config = new RecordGenerator();
    config.setInputSpec(folder.resolve("spec.yaml").toString());
    config.setOutputDir(folder.resolve("out").toString());
    config.additionalProperties().put(CodegenConstants.API_PACKAGE, "api");
    config.additionalProperties().put(CodegenConstants.MODEL_PACKAGE, "model");
    DefaultGenerator generator = new DefaultGenerator();
    for (String other : List.of(CodegenConstants.SUPPORTING_FILES, CodegenConstants.WEBHOOKS)) {
      generator.setGeneratorPropertyDefault(other, "false");
    }
    OpenAPI parsed = new OpenAPI().openapi("3.0.3").info(new Info());
    generator.opts(new ClientOptInput().config(config).openAPI(parsed)).generate();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private Path source(String name) {
    return folder.resolve("out/model/" + name + ".java");
  }

  private List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
      return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
    }
  }
}
