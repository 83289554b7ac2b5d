package co.lettermint.projects.bench;

import java.util.List;
import java.util.Locale;

/**
 * The results as bars: each client's figure divided by ours, so that ours is 1 and less is better.
 */
final class Chart {
  private static final int LEFT = 150;
  private static final int WIDTH = 820;
  private static final int BAR = 15;
  private static final double MAX = 4;
  private static final double UNIT = (WIDTH - LEFT - 170) / MAX;

  private static final String STYLE =
      """
      <style>
        text { font: 12px system-ui, sans-serif; fill: #24292f }
        .title { font-weight: 600; font-size: 13px }
        .faint { fill: #57606a }
        .ours { fill: #0969da }
        .peer { fill: #afb8c1 }
        .floor { fill: none; stroke: #57606a; stroke-dasharray: 3 2 }
        .spread { stroke: #24292f; stroke-width: 1.5 }
        .one { stroke: #0969da; stroke-dasharray: 2 3 }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6edf3 }
          .faint { fill: #9198a1 }
          .ours { fill: #4493f8 }
          .peer { fill: #59636e }
          .floor { stroke: #9198a1 }
          .spread { stroke: #e6edf3 }
          .one { stroke: #4493f8 }
        }
      </style>
      """;

  private final StringBuilder out = new StringBuilder();
  private final Results results;
  private int y = 44;

  private Chart(Results results) {
    this.results = results;
  }

  static String of(Results results, List<Jdk> jdks) {
    Chart chart = new Chart(results);
    chart.group("From bytes to records, documented body", "decode.1", "µs");
    chart.group("From bytes to records, 1,000 routes, domains and members", "decode.1000", "µs");
    chart.group("A whole call without the network", "canned.1", "µs");
    chart.group("A whole call on loopback", "loopback.1", "µs");
    for (Jdk jdk : jdks) {
      String metric = "cold." + jdk.version();
      chart.group("JVM start to the first token, JDK " + jdk.version(), metric, "ms");
    }
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">%n"
            .formatted(WIDTH, chart.y)
        + "<title>Each client's time divided by ours</title>\n"
        + STYLE
        + text(0, 16, "title", "Time divided by this client's: shorter is better")
        + text(0, 32, "faint", "The thin line is the spread, from the lowest to the highest.")
        + chart.out
        + "</svg>\n";
  }

  private void group(String title, String metric, String unit) {
    List<String> subjects =
        Report.SUBJECTS.stream().filter(subject -> results.has(metric, subject)).toList();
    if (!subjects.contains(Subject.OURS)) {
      return;
    }
    y += 18;
    out.append(text(0, y, "title", title));
    y += 8;
    int top = y;
    for (String subject : subjects) {
      bar(subject, metric, unit);
      y += BAR + 4;
    }
    out.append(line("one", LEFT + UNIT, top - 2, LEFT + UNIT, y - 2));
    y += 8;
  }

  private void bar(String subject, String metric, String unit) {
    Figure ratio = results.ratio(metric, subject, Subject.OURS);
    String kind =
        subject.equals(Subject.OURS) ? "ours" : subject.equals(Subject.RAW) ? "floor" : "peer";
    double middle = y + BAR / 2.0;
    out.append(text(0, y + 12, kind.equals("ours") ? "title" : "", Report.name(subject)));
    out.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>%n",
            kind,
            LEFT,
            y,
            length(ratio.median()),
            BAR));
    if (!kind.equals("ours")) {
      out.append(
          line("spread", LEFT + length(ratio.low()), middle, LEFT + length(ratio.high()), middle));
    }
    String value =
        "%s× (%s %s)"
            .formatted(
                Report.number(ratio.median()),
                Report.number(results.of(metric, subject).median()),
                unit);
    double end = LEFT + Math.max(length(ratio.median()), length(ratio.high()));
    out.append(text(end + 8, y + 12, "", ratio.median() > MAX ? "→ " + value : value));
  }

  private static double length(double ratio) {
    return Math.min(ratio, MAX) * UNIT;
  }

  private static String line(String style, double x1, double y1, double x2, double y2) {
    return String.format(
        Locale.ROOT,
        "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
        style,
        x1,
        y1,
        x2,
        y2);
  }

  private static String text(double x, double y, String style, String text) {
    return String.format(
        Locale.ROOT, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>%n", style, x, y, text);
  }
}
