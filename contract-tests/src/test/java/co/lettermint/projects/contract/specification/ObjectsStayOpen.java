package co.lettermint.projects.contract.specification;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Specification;

/** No schema forbids properties that it does not name: the vendor adds some without a version. */
public final class ObjectsStayOpen implements Check {
  @Override
  public void inspect(Witnesses witnesses, Findings findings) {
    Json.members(witnesses.specification().tree(), "components", "schemas")
        .forEach(
            (name, schema) ->
                findings.require(
                    Json.at(schema, "additionalProperties").isJsonNull(),
                    Specification.FILE + ", " + name,
                    "says additionalProperties: leave it out, so that objects stay open"));
  }
}
