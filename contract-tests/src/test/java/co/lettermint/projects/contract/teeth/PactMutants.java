package co.lettermint.projects.contract.teeth;

import co.lettermint.projects.contract.pact.PactFile;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The pact: each interaction dropped, each part of its request and response altered. */
final class PactMutants {
  private static final Map<String, String> OTHER_MATCHERS =
      Map.of("type", "integer", "integer", "number", "number", "decimal", "regex", "type");

  /** What says the contract; the rest is about the file, and how a value is written in it. */
  private static final Pattern CONTRACT =
      Pattern.compile(
          "interactions/\\d+(/(request|response)/((method|path|status)|headers/.*|body/content.*"
              + "|body/contentType|matchingRules/(header|body)/[^/]+(/matchers/0/(match|regex))?))?");

  private PactMutants() {}

  static List<Mutant> of(PactFile pact) {
    List<Mutant> mutants = new ArrayList<>();
    Spot.in(pact.tree()).stream()
        .filter(spot -> CONTRACT.matcher(spot.path()).matches())
        .forEach(spot -> add(spot, mutants));
    return mutants;
  }

  private static void add(Spot spot, List<Mutant> mutants) {
    mutants.add(mutant(spot, "dropped", () -> spot.dropped()));
    if (spot.isMember()) {
      mutants.add(mutant(spot, "renamed", () -> spot.renamed(spot.name() + "_x")));
    }
    String text = spot.value().isJsonPrimitive() ? spot.value().getAsString() : "";
    if (spot.path().contains("/body/content")) {
      mutants.add(mutant(spot, "retyped", () -> spot.replaced(Retyped.of(spot.value()))));
      if (!spot.value().isJsonNull()) {
        mutants.add(mutant(spot, "set to null", () -> spot.replaced(JsonNull.INSTANCE)));
      }
    } else if (spot.name().equals("match")) {
      mutants.add(mutant(spot, "changed", () -> spot.replaced(text(OTHER_MATCHERS.get(text)))));
    } else if (spot.name().equals("regex")) {
      mutants.add(mutant(spot, "widened", () -> spot.replaced(text(".*"))));
      mutants.add(mutant(spot, "narrowed", () -> spot.replaced(text("x" + text))));
      if (text.matches("[\\w|]+")) {
        mutants.add(mutant(spot, "lengthened", () -> spot.replaced(text(text + "|other"))));
      }
    } else if (!text.isEmpty()) {
      String other = spot.name().equals("status") ? "500" : "x" + text;
      mutants.add(mutant(spot, "changed", () -> spot.replaced(text(other))));
    }
  }

  private static JsonElement text(String text) {
    return new JsonPrimitive(text);
  }

  private static Mutant mutant(Spot spot, String change, Supplier<JsonElement> tree) {
    return new Mutant(
        "pact",
        spot.path(),
        change,
        witnesses -> witnesses.with(PactFile.of((JsonObject) tree.get())));
  }
}
