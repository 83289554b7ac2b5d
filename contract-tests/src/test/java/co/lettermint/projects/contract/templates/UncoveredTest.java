package co.lettermint.projects.contract.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the templates do not cover stops the build with a sentence that names the place. */
final class UncoveredTest {
  private static final String SPECIFICATION =
      """
      openapi: 3.0.3
      info: {title: Uncovered, version: 1.0.0}
      paths:
        /things:
          post:
            tags: [Things]
            operationId: addThing
            parameters: [PARAMETER]
            REQUEST
            responses:
              '200': {description: Added., content: {ANSWER}}
      components:
        schemas:
          Thing:
            type: object
            properties:
              name: {type: string}
              other: PROPERTY
          Other: SCHEMA
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {oneOf: [{type: string}, {type: integer}]}                       | schema Thing_other uses oneOf
          {anyOf: [{type: string}, {type: integer}]}                       | schema Thing_other uses anyOf
          {type: integer, enum: [1, 2]}                                    | schema Thing_other is an enumeration of Integer
          {type: string, format: binary}                                   | schema Thing has property other of type string, format binary
          {type: string, format: byte}                                     | schema Thing has property other of type string, format byte
          {type: string, format: number}                                   | schema Thing has property other of type string, format number
          {type: array, items: {type: string, format: byte}}               | schema Thing has property other of type string, format byte
          {type: object, additionalProperties: {type: string, format: byte}} | of type string, format byte
          """)
  void property(String property, String sentence) throws IOException {
    assertRefused("PROPERTY", property, sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {oneOf: [{type: object, properties: {a: {type: string}}}, {type: object, properties: {b: {type: string}}}]} | schema Other uses oneOf
          {type: integer, enum: [1, 2]}                                                              | schema Other is an enumeration of Integer
          {type: object, properties: {kind: {type: string}}, required: [kind], discriminator: {propertyName: kind}} | schema Other has a discriminator
          {type: object, properties: {a: {type: string}}, additionalProperties: {type: integer}}     | schema Other types its additional properties
          """)
  void schema(String schema, String sentence) throws IOException {
    assertRefused("SCHEMA", schema, sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {name: p, in: cookie, schema: {type: string}}                                              | operation addThing takes cookie p
          {name: p, in: query, explode: false, schema: {type: array, items: {type: string}}}         | operation addThing joins query parameter p by csv
          {name: p, in: query, style: deepObject, schema: {type: object, properties: {a: {type: string}}}} | operation addThing takes query parameter p as a deepObject
          {name: p, in: query, schema: {$ref: '#/components/schemas/Thing'}}                         | operation addThing takes query parameter p as an object
          {name: p, in: query, schema: {type: object, additionalProperties: {type: string}}}         | operation addThing takes query parameter p as a map
          {name: p, in: query, schema: {type: string, format: byte}}                                 | operation addThing takes p as bytes
          """)
  void parameter(String parameter, String sentence) throws IOException {
    assertRefused("PARAMETER", parameter, sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/x-www-form-urlencoded: {schema: {type: object, properties: {a: {type: string}}}} | operation addThing takes a form
          multipart/form-data: {schema: {type: object, properties: {a: {type: string, format: binary}}}} | operation addThing takes a form
          application/xml: {schema: {$ref: '#/components/schemas/Thing'}}   | operation addThing takes application/xml
          text/plain: {schema: {type: string}}                              | operation addThing takes text/plain
          application/octet-stream: {schema: {type: string, format: binary}} | operation addThing takes application/octet-stream
          """)
  void requestBody(String content, String sentence) throws IOException {
    assertRefused("REQUEST", "requestBody: {content: {" + content + "}}", sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text/plain: {schema: {type: string}}                              | operation addThing answers with text/plain
          application/xml: {schema: {$ref: '#/components/schemas/Thing'}}   | operation addThing answers with application/xml
          application/octet-stream: {schema: {type: string, format: binary}} | operation addThing answers with a file
          """)
  void answer(String content, String sentence) throws IOException {
    assertRefused("ANSWER", content, sentence);
  }

  private void assertRefused(String place, String yaml, String sentence) throws IOException {
    String specification =
        SPECIFICATION
            .replace(place, yaml)
            .replace("[PARAMETER]", "[]")
            .replace("REQUEST", "")
            .replace(
                "{ANSWER}", "{application/json: {schema: {$ref: '#/components/schemas/Thing'}}}")
            .replace("PROPERTY", "{$ref: '#/components/schemas/Other'}")
            .replace("SCHEMA", "{type: object, properties: {id: {type: string}}}");
    Path file = Files.writeString(folder.resolve("uncovered.yaml"), specification);

    Generation generation = Generation.of(file, folder.resolve("generated"));

    assertThat(generation.refusal()).get().asString().contains(sentence, "do not cover");
  }
}
