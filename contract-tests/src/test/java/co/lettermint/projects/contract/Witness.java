package co.lettermint.projects.contract;

import co.lettermint.projects.contract.checks.Documentation;
import co.lettermint.projects.specification.Specification;
import java.util.Locale;

/** An account of the endpoint. */
public enum Witness {
  DOCUMENTATION(Documentation.class),
  SPECIFICATION(Specification.class),
  CODE(GeneratedCode.class),
  PACT(PactFile.class);

  private final Class<?> type;

  Witness(Class<?> type) {
    this.type = type;
  }

  /** The type of the account, by which a check asks for it. */
  Class<?> type() {
    return type;
  }

  /** As the names of mutants and the page show it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
