package co.lettermint.projects.contract.agreement;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.model.RotateTokenResponse;
import com.google.gson.Gson;
import com.google.gson.JsonElement;

/** The records read the documented body, and write the same body again. */
public final class DocumentedBodyRoundTrips implements Check {
  @Override
  public void inspect(Witnesses witnesses, Findings findings) {
    Gson gson = new Gson();
    JsonElement body = witnesses.documentedBody();
    RotateTokenResponse read = gson.fromJson(body, RotateTokenResponse.class);
    findings.same(
        body,
        gson.toJsonTree(read),
        Witnesses.DOCUMENTED_BODY.getFileName().toString(),
        "what the records make of the body");
  }
}
