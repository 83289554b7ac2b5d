package co.lettermint.projects.contract.agreement;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.specification.Json;
import com.google.gson.JsonElement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** For each enumeration there is a type with its constants, in their order, and no other type. */
public final class GeneratedEnumerations implements Check {
  @Override
  public void inspect(Witnesses witnesses, Findings findings) {
    Map<String, String> specified = new LinkedHashMap<>();
    Json.members(witnesses.specification().tree(), "components", "schemas")
        .forEach(
            (name, schema) -> {
              if (!Json.texts(schema, "enum").isEmpty()) {
                specified.put(name, constants(schema));
              }
            });
    Map<String, Map<String, String>> generated = witnesses.code().enumerations();
    findings.sameElements(specified.keySet(), generated.keySet(), "model", "the enumeration");
    generated.forEach(
        (name, constants) ->
            findings.same(
                specified.getOrDefault(name, "nothing"),
                constants.toString(),
                name + ".java",
                "its constants"));
  }

  private static String constants(JsonElement schema) {
    List<String> values = Json.texts(schema, "enum");
    List<String> names = Json.texts(schema, "x-enum-varnames");
    Map<String, String> constants = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      String name = i < names.size() ? names.get(i) : values.get(i).toUpperCase(Locale.ROOT);
      constants.put(name, values.get(i));
    }
    return constants.toString();
  }
}
