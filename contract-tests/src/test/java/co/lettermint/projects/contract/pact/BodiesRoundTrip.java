package co.lettermint.projects.contract.pact;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.RoundTrip;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.contract.pact.PactFile.Interaction;
import co.lettermint.projects.model.ApiError;
import co.lettermint.projects.model.ErrorMessage;
import co.lettermint.projects.model.RotateTokenResponse;
import com.google.gson.JsonElement;
import java.util.Map;

/**
 * The records read the documented body and each body of the pact, and write them again, less what
 * is optional and null.
 */
public final class BodiesRoundTrip implements Check {
  private static final Map<String, Class<?>> RECORDS =
      Map.of(
          "RotateTokenResponse", RotateTokenResponse.class,
          "ApiError", ApiError.class,
          "ErrorMessage", ErrorMessage.class);

  @Override
  public void inspect(Witnesses witnesses, Findings findings) {
    RoundTrip.check(
        witnesses.code(),
        witnesses.documentedBody(),
        RotateTokenResponse.class,
        Witnesses.DOCUMENTED_BODY.getFileName().toString(),
        findings);
    for (Interaction interaction : witnesses.pact().interactions()) {
      String schema = StatedBody.of(interaction, witnesses.specification()).schema();
      Class<?> record = RECORDS.getOrDefault(schema, JsonElement.class);
      RoundTrip.check(witnesses.code(), interaction.body(), record, interaction.place(), findings);
    }
  }
}
