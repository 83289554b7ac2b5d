package co.lettermint.projects.contract.teeth;

import co.lettermint.projects.specification.Json;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The documented body: each field dropped, renamed, retyped, set to null and, if text, altered. */
final class BodyMutants {
  private BodyMutants() {}

  static List<Mutant> of(JsonElement body) {
    List<Mutant> mutants = new ArrayList<>();
    for (Spot spot : Spot.in(body)) {
      if (spot.isMember()) {
        mutants.add(mutant(spot, "dropped", () -> spot.dropped()));
        mutants.add(mutant(spot, "renamed", () -> spot.renamed(spot.name() + "_x")));
      }
      mutants.add(mutant(spot, "retyped", () -> spot.replaced(Retyped.of(spot.value()))));
      mutants.add(mutant(spot, "set to null", () -> spot.replaced(JsonNull.INSTANCE)));
      if (Json.typeOf(spot.value()).equals("string")) {
        JsonElement altered = new JsonPrimitive(spot.value().getAsString() + "x");
        mutants.add(mutant(spot, "altered", () -> spot.replaced(altered)));
      }
    }
    return mutants;
  }

  private static Mutant mutant(Spot spot, String change, Supplier<JsonElement> body) {
    return new Mutant("body", spot.path(), change, witnesses -> witnesses.with(body.get()));
  }
}
