package co.lettermint.projects.contract.pact;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.contract.agreement.Documentation;
import co.lettermint.projects.contract.pact.Matchers.Matcher;
import co.lettermint.projects.contract.pact.PactFile.Interaction;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Specification;
import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The pact shows every specified answer, each with its headers, and no other. */
public final class StatedAnswers implements Check {
  @Override
  public void inspect(Witnesses witnesses, Findings findings) {
    Specification specification = witnesses.specification();
    Map<String, JsonElement> responses = specification.responses();
    Map<String, Set<String>> specified = new TreeMap<>();
    responses.forEach(
        (status, one) -> specified.put(status, new TreeSet<>(specification.bodySchemas(one))));
    Map<String, Set<String>> stated = new TreeMap<>();
    for (Interaction interaction : witnesses.pact().interactions()) {
      JsonElement response = responses.getOrDefault(interaction.status(), Json.at(null, "none"));
      stated
          .computeIfAbsent(interaction.status(), unused -> new TreeSet<>())
          .add(StatedBody.of(interaction, specification).schema());
      headers(interaction, response, specification, findings);
    }
    findings.same(specified, stated, PactFile.FILE.toString(), "the bodies by status");
  }

  private static void headers(
      Interaction interaction,
      JsonElement response,
      Specification specification,
      Findings findings) {
    JsonElement stated = Json.at(interaction.node(), "response");
    Map<String, JsonElement> specified = specification.headers(response);
    Map<String, JsonElement> rules = Json.members(stated, "matchingRules", "header");
    findings.same(
        new TreeSet<>(specified.keySet()),
        new TreeSet<>(rules.keySet()),
        interaction.place(),
        "the headers that are matched");
    for (String name : specified.keySet()) {
      String value = String.join("", Json.texts(stated, "headers", name));
      List<String> values =
          new ArrayList<>(Documentation.HEADER_VALUES.getOrDefault(name, List.of()));
      values.add(Json.text(specified.get(name), "example"));
      values.add(value);
      header(interaction.place(), name, values, new Matchers(rules).of(name), findings);
    }
    Set<String> names = new TreeSet<>(specified.keySet());
    names.add("Content-Type");
    findings.same(
        names,
        new TreeSet<>(Json.members(stated, "headers").keySet()),
        interaction.place(),
        "the headers");
    findings.same(
        List.copyOf(Json.members(response, "content").keySet()),
        Json.texts(stated, "headers", "Content-Type"),
        interaction.place(),
        "the header Content-Type");
    findings.same(
        String.join("", Json.texts(stated, "headers", "Content-Type")),
        Json.text(stated, "body", "contentType"),
        interaction.place(),
        "the content type of the body");
  }

  private static void header(
      String place, String name, List<String> values, Matcher matcher, Findings findings) {
    findings.require(
        values.stream().allMatch(matcher::accepts),
        place,
        "the header %s should be matched by a pattern that fits each of %s",
        name,
        values);
    findings.require(
        !matcher.accepts("") && !matcher.accepts("soon"),
        place,
        "the pattern of the header %s fits any text",
        name);
  }
}
