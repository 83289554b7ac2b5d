package co.lettermint.projects.bench;

import java.util.List;

/** The median of several measurements, and the 10th and 90th percentile as their spread. */
record Figure(double low, double median, double high) {
  static Figure of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return new Figure(quantile(sorted, 0.1), quantile(sorted, 0.5), quantile(sorted, 0.9));
  }

  /** The median, with the spread if there is one. */
  @Override
  public String toString() {
    String spread = " (%s–%s)".formatted(Report.number(low), Report.number(high));
    return Report.number(median) + (low == high ? "" : spread);
  }

  private static double quantile(List<Double> sorted, double share) {
    double at = share * (sorted.size() - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.size() - 1);
    return sorted.get(below) + (at - below) * (sorted.get(above) - sorted.get(below));
  }
}
