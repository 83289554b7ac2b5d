package co.lettermint.projects.contract;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A claim about the witnesses, and the method that finds where it does not hold. */
public record Check(String name, boolean isCostly, Set<Witness> compared, Method method) {
  static Check of(Method method) {
    Claim claim = method.getAnnotation(Claim.class);
    List<Class<?>> taken = List.of(method.getParameterTypes());
    return new Check(
        claim.value(),
        claim.isCostly(),
        Stream.of(Witness.values())
            .filter(witness -> taken.contains(witness.type()))
            .collect(Collectors.toUnmodifiableSet()),
        method);
  }

  /** Where the claim does not hold. */
  public List<Violation> violations(Witnesses witnesses) {
    Findings findings = new Findings(name, Place.of(Witness.SPECIFICATION), new ArrayList<>());
    Object[] arguments =
        Stream.of(method.getParameterTypes())
            .map(type -> type == Findings.class ? findings : witnesses.of(type))
            .toArray();
    try {
      method.invoke(null, arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(name, e);
    }
    return List.copyOf(findings.all());
  }
}
