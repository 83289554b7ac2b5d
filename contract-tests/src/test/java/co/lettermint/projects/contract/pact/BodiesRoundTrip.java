package co.lettermint.projects.contract.pact;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.Json;
import co.lettermint.projects.contract.Places;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.contract.pact.PactFile.Interaction;
import co.lettermint.projects.model.ApiError;
import co.lettermint.projects.model.ErrorMessage;
import co.lettermint.projects.model.RotateTokenResponse;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import java.util.Map;

/** The records read each body of the pact, and write it again, less what is optional and null. */
public final class BodiesRoundTrip implements Check {
  private static final Map<String, Class<?>> RECORDS =
      Map.of(
          "RotateTokenResponse", RotateTokenResponse.class,
          "ApiError", ApiError.class,
          "ErrorMessage", ErrorMessage.class);

  @Override
  public void inspect(Witnesses witnesses, Findings findings) {
    Gson gson = new Gson();
    for (Interaction interaction : witnesses.pact().interactions()) {
      String schema = StatedBody.of(interaction, witnesses.specification()).schema();
      JsonElement body = interaction.body();
      String place = interaction.place() + ", ";
      Class<?> record = RECORDS.getOrDefault(schema, JsonElement.class);
      Map<String, JsonElement> written = leaves(gson.toJsonTree(gson.fromJson(body, record)));
      Map<String, JsonElement> stated = leaves(body);
      stated.forEach(
          (path, value) ->
              findings.require(
                  value.equals(written.getOrDefault(path, JsonNull.INSTANCE)),
                  place + path,
                  "is %s, and the record writes %s",
                  value,
                  written.get(path)));
      written.keySet().removeAll(stated.keySet());
      written.forEach(
          (path, value) ->
              findings.add(place + path, "is not there, and the record writes " + value));
    }
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
