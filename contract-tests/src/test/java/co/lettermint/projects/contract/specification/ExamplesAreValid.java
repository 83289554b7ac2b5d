package co.lettermint.projects.contract.specification;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Specification;
import com.google.gson.JsonElement;
import java.io.UncheckedIOException;
import java.util.Collection;

/** There is an example of every body, parameter and header, and it is valid against its schema. */
public final class ExamplesAreValid implements Check {
  @Override
  public boolean isCostly() {
    return true;
  }

  @Override
  public void inspect(Witnesses witnesses, Findings findings) {
    Specification specification = witnesses.specification();
    Examples examples = new Examples(new SchemaValidation(specification), findings);
    specification
        .operations()
        .forEach(
            one ->
                Json.elements(one.node(), "parameters")
                    .forEach(
                        parameter -> examples.inline(Json.text(parameter, "name"), parameter)));
    Json.members(specification.tree(), "components", "headers").forEach(examples::inline);
    specification.responses().forEach(examples::response);
  }

  private record Examples(SchemaValidation validation, Findings findings) {
    void inline(String place, JsonElement owner) {
      JsonElement example = Json.at(owner, "example");
      findings.require(!example.isJsonNull(), place(place), "has no example");
      validate(place, example.toString(), Json.at(owner, "schema"));
    }

    void response(String status, JsonElement response) {
      JsonElement content = Json.at(response, "content", "application/json");
      Collection<JsonElement> examples = Json.members(content, "examples").values();
      findings.require(!examples.isEmpty(), place(status), "has no example");
      for (JsonElement example : examples) {
        String name = Json.text(example, "externalValue");
        try {
          validate(name, Specification.resource(name), Json.at(content, "schema"));
        } catch (IllegalStateException | UncheckedIOException e) {
          findings.add(place(status), "has the example '%s', which cannot be read".formatted(name));
        }
      }
    }

    private void validate(String place, String value, JsonElement schema) {
      validation.messages(value, schema).forEach(message -> findings.add(place(place), message));
    }

    private static String place(String place) {
      return Specification.FILE + ", " + place;
    }
  }
}
