package co.lettermint.projects.contract;

import java.util.Locale;

/** An account of the endpoint. */
public enum Witness {
  DOCUMENTATION,
  SPECIFICATION,
  CODE,
  PACT;

  /** As the names of mutants and the page show it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
