package co.lettermint.projects.contract;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A claim about the witnesses, and the method that finds where it does not hold. */
public record Check(String name, Set<Witness> compared, boolean isCostly, Method method) {
  static Check of(Method method) {
    Claim claim = method.getAnnotation(Claim.class);
    Set<Witness> compared = EnumSet.copyOf(List.of(claim.of()));
    return new Check(claim.value(), compared, claim.isCostly(), method);
  }

  /** Where the claim does not hold. */
  public List<Violation> violations(Witnesses witnesses) {
    Findings findings = new Findings(name, Place.of(Witness.SPECIFICATION), new ArrayList<>());
    try {
      method.invoke(null, witnesses, findings);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(name, e);
    }
    return List.copyOf(findings.all());
  }
}
