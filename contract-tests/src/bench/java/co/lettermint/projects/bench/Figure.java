package co.lettermint.projects.bench;

import java.util.List;

/** The median of several measurements, and the lowest and the highest as their spread. */
record Figure(double low, double median, double high) {
  static Figure of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int last = sorted.size() - 1;
    double median = (sorted.get(last / 2) + sorted.get((last + 1) / 2)) / 2;
    return new Figure(sorted.get(0), median, sorted.get(last));
  }

  /** The median, with the spread if there is one. */
  @Override
  public String toString() {
    String spread = " (%s–%s)".formatted(Report.number(low), Report.number(high));
    return Report.number(median) + (low == high ? "" : spread);
  }
}
