package co.lettermint.projects.contract;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * One claim about the witnesses. A pure function, so that it can be tried on altered ones.
 *
 * @param name the claim in words
 * @param compared the witnesses that it reads, and compares if there are several
 * @param isCostly whether it takes so long that it is worth to ask the others first
 */
public record Check(
    String name, Set<Witness> compared, boolean isCostly, BiConsumer<Witnesses, Findings> claim) {
  public static Check of(
      String name, Set<Witness> compared, BiConsumer<Witnesses, Findings> claim) {
    return new Check(name, EnumSet.copyOf(compared), false, claim);
  }

  public static Check costly(
      String name, Set<Witness> compared, BiConsumer<Witnesses, Findings> claim) {
    return new Check(name, EnumSet.copyOf(compared), true, claim);
  }

  /** Where the claim does not hold. */
  public List<Violation> violations(Witnesses witnesses) {
    Findings findings = new Findings(name);
    claim.accept(witnesses, findings);
    return findings.all();
  }
}
