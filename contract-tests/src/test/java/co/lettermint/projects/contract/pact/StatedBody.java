package co.lettermint.projects.contract.pact;

import co.lettermint.projects.contract.pact.PactFile.Interaction;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Specification;
import co.lettermint.projects.specification.SpecifiedField;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The body of an answer, beside the schema that it should have.
 *
 * @param schema the first of the specified ones that names each of its members, or a word for none
 */
record StatedBody(String schema, Map<String, SpecifiedField> fields) {
  static StatedBody of(Interaction interaction, Specification specification) {
    JsonElement response =
        specification.responses().getOrDefault(interaction.status(), JsonNull.INSTANCE);
    Set<String> members = Json.members(interaction.body()).keySet();
    List<String> schemas = specification.bodySchemas(response);
    String schema =
        schemas.stream()
            .filter(one -> names(one, specification).containsAll(members))
            .findFirst()
            .orElse(schemas.size() == 1 ? schemas.get(0) : "none of " + schemas);
    return new StatedBody(schema, specification.schemas().body(schema));
  }

  private static Set<String> names(String schema, Specification specification) {
    return specification.schemas().fields(schema).stream()
        .map(SpecifiedField::name)
        .collect(Collectors.toSet());
  }
}
