package co.lettermint.projects.contract;

import java.util.function.BiConsumer;

/**
 * One claim about the witnesses. A pure function, so that it can be tried on altered ones.
 *
 * @param name the claim in words
 * @param isCostly whether it takes so long that it is worth to ask the others first
 */
public record Check(String name, boolean isCostly, BiConsumer<Witnesses, Findings> claim) {
  public static Check of(String name, BiConsumer<Witnesses, Findings> claim) {
    return new Check(name, false, claim);
  }

  public static Check costly(String name, BiConsumer<Witnesses, Findings> claim) {
    return new Check(name, true, claim);
  }

  /** Where the claim does not hold. */
  public Findings findings(Witnesses witnesses) {
    Findings findings = new Findings(name);
    claim.accept(witnesses, findings);
    return findings;
  }
}
