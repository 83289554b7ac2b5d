package co.lettermint.projects.contract.agreement;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.RoundTrip;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.model.RotateTokenResponse;

/** The records read the documented body, and write the same body again. */
public final class DocumentedBodyRoundTrips implements Check {
  @Override
  public void inspect(Witnesses witnesses, Findings findings) {
    RoundTrip.check(
        witnesses.documentedBody(),
        RotateTokenResponse.class,
        Witnesses.DOCUMENTED_BODY.getFileName().toString(),
        findings);
  }
}
