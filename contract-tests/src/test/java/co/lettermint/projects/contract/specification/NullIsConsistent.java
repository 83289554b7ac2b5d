package co.lettermint.projects.contract.specification;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Specification;
import com.google.gson.JsonElement;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Null is allowed where a property says so, beside its type, and where the schema that it wraps
 * says so too: the generator reads the one, validators read the other.
 */
public final class NullIsConsistent implements Check {
  @Override
  public void inspect(Witnesses witnesses, Findings findings) {
    Map<String, JsonElement> schemas =
        Json.members(witnesses.specification().tree(), "components", "schemas");
    Set<String> wrapped = new HashSet<>();
    schemas.forEach(
        (owner, schema) ->
            Json.members(schema, "properties")
                .forEach(
                    (name, property) ->
                        property(owner + "." + name, property, schemas, wrapped, findings)));
    schemas.forEach(
        (name, schema) ->
            findings.require(
                wrapped.contains(name) || !isNullable(schema),
                place(name),
                "is nullable, and stands where null is not expected"));
  }

  private static void property(
      String name,
      JsonElement property,
      Map<String, JsonElement> schemas,
      Set<String> wrapped,
      Findings findings) {
    findings.require(
        !isNullable(property) || !Json.text(property, "type").isEmpty(),
        place(name),
        "is nullable without a type: OpenAPI 3.0 gives that no meaning");
    for (JsonElement one : Json.elements(property, "allOf")) {
      String target = Json.text(one, "$ref").replaceFirst(".*/", "");
      wrapped.add(target);
      findings.same(isNullable(schemas.get(target)), isNullable(property), place(name), "nullable");
    }
  }

  private static boolean isNullable(JsonElement schema) {
    return Json.isTrue(schema, "nullable");
  }

  private static String place(String name) {
    return Specification.FILE + ", " + name;
  }
}
