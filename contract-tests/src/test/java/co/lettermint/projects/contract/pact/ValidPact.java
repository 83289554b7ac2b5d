package co.lettermint.projects.contract.pact;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.contract.pact.PactFile.Interaction;
import co.lettermint.projects.contract.specification.ParsedSpecification;
import co.lettermint.projects.specification.Json;
import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolverFactory;
import com.google.gson.JsonElement;
import java.util.stream.Stream;

/** An OpenAPI validator accepts each request and each answer of the pact. */
public final class ValidPact implements Check {
  @Override
  public boolean isCostly() {
    return true;
  }

  @Override
  public void inspect(Witnesses witnesses, Findings findings) {
    ParsedSpecification parsed = ParsedSpecification.of(witnesses.specification());
    if (!parsed.messages().isEmpty()) {
      return; // nothing to validate against; another check says why
    }
    OpenApiInteractionValidator validator =
        OpenApiInteractionValidator.createFor(parsed.model())
            .withLevelResolver(LevelResolverFactory.withAdditionalPropertiesIgnored())
            .build();
    for (Interaction interaction : witnesses.pact().interactions()) {
      if (!isHttp(interaction)) {
        findings.add(interaction.place(), "has no HTTP method or no status");
        continue;
      }
      validator
          .validate(request(interaction), response(interaction))
          .getMessages()
          .forEach(message -> findings.add(interaction.place(), message.getMessage()));
    }
  }

  private static boolean isHttp(Interaction interaction) {
    String method = Json.text(interaction.node(), "request", "method");
    return interaction.status().matches("\\d{3}")
        && Stream.of(Request.Method.values()).anyMatch(one -> one.name().equals(method));
  }

  private static SimpleRequest request(Interaction interaction) {
    JsonElement request = Json.at(interaction.node(), "request");
    SimpleRequest.Builder builder =
        new SimpleRequest.Builder(Json.text(request, "method"), Json.text(request, "path"));
    Json.members(request, "headers")
        .keySet()
        .forEach(name -> builder.withHeader(name, Json.texts(request, "headers", name)));
    return builder.build();
  }

  private static SimpleResponse response(Interaction interaction) {
    JsonElement response = Json.at(interaction.node(), "response");
    SimpleResponse.Builder builder =
        new SimpleResponse.Builder(Integer.parseInt(interaction.status()))
            .withBody(interaction.body().toString());
    Json.members(response, "headers")
        .keySet()
        .forEach(name -> builder.withHeader(name, Json.texts(response, "headers", name)));
    return builder.build();
  }
}
