package co.lettermint.projects.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What was measured, in rounds. A round measures every client once, one after the other, so that a
 * ratio of two clients is taken within each round: what slows the machine for a while slows both.
 */
final class Results {
  private final Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  void add(String metric, String subject, double value) {
    values
        .computeIfAbsent(metric, key -> new LinkedHashMap<>())
        .computeIfAbsent(subject, key -> new ArrayList<>())
        .add(value);
  }

  /** Keeps a sentence for the report. */
  void note(String sentence) {
    notes.add(sentence);
    Bench.say("%s", sentence);
  }

  List<String> notes() {
    return notes;
  }

  boolean has(String metric, String subject) {
    return values.getOrDefault(metric, Map.of()).containsKey(subject);
  }

  Figure of(String metric, String subject) {
    return Figure.of(values.get(metric).get(subject));
  }

  /** How many times as much the first client takes as the second. */
  Figure ratio(String metric, String subject, String other) {
    return ratio(values.get(metric).get(subject), values.get(metric).get(other), 1);
  }

  /** How many times as much time each element takes in a body that is ten times as large. */
  Figure growth(String larger, String smaller, String subject) {
    return ratio(values.get(larger).get(subject), values.get(smaller).get(subject), 10);
  }

  private static Figure ratio(List<Double> above, List<Double> below, int divisor) {
    return Figure.of(
        IntStream.range(0, Math.min(above.size(), below.size()))
            .mapToObj(round -> above.get(round) / below.get(round) / divisor)
            .toList());
  }

  /** The stock client with the lowest median. */
  String fastestPeer(String metric) {
    OptionalDouble lowest = OptionalDouble.empty();
    String fastest = null;
    for (String peer : List.of(Subject.RETROFIT2, Subject.OKHTTP_GSON, Subject.NATIVE)) {
      if (has(metric, peer)
          && (lowest.isEmpty() || of(metric, peer).median() < lowest.getAsDouble())) {
        lowest = OptionalDouble.of(of(metric, peer).median());
        fastest = peer;
      }
    }
    return fastest;
  }
}
