package co.lettermint.projects.contract.teeth;

import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.contract.generated.GeneratedCode;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The generated code: each field of the documented body lost on the way through the records. */
final class CodeMutants {
  private CodeMutants() {}

  static List<Mutant> of(JsonElement documentedBody) {
    List<Mutant> mutants = new ArrayList<>();
    for (Spot spot : Spot.in(documentedBody)) {
      if (spot.isMember()) {
        mutants.add(
            new Mutant("code", spot.path(), "lost", witnesses -> losing(witnesses, spot.steps())));
      }
    }
    return mutants;
  }

  private static Witnesses losing(Witnesses witnesses, List<Object> steps) {
    GeneratedCode code = witnesses.code();
    return witnesses.with(
        code.with(
            (body, record) -> {
              JsonElement written = code.roundTrip().apply(body, record);
              lose(written, steps);
              return written;
            }));
  }

  private static void lose(JsonElement at, List<Object> steps) {
    List<Object> rest = steps.subList(1, steps.size());
    if (at instanceof JsonArray array) {
      array.forEach(element -> lose(element, rest));
    } else if (at instanceof JsonObject object && object.has((String) steps.get(0))) {
      if (rest.isEmpty()) {
        object.remove((String) steps.get(0));
      } else {
        lose(object.get((String) steps.get(0)), rest);
      }
    }
  }
}
