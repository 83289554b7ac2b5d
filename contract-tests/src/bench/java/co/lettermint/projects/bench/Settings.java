package co.lettermint.projects.bench;

import java.util.Set;

/**
 * How much is measured.
 *
 * @param sections what to measure; all if empty
 * @param rounds of JMH, each with a process of its own for every figure
 * @param processes of each program whose start is measured
 * @param warmup in milliseconds, five times for each figure
 */
record Settings(boolean quick, Set<String> sections, int rounds, int processes, int warmup) {
  /** From the system properties {@code bench.quick}, {@code bench.only}, {@code bench.rounds}. */
  static Settings ofSystem() {
    boolean quick = !"false".equals(System.getProperty("bench.quick", "false"));
    String only = System.getProperty("bench.only", "");
    return new Settings(
        quick,
        only.isEmpty() ? Set.of() : Set.of(only.split(",")),
        Integer.getInteger("bench.rounds", quick ? 1 : 7),
        quick ? 3 : 11,
        quick ? 300 : 500);
  }

  boolean wants(String section) {
    return sections.isEmpty() || sections.contains(section);
  }
}
