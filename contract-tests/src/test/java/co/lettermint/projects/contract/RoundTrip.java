package co.lettermint.projects.contract;

import co.lettermint.projects.contract.generated.GeneratedCode;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Places;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import java.util.Map;

/** Reads a body with the generated code, and writes it again. */
public final class RoundTrip {
  private RoundTrip() {}

  /** Notes what is lost or new on the way, apart from nulls. */
  public static void check(
      GeneratedCode code, JsonElement body, Class<?> record, String place, Findings findings) {
    Map<String, JsonElement> stated = leaves(body);
    Map<String, JsonElement> written = leaves(code.roundTrip().apply(body, record));
    stated.forEach(
        (path, value) ->
            findings.require(
                value.equals(written.getOrDefault(path, JsonNull.INSTANCE)),
                place + ", " + path,
                "is %s, and the record writes %s",
                value,
                written.get(path)));
    written.keySet().removeAll(stated.keySet());
    written.forEach(
        (path, value) ->
            findings.add(place + ", " + path, "is not there, and the record writes " + value));
  }

  /** The values that hold no other. */
  private static Map<String, JsonElement> leaves(JsonElement body) {
    Map<String, JsonElement> leaves = Places.each(body);
    leaves
        .values()
        .removeIf(value -> !Json.members(value).isEmpty() || !Json.elements(value).isEmpty());
    return leaves;
  }
}
