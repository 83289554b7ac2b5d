package co.lettermint.projects.contract.checks;

import co.lettermint.projects.contract.Claim;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.PactFile;
import co.lettermint.projects.contract.PactFile.Interaction;
import co.lettermint.projects.contract.Place;
import co.lettermint.projects.contract.Witness;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Specification;
import co.lettermint.projects.specification.SpecifiedOperation;
import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.LevelResolverFactory;
import com.atlassian.oai.validator.report.MessageResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.schema.SchemaValidator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.gson.JsonElement;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the ecosystem's own parser and validator say. */
public final class ValidatorChecks {
  private static final Map<Specification, SwaggerParseResult> PARSED =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** How the validator names a place in a body. */
  private static final Pattern POINTER = Pattern.compile("\\[Path '/([^']+)'");

  private ValidatorChecks() {}

  /** Swagger Parser reads the specification without a message, and it is of version 3.0. */
  @Claim(value = "parser reads it", isCostly = true)
  public static void parser(Specification specification, Findings findings) {
    messages(specification).forEach(findings::add);
    String version = Json.text(specification.tree(), "openapi");
    findings
        .at("openapi")
        .require(version.matches("3\\.0\\.\\d+"), "should be 3.0.x, is %s", version);
  }

  /** There is an example of every body, parameter and header, valid against its schema. */
  @Claim(value = "examples are valid", isCostly = true)
  public static void examples(Specification specification, Findings findings) {
    JsonElement tree = specification.tree();
    SchemaValidator validator =
        new SchemaValidator(model(specification), new MessageResolver(openObjects()));
    for (SpecifiedOperation one : specification.operations()) {
      Findings here = findings.at(findings.place().at(one.steps()));
      Json.elements(one.node(), "parameters")
          .forEach(it -> inline(it, validator, here.at("parameters")));
      Json.members(one.node(), "responses")
          .forEach(
              (status, it) -> {
                if (!status.equals("204")) { // which has no body
                  inFiles(it, validator, here.at("responses", status));
                }
              });
    }
    Json.members(tree, "components", "headers")
        .forEach((name, it) -> inline(it, validator, findings.at("components", "headers", name)));
  }

  private static void inline(JsonElement owner, SchemaValidator validator, Findings here) {
    JsonElement example = Json.at(owner, "example");
    here.require(!example.isJsonNull(), "has no example");
    validate(example.toString(), Json.at(owner, "schema"), validator, here);
  }

  private static void inFiles(JsonElement response, SchemaValidator validator, Findings here) {
    JsonElement content = Json.at(response, "content", "application/json");
    Map<String, JsonElement> examples = Json.members(content, "examples");
    here.require(!examples.isEmpty(), "has no example");
    for (JsonElement example : examples.values()) {
      String name = Json.text(example, "externalValue");
      boolean isDocumented = name.endsWith("/" + Witnesses.DOCUMENTED_BODY);
      Findings there = isDocumented ? here.at(Place.of(Witness.DOCUMENTATION)) : here;
      try {
        validate(Specification.resource(name), Json.at(content, "schema"), validator, there);
      } catch (IllegalStateException e) {
        here.add("has the example '%s', which is not there", name);
      }
    }
  }

  private static void validate(
      String value, JsonElement schema, SchemaValidator validator, Findings here) {
    try {
      Schema<?> read =
          io.swagger.v3.core.util.Json.mapper().readValue(schema.toString(), Schema.class);
      report(validator.validate(value, read, ""), here, here);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Swagger does not read the schema " + schema, e);
    }
  }

  @Claim(value = "a validator accepts the pact", isCostly = true)
  public static void pact(Specification specification, PactFile pact, Findings findings) {
    if (!messages(specification).isEmpty()) {
      return; // nothing to validate against; another check says why
    }
    OpenApiInteractionValidator validator =
        OpenApiInteractionValidator.createFor(model(specification))
            .withLevelResolver(openObjects())
            .build();
    for (Interaction interaction : pact.interactions()) {
      if (isHttp(interaction)) {
        report(
            validator.validate(sent(interaction), answered(interaction)),
            findings.at(interaction.place()),
            findings.at(interaction.place("$")));
      } else {
        findings.at(interaction.place()).add("has no HTTP method or no status");
      }
    }
  }

  private static boolean isHttp(Interaction interaction) {
    String method = Json.text(interaction.node(), "request", "method");
    return interaction.status().matches("\\d{3}")
        && Stream.of(Request.Method.values()).anyMatch(one -> one.name().equals(method));
  }

  private static SimpleRequest sent(Interaction interaction) {
    JsonElement request = Json.at(interaction.node(), "request");
    SimpleRequest.Builder builder =
        new SimpleRequest.Builder(Json.text(request, "method"), Json.text(request, "path"));
    Json.members(request, "headers")
        .forEach((name, values) -> builder.withHeader(name, Json.texts(values)));
    return builder.build();
  }

  private static SimpleResponse answered(Interaction interaction) {
    SimpleResponse.Builder builder =
        new SimpleResponse.Builder(Integer.parseInt(interaction.status()))
            .withBody(interaction.body().toString());
    Json.members(interaction.node(), "response", "headers")
        .forEach((name, values) -> builder.withHeader(name, Json.texts(values)));
    return builder.build();
  }

  /** Unknown properties are allowed. */
  private static LevelResolver openObjects() {
    return LevelResolverFactory.withAdditionalPropertiesIgnored();
  }

  private static void report(ValidationReport report, Findings whole, Findings body) {
    for (ValidationReport.Message message : report.getMessages()) {
      Matcher pointer = POINTER.matcher(message.getMessage());
      (pointer.find() ? body.at(pointer.group(1).split("/")) : whole).add(message.getMessage());
    }
  }

  private static OpenAPI model(Specification specification) {
    return Objects.requireNonNullElseGet(parsed(specification).getOpenAPI(), OpenAPI::new);
  }

  /** What the parser has to say: nothing about a specification without mistakes. */
  private static List<String> messages(Specification specification) {
    return Objects.requireNonNullElse(parsed(specification).getMessages(), List.of());
  }

  /** Parses it once. */
  private static SwaggerParseResult parsed(Specification specification) {
    SwaggerParseResult parsed = PARSED.get(specification);
    if (parsed == null) { // without the map's lock, for many are parsed at the same time
      ParseOptions options = new ParseOptions();
      options.setResolve(true);
      parsed = new OpenAPIV3Parser().readContents(specification.text(), null, options);
      PARSED.put(specification, parsed);
    }
    return parsed;
  }
}
