package co.lettermint.projects.contract;

import co.lettermint.projects.contract.checks.CodeChecks;
import co.lettermint.projects.contract.checks.DocumentationChecks;
import co.lettermint.projects.contract.checks.PactChecks;
import co.lettermint.projects.contract.checks.SpecificationChecks;
import co.lettermint.projects.contract.checks.ValidatorChecks;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All checks, by family. A new one is a method with a {@link Claim} in one of these classes. */
public final class Checks {
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

  private Checks() {}
}
