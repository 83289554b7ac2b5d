package co.lettermint.projects.contract;

import co.lettermint.projects.contract.checks.CodeChecks;
import co.lettermint.projects.contract.checks.DocumentationChecks;
import co.lettermint.projects.contract.checks.PactChecks;
import co.lettermint.projects.contract.checks.SpecificationChecks;
import co.lettermint.projects.contract.checks.ValidatorChecks;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A claim about the witnesses, and the method that finds where it does not hold. A new one is a
 * method with a {@link Claim} in one of the classes in the package {@code checks}.
 */
public record Check(String name, boolean isCostly, Set<Witness> compared, Method method) {
  /** All checks, by family. */
  public static final List<Check> ALL =
      Stream.of(
              SpecificationChecks.class,
              DocumentationChecks.class,
              CodeChecks.class,
              PactChecks.class,
              ValidatorChecks.class)
          .flatMap(
              family ->
                  Stream.of(family.getDeclaredMethods())
                      .sorted(Comparator.comparing(Method::getName)))
          .filter(method -> method.isAnnotationPresent(Claim.class))
          .map(Check::of)
          .toList();

  private static Check of(Method method) {
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
