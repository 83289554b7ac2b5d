package co.lettermint.projects.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.RateLimit;
import co.lettermint.projects.RefusedException;
import co.lettermint.projects.contract.Answers;
import co.lettermint.projects.contract.Calls;
import co.lettermint.projects.contract.CannedApi;
import co.lettermint.projects.contract.RawServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a refusal says: each documented shape of a body, and whatever else a proxy may send. */
class RefusalTest {
  /** All but 408; without a proxy, OkHttp withholds the body of a 407. */
  private static final List<Integer> REGISTERED =
      List.of(
          400, 401, 402, 403, 404, 405, 406, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418, 421,
          422, 423, 424, 425, 426, 428, 429, 431, 451);

  private static final String NOISE =
      "{\"noise\": \"" + "x".repeat(10_000_000) + "\", \"message\": \"too far away\"}";

  @AutoClose private final RawServer server = new RawServer();
  private final LettermintProjects lettermint = Calls.to(server.url(), new OkHttpClient());

  @ParameterizedTest
  @CsvFileSource(resources = "refusals.csv", delimiter = '|', quoteCharacter = '`')
  void eachStatusWithEachBody(String body, @Nullable String code, @Nullable String detail) {
    for (int status : REGISTERED) {
      RefusedException refused = refused(status, "X: x", body.translateEscapes());

      assertThat(refused.status()).isEqualTo(status);
      assertThat(refused.code()).isEqualTo(code);
      assertThat(refused.detail()).isEqualTo(detail);
      assertThat(refused).hasMessageContaining("status " + status);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void tenMegabytesOfNoiseAreNotRead(Calls call) {
    server.answer(Answers.of("403 No", "X: x", NOISE));
    Instant start = Instant.now();

    RefusedException refused = (RefusedException) call.failure(lettermint);

    assertThat(refused.detail()).isNull();
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void messageHasOneFullStopAfterEachSentence() {
    String unauthenticated = "{\"message\": \"Unauthenticated.\"}";
    String forbidden = "{\"error\": {\"code\": \"FORBIDDEN\", \"message\": \"No ability\"}}";

    assertThat(refused(401, "X: x", unauthenticated))
        .hasMessageEndingWith(
            "refused with status 401: Unauthenticated. The old token still works.");
    assertThat(refused(403, "X: x", forbidden))
        .hasMessageEndingWith("status 403, code FORBIDDEN: No ability. The old token still works.");
  }

  @Test
  void messageIsReadFromACompressedBodyAndFromTheFirst64KiB() {
    String late = "{\"x\": \"" + "x".repeat(80 * 1024) + "\", \"message\": \"late\"}";
    CannedApi api = new CannedApi();

    CannedApi.Answer compressed = CannedApi.answer(Answers.gzip("{\"message\": \"No\"}"));

    assertThat(Calls.SYNC.failure(api.answering(compressed.withStatus(422))))
        .hasMessageContaining("status 422: No. ");
    assertThat(refused(422, "X: x", late)).hasMessageContaining("status 422. ");
  }

  @Test
  void notFoundTellsOfABaseUrlWithoutAPath() {
    String missing = "the base URL has no path";
    LettermintProjects root =
        Calls.to(server.url().substring(0, server.url().length() - 3), new OkHttpClient());

    assertThat(refused(404, "X: x", "{}")).hasMessageNotContaining(missing);
    assertThat(Calls.SYNC.failure(root)).hasMessageContaining(missing);
    server.answer(Answers.of("403 No", "X: x", "{}"));
    assertThat(Calls.SYNC.failure(root)).hasMessageNotContaining(missing);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "retry-after.csv", delimiter = '|', quoteCharacter = '`')
  void retryAfterIsSecondsOrADate(String value, @Nullable Duration expected) {
    String headers = "Date: Wed, 21 Oct 2026 07:28:00 GMT\r\nRetry-After: " + value;

    assertThat(refused(429, headers, "").retryAfter()).isEqualTo(expected);
  }

  @Test
  void retryAfterADateNeedsNoDateOfTheServer() {
    String header = "Retry-After: Wed, 21 Oct 2099 07:28:30 GMT";

    assertThat(refused(429, header, "").retryAfter()).isGreaterThan(Duration.ofDays(365));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "rate-limits.csv", quoteCharacter = '`')
  void rateLimitIsReadOrNull(String limit, String remaining, String reset, boolean readable) {
    String headers =
        "X-RateLimit-Limit: %s\r\nX-RateLimit-Remaining: %s\r\nX-RateLimit-Reset: %s"
            .formatted(limit, remaining, reset);

    RefusedException refused = refused(429, headers, "");
    server.answer(Answers.of("200 OK", headers, Answers.BODY));

    assertThat(refused.rateLimit()).isEqualTo(lettermint.rotateToken("p1").rateLimit());
    assertThat(refused.rateLimit()).isEqualTo(readable ? rateLimit(limit, remaining, reset) : null);
  }

  private static RateLimit rateLimit(String limit, String remaining, String reset) {
    Instant end = Instant.ofEpochSecond(Long.parseLong(reset));
    return new RateLimit(Integer.parseInt(limit), Integer.parseInt(remaining), end);
  }

  private RefusedException refused(int status, String headers, String body) {
    server.answer(Answers.of(status + " No", headers, body));
    return (RefusedException) Calls.SYNC.failure(lettermint);
  }
}
