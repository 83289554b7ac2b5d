package co.lettermint.projects.contract.specification;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Specification;

/** Swagger Parser reads the specification without a message, and it is of version 3.0. */
public final class ParserReadsIt implements Check {
  @Override
  public boolean isCostly() {
    return true;
  }

  @Override
  public void inspect(Witnesses witnesses, Findings findings) {
    Specification specification = witnesses.specification();
    String file = Specification.FILE;
    ParsedSpecification.of(specification)
        .messages()
        .forEach(message -> findings.add(file, message));
    String version = Json.text(specification.tree(), "openapi");
    findings.require(
        version.matches("3\\.0\\.\\d+"), file + ", openapi", "should be 3.0.x and is " + version);
  }
}
