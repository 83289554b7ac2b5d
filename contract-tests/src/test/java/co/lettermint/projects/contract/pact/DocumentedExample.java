package co.lettermint.projects.contract.pact;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.contract.pact.PactFile.Interaction;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Places;
import com.google.gson.JsonElement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Pact and documentation show the same fields of the same JSON types. */
public final class DocumentedExample implements Check {
  @Override
  public void inspect(Witnesses witnesses, Findings findings) {
    Map<String, List<JsonElement>> documented = Places.alike(witnesses.documentedBody());
    Map<String, String> stated = new TreeMap<>();
    for (Interaction interaction : witnesses.pact().interactions()) {
      if (interaction.status().equals("200")) {
        interaction
            .places()
            .forEach((path, value) -> note(path, value, stated, interaction, findings));
      }
    }
    findings.sameElements(
        documented.keySet(), stated.keySet(), PactFile.FILE.getFileName().toString(), "the field");
    documented.forEach(
        (path, values) ->
            values.forEach(
                value ->
                    findings.same(
                        type(value),
                        stated.getOrDefault(path, type(value)),
                        PactFile.FILE.getFileName() + ", " + path,
                        "the JSON type")));
  }

  private static void note(
      String path,
      JsonElement value,
      Map<String, String> stated,
      Interaction interaction,
      Findings findings) {
    if (!value.isJsonNull()) {
      String before = stated.put(Places.anyIndex(path), type(value));
      findings.require(
          before == null || before.equals(type(value)),
          interaction.place() + ", " + path,
          "has another JSON type than elsewhere");
    }
  }

  /** The page writes 123 for every number. */
  private static String type(JsonElement value) {
    return Json.typeOf(value).replace("integer", "number");
  }
}
