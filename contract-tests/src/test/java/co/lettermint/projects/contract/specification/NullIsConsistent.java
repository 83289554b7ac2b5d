package co.lettermint.projects.contract.specification;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.Json;
import co.lettermint.projects.contract.Witnesses;
import com.google.gson.JsonElement;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A property that wraps a schema and the schema itself agree on whether they may be null: the
 * generator reads the one, validators read the other.
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
                        Json.elements(property, "allOf")
                            .forEach(
                                one -> {
                                  String target = Json.text(one, "$ref").replaceFirst(".*/", "");
                                  wrapped.add(target);
                                  findings.same(
                                      Json.isTrue(schemas.get(target), "nullable"),
                                      Json.isTrue(property, "nullable"),
                                      Specification.FILE.getFileName() + ", " + owner + "." + name,
                                      "nullable");
                                })));
    schemas.forEach(
        (name, schema) ->
            findings.require(
                wrapped.contains(name) || !Json.isTrue(schema, "nullable"),
                Specification.FILE.getFileName() + ", " + name,
                "is nullable, and stands where null is not expected"));
  }
}
