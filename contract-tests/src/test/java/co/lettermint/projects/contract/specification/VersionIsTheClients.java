package co.lettermint.projects.contract.specification;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Specification;

/** The specification has the version of the client that is generated from it. */
public final class VersionIsTheClients implements Check {
  @Override
  public void inspect(Witnesses witnesses, Findings findings) {
    findings.same(
        witnesses.code().version(),
        Json.text(witnesses.specification().tree(), "info", "version"),
        Specification.FILE + ", info.version",
        "the version of client and specification");
  }
}
