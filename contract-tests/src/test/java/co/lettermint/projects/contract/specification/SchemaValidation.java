package co.lettermint.projects.contract.specification;

import co.lettermint.projects.specification.Specification;
import com.atlassian.oai.validator.report.LevelResolverFactory;
import com.atlassian.oai.validator.report.MessageResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.schema.SchemaValidator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.gson.JsonElement;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;

/** Validates values against schemas of a specification. */
final class SchemaValidation {
  private final SchemaValidator validator;

  SchemaValidation(Specification specification) {
    // Unknown properties are allowed: objects are open.
    MessageResolver messages =
        new MessageResolver(LevelResolverFactory.withAdditionalPropertiesIgnored());
    this.validator = new SchemaValidator(ParsedSpecification.of(specification).model(), messages);
  }

  List<String> messages(String value, JsonElement schema) {
    return validator.validate(value, read(schema), "").getMessages().stream()
        .map(ValidationReport.Message::getMessage)
        .toList();
  }

  private static Schema<?> read(JsonElement schema) {
    try {
      return Json.mapper().readValue(schema.toString(), Schema.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Swagger does not read the schema " + schema, e);
    }
  }
}
