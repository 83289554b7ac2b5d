package co.lettermint.projects.contract.provider;

import static co.lettermint.projects.contract.provider.Caller.PROJECT;
import static co.lettermint.projects.contract.provider.Caller.READ_ONLY_TOKEN;
import static co.lettermint.projects.contract.provider.Caller.TEAM_TOKEN;
import static co.lettermint.projects.contract.provider.Caller.UNKNOWN_PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.contract.provider.Caller.Answer;
import co.lettermint.projects.provider.EmbeddedProvider;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedProviderLimitTest {
  private static final long START = 1_705_843_200;

  private final SettableClock clock = new SettableClock("2024-01-21T13:20:00.900Z");

  @RegisterExtension
  private final EmbeddedProvider provider =
      EmbeddedProvider.builder()
          .project(PROJECT)
          .teamToken(TEAM_TOKEN)
          .teamToken(READ_ONLY_TOKEN, Set.of())
          .limit(2)
          .clock(clock)
          .extension();

  private final Caller caller = new Caller(provider);

  @ParameterizedTest
  @CsvSource({
    "200, 1, POST, " + PROJECT + "/rotate-token, " + TEAM_TOKEN + ", ''",
    "400, 1, POST, " + PROJECT + "/rotate-token, " + TEAM_TOKEN + ", x",
    "401, 2, POST, " + PROJECT + "/rotate-token, '', ''",
    "403, 1, POST, " + PROJECT + "/rotate-token, " + READ_ONLY_TOKEN + ", ''",
    "404, 1, POST, " + UNKNOWN_PROJECT + "/rotate-token, " + TEAM_TOKEN + ", ''",
    "404, 2, POST, " + PROJECT + ", " + TEAM_TOKEN + ", ''",
    "405, 2, HEAD, " + PROJECT + "/rotate-token, " + TEAM_TOKEN + ", ''",
  })
  void everyAnswerTellsTheLimit(
      int status, int remaining, String method, String path, String token, String body) {
    Answer answer = caller.send(caller.request(method, "/v1/projects/" + path, token, body));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(limitOf(answer)).isEqualTo("2 " + remaining + " " + (START + 60));
    assertThat(answer.headers().get("Content-Type")).isEqualTo("application/json");
    assertThat(answer.headers().get("Retry-After")).isNull();
  }

  @Test
  void aCallBeyondTheLimitIsToldWhenToComeBack() {
    useUp();
    clock.advance(Duration.ofSeconds(53));

    Answer answer = caller.rotate(PROJECT);

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.json()).isEqualTo(Caller.example(429));
    assertThat(limitOf(answer)).isEqualTo("2 0 " + (START + 60));
    assertThat(answer.headers().get("Retry-After")).isEqualTo("7");
    assertThat(provider.rotations(PROJECT)).isEqualTo(2);
  }

  @Test
  void whoWaitsAsToldGetsThrough() {
    useUp();
    String retryAfter = caller.rotate(PROJECT).headers().get("Retry-After");

    clock.advance(Duration.ofSeconds(Long.parseLong(retryAfter)));

    Answer answer = caller.rotate(PROJECT);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(limitOf(answer)).isEqualTo("2 1 " + (START + 120));
  }

  @Test
  void theWindowStandsForItsWholeMinute() {
    useUp();

    clock.advance(Duration.ofSeconds(59));

    assertThat(caller.rotate(PROJECT).status()).isEqualTo(429);
  }

  @Test
  void aNewWindowBeginsWithACallAndNotOnTheMinute() {
    useUp();

    clock.advance(Duration.ofSeconds(100));

    assertThat(limitOf(caller.rotate(PROJECT))).isEqualTo("2 1 " + (START + 160));
  }

  @Test
  void theLimitIsTenUnlessSet() {
    try (EmbeddedProvider usual = EmbeddedProvider.builder().start()) {
      Answer answer = new Caller(usual).rotate(PROJECT);

      assertThat(answer.headers().get("X-RateLimit-Limit")).isEqualTo("10");
    }
  }

  @Test
  void theLimitHoldsForCallsAtTheSameTime() {
    try (EmbeddedProvider many =
        EmbeddedProvider.builder().project(PROJECT).limit(100).clock(clock).start()) {
      Caller crowd = new Caller(many);

      List<Answer> answers =
          IntStream.range(0, 1_000).parallel().mapToObj(i -> crowd.rotate(PROJECT)).toList();

      assertThat(answers.stream().filter(answer -> answer.status() == 429)).hasSize(900);
      assertThat(answers.stream().filter(answer -> answer.status() == 200))
          .extracting(answer -> answer.headers().get("X-RateLimit-Remaining"))
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, 100).mapToObj(Integer::toString).toList());
      assertThat(many.rotations(PROJECT)).isEqualTo(100);
    }
  }

  private void useUp() {
    caller.rotate(PROJECT);
    caller.rotate(PROJECT);
  }

  private static String limitOf(Answer answer) {
    return String.join(
        " ",
        answer.headers().get("X-RateLimit-Limit"),
        answer.headers().get("X-RateLimit-Remaining"),
        answer.headers().get("X-RateLimit-Reset"));
  }
}
