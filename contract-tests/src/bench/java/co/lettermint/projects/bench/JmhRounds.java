package co.lettermint.projects.bench;

import static co.lettermint.projects.bench.Subject.NATIVE;
import static co.lettermint.projects.bench.Subject.OKHTTP_GSON;
import static co.lettermint.projects.bench.Subject.OURS;
import static co.lettermint.projects.bench.Subject.RAW;
import static co.lettermint.projects.bench.Subject.RETROFIT2;

import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Times and allocation, measured by JMH. */
final class JmhRounds {
  private static final String[] ALL = {OURS, RETROFIT2, OKHTTP_GSON, NATIVE, RAW};

  private static final List<Plan> PLANS =
      List.of(
          new Plan("decode", "DecodeBenchmark.decode", 1, 5, ALL),
          new Plan("decode", "DecodeBenchmark.decode", 10, 5, ALL),
          new Plan("decode", "DecodeBenchmark.decode", 100, 5, ALL),
          new Plan("decode", "DecodeBenchmark.decode", 1000, 5, ALL),
          new Plan("write", "DecodeBenchmark.write", 1, 2, OURS, RETROFIT2, OKHTTP_GSON, NATIVE),
          new Plan("canned", "CallBenchmark.canned", 1, 5, OURS, RETROFIT2, OKHTTP_GSON, RAW),
          new Plan("canned", "CallBenchmark.canned", 1000, 5, OURS, RETROFIT2, RAW),
          new Plan("loopback", "CallBenchmark.loopback", 1, 7, ALL),
          new Plan("threads", "CallBenchmark.loopback", 1, 2, ALL));

  private final Settings settings;
  private final String url;
  private final Results results;

  JmhRounds(Settings settings, String url, Results results) {
    this.settings = settings;
    this.url = url;
    this.results = results;
  }

  void run() throws RunnerException {
    for (int round = 0; round < settings.rounds(); round++) {
      for (Plan plan : PLANS) {
        if (settings.wants(plan.section()) && plan.isFor(round, settings)) {
          String what = "round %d: %s, %d".formatted(round + 1, plan.section(), plan.size());
          Bench.say("%s", what);
          try {
            run(plan);
          } catch (RunnerException e) { // the JDK's client fails now and then with 16 threads
            results.note(what + " was measured again: " + failureOf(e));
            run(plan);
          }
        }
      }
    }
  }

  /** JMH keeps what the client threw as suppressed by its own exception. */
  private static Throwable failureOf(RunnerException e) {
    Throwable failure = e.getCause() == null ? e : e.getCause();
    return failure.getSuppressed().length == 0 ? failure : failure.getSuppressed()[0];
  }

  private void run(Plan plan) throws RunnerException {
    String metric = plan.section() + "." + plan.size();
    int threads = plan.section().equals("threads") ? 16 : 1;
    TimeValue warmup = TimeValue.milliseconds(settings.warmup());
    OptionsBuilder options = new OptionsBuilder();
    options
        .include("\\." + plan.benchmark() + "$")
        .param("subject", plan.subjects())
        .param("size", Integer.toString(plan.size()))
        .threads(threads)
        .forks(1)
        .warmupIterations(5)
        .warmupTime(warmup)
        .measurementIterations(3)
        .measurementTime(TimeValue.milliseconds(300))
        .jvmArgs("-Xms1g", "-Xmx1g", "-D" + CallBenchmark.URL + "=" + url)
        .addProfiler(GCProfiler.class)
        .verbosity(VerboseMode.SILENT)
        .shouldFailOnError(true);
    for (RunResult result : new Runner(options.build()).run()) {
      String subject = result.getParams().getParam("subject");
      // The median: one iteration that the machine held up does not count.
      double time = result.getPrimaryResult().getStatistics().getPercentile(50);
      results.add(metric, subject, time / threads);
      double bytes = result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
      results.add(metric + ".bytes", subject, bytes);
    }
  }

  private record Plan(String section, String benchmark, int size, int rounds, String... subjects) {
    boolean isFor(int round, Settings settings) {
      return round < rounds && !(settings.quick() && (size == 10 || size == 100));
    }
  }
}
