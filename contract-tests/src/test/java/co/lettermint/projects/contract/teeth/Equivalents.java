package co.lettermint.projects.contract.teeth;

import java.util.Map;

/** Mutants that say the same as the original: no check could or should tell them apart. */
final class Equivalents {
  /** By a pattern of their names, the reason. */
  static final Map<String, String> REASONS =
      Map.of(
          "specification info/title: changed",
          "a title is for people",
          "specification info/license(: dropped|/url: dropped|/\\w+: changed)",
          "the licence of the text is no part of the contract",
          "specification info/contact(: dropped|/name: (dropped|changed))",
          "whom to ask is no part of the contract",
          "specification .*/examples/\\w+: renamed",
          "an example is found by its file, its name is for people",
          "specification components/schemas/\\w+/x-untyped: .*",
          "the generator stops the build at a schema of several shapes without it",
          "specification .*/parameters/0/example: changed",
          "any text is an example of an identifier");

  private Equivalents() {}

  static boolean contain(Mutant mutant) {
    return REASONS.keySet().stream().anyMatch(mutant.name()::matches);
  }
}
