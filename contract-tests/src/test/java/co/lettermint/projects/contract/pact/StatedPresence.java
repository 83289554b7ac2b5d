package co.lettermint.projects.contract.pact;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.contract.pact.PactFile.Interaction;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Places;
import co.lettermint.projects.specification.SpecifiedField;
import com.google.gson.JsonElement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A field is required where each object of the pact has it, and may be null where one of them has
 * it as null. The bodies of the pact are written so that they show both.
 */
public final class StatedPresence implements Check {
  @Override
  public void inspect(Witnesses witnesses, Findings findings) {
    Map<String, Evidence> seen = new LinkedHashMap<>();
    for (Interaction interaction : witnesses.pact().interactions()) {
      Map<String, List<JsonElement>> objects = Places.alike(interaction.body());
      objects.put("$", List.of(interaction.body()));
      StatedBody.of(interaction, witnesses.specification())
          .fields()
          .forEach(
              (path, field) -> {
                String owner = path.substring(0, path.lastIndexOf('.'));
                Evidence evidence = seen.computeIfAbsent(field.place(), at -> new Evidence(field));
                objects.getOrDefault(owner, List.of()).stream()
                    .filter(JsonElement::isJsonObject)
                    .forEach(evidence::add);
              });
    }
    seen.values().forEach(evidence -> evidence.judge(findings));
  }

  /** What the pact shows of one field. */
  private static final class Evidence {
    private final SpecifiedField field;
    private int objects;
    private int present;
    private int nulls;

    Evidence(SpecifiedField field) {
      this.field = field;
    }

    void add(JsonElement owner) {
      boolean isPresent = Json.members(owner).containsKey(field.name());
      objects++;
      present += isPresent ? 1 : 0;
      nulls += isPresent && Json.at(owner, field.name()).isJsonNull() ? 1 : 0;
    }

    void judge(Findings findings) {
      findings.require(present > 0, field.place(), "is in no body of the pact");
      findings.same(
          field.required(),
          present == objects,
          field.place(),
          "that every body of the pact has it");
      if (!field.type().name().equals("any")) { // a value without a type may be null unsaid
        findings.same(
            field.nullable(), nulls > 0, field.place(), "that a body of the pact has it as null");
      }
    }
  }
}
