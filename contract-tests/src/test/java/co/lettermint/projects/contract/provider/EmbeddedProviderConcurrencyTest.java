package co.lettermint.projects.contract.provider;

import static co.lettermint.projects.contract.provider.Caller.PROJECT;
import static co.lettermint.projects.contract.provider.Caller.TEAM_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.contract.provider.Caller.Answer;
import co.lettermint.projects.provider.EmbeddedProvider;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class EmbeddedProviderConcurrencyTest {
  private static final int THREADS = 64;
  private static final int CALLS = 10_000;
  private static final int PROJECTS = 7;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void tenThousandCallsLoseAndMixUpNothing() throws Exception {
    EmbeddedProvider.Builder builder =
        EmbeddedProvider.builder().teamToken(TEAM_TOKEN).limit(CALLS);
    IntStream.range(0, PROJECTS).forEach(i -> builder.project("project-" + i));
    try (EmbeddedProvider provider = builder.start()) {
      Caller caller = new Caller(provider);

      List<Answer> answers = all(CALLS, i -> caller.rotate("project-" + i % PROJECTS));

      Set<String> tokens = new HashSet<>();
      for (int i = 0; i < CALLS; i++) {
        assertThat(answers.get(i).status()).isEqualTo(200);
        assertThat(answers.get(i).project().get("id").getAsString())
            .isEqualTo("project-" + i % PROJECTS);
        tokens.add(answers.get(i).newToken());
      }
      assertThat(tokens.size()).isEqualTo(CALLS);
      assertThat(provider.requestCount()).isEqualTo(CALLS);
      for (int i = 0; i < PROJECTS; i++) {
        assertThat(provider.rotations("project-" + i))
            .isBetween(CALLS / PROJECTS, CALLS / PROJECTS + 1);
        assertThat(tokens.contains(provider.currentToken("project-" + i))).isTrue();
      }
    }
  }

  @Test
  void theLimitHoldsForCallsAtTheSameTime() throws Exception {
    SettableClock clock = new SettableClock("2026-11-23T18:30:00Z");
    EmbeddedProvider.Builder builder =
        EmbeddedProvider.builder().project(PROJECT).teamToken(TEAM_TOKEN).limit(100).clock(clock);
    try (EmbeddedProvider provider = builder.start()) {
      Caller caller = new Caller(provider);

      List<Answer> answers = all(1_000, i -> caller.rotate(PROJECT));

      assertThat(answers.stream().filter(answer -> answer.status() == 429)).hasSize(900);
      assertThat(answers.stream().filter(answer -> answer.status() == 200))
          .extracting(answer -> answer.headers().get("X-RateLimit-Remaining"))
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, 100).mapToObj(Integer::toString).toList());
      assertThat(provider.rotations(PROJECT)).isEqualTo(100);
    }
  }

  private List<Answer> all(int calls, IntFunction<Answer> call) throws Exception {
    List<Future<Answer>> futures = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      int index = i;
      futures.add(threads.submit(() -> call.apply(index)));
    }
    List<Answer> answers = new ArrayList<>();
    for (Future<Answer> future : futures) {
      answers.add(future.get());
    }
    return answers;
  }
}
