package co.lettermint.projects.contract;

import java.util.List;

/** One claim about the witnesses. A pure function, so that it can be tried on altered ones. */
public interface Check {
  /** Looks for violations of the claim. */
  void inspect(Witnesses witnesses, Findings findings);

  /** The claim, in the words of its class. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** Whether it takes so long that it is worth to ask the others first. */
  default boolean isCostly() {
    return false;
  }

  /** Where the claim does not hold. */
  default List<Violation> violations(Witnesses witnesses) {
    Findings findings = new Findings(name());
    inspect(witnesses, findings);
    return findings.all();
  }
}
