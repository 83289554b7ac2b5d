package co.lettermint.projects.contract.pact;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.contract.pact.PactFile.Interaction;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.SpecifiedOperation;
import com.google.gson.JsonElement;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Each request of the pact is the specified one: method, path, headers, and an empty body. */
public final class StatedRequest implements Check {
  @Override
  public void inspect(Witnesses witnesses, Findings findings) {
    List<SpecifiedOperation> operations = witnesses.specification().operations();
    for (Interaction interaction : witnesses.pact().interactions()) {
      JsonElement request = Json.at(interaction.node(), "request");
      String call = Json.text(request, "method") + " " + Json.text(request, "path");
      findings.require(
          operations.stream().anyMatch(one -> call.matches(pattern(one))),
          interaction.place(),
          "sends " + call + ", which is not specified");
      findings.same(
          "string",
          Json.typeOf(Json.at(request, "body", "content")),
          interaction.place(),
          "the type of the request's body, which says that there is none,");
      findings.same(
          "", Json.text(request, "body", "content"), interaction.place(), "the request's body");
      headers(interaction, request, findings);
    }
  }

  private static String pattern(SpecifiedOperation operation) {
    String path = URI.create(operation.server()).getPath() + operation.path();
    return operation.method() + " " + path.replaceAll("\\{\\w+}", "[^/]+");
  }

  private static void headers(Interaction interaction, JsonElement request, Findings findings) {
    Map<String, JsonElement> headers = Json.members(request, "headers");
    findings.same(
        Set.of("Accept", "Authorization"),
        headers.keySet(),
        interaction.place(),
        "the headers of the request");
    findings.same(
        List.of("application/json"),
        Json.texts(request, "headers", "Accept"),
        interaction.place(),
        "the header Accept");
    Map<String, JsonElement> rules = Json.members(request, "matchingRules", "header");
    findings.same(
        Set.of("Authorization"),
        new TreeSet<>(rules.keySet()),
        interaction.place(),
        "what is matched");
    Matchers.Matcher bearer = new Matchers(rules).of("Authorization");
    String value = String.join("", Json.texts(request, "headers", "Authorization"));
    findings.require(
        value.startsWith("Bearer ")
            && bearer.accepts(value)
            && !bearer.accepts("Basic " + value)
            && !bearer.accepts("Bearer "),
        interaction.place(),
        "the header Authorization should be matched by a pattern of bearer tokens");
  }
}
