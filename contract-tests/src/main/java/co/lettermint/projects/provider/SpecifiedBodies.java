package co.lettermint.projects.provider;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.MediaType;
import java.util.Map;
import java.util.TreeMap;

/** The example bodies of an operation, which stand in files beside the specification. */
final class SpecifiedBodies {
  private SpecifiedBodies() {}

  /** The first example of each status that has one. */
  static Map<Integer, String> of(Operation operation) {
    Map<Integer, String> bodies = new TreeMap<>();
    operation
        .getResponses()
        .forEach(
            (status, response) -> {
              MediaType json = response.getContent().get("application/json");
              Example example = json.getExamples().values().iterator().next();
              bodies.put(Integer.valueOf(status), Resources.example(example.getExternalValue()));
            });
    return Map.copyOf(bodies);
  }
}
