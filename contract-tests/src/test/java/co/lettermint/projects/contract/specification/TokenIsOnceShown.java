package co.lettermint.projects.contract.specification;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.Json;
import co.lettermint.projects.contract.Witnesses;
import java.util.ArrayList;
import java.util.List;

/** The token that the page documents, and nothing else, is marked as shown once. */
public final class TokenIsOnceShown implements Check {
  @Override
  public void inspect(Witnesses witnesses, Findings findings) {
    List<String> marked = new ArrayList<>();
    Json.members(witnesses.specification().tree(), "components", "schemas")
        .forEach(
            (schema, definition) ->
                Json.members(definition, "properties")
                    .forEach(
                        (name, property) -> {
                          if (Json.at(property, "x-once-shown").toString().equals("true")) {
                            marked.add(schema + "." + name);
                          }
                        }));
    findings.same(
        List.of("RotateTokenResponse.new_token"),
        marked,
        Specification.FILE.getFileName().toString(),
        "what is marked with x-once-shown: true");
  }
}
