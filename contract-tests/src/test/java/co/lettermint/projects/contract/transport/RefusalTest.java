package co.lettermint.projects.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.RefusedException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a refusal says: each documented shape of a body, and whatever else a proxy may send. */
@Timeout(60)
class RefusalTest {
  private static final String NOISE =
      "{\"noise\": \"" + "x".repeat(10_000_000) + "\", \"message\": \"too far away\"}";

  private final FaultServer server = new FaultServer();
  private final OkHttpClient client = new OkHttpClient();
  private final LettermintProjects lettermint =
      Calls.to(server.url(), Duration.ofSeconds(60), client);

  @AfterEach
  void close() throws IOException {
    client.connectionPool().evictAll();
    server.close();
  }

  static Stream<Arguments> bodies() {
    String message = "This token does not have the required abilities to perform this action.";
    String nested = "{\"error\": {\"code\": \"FORBIDDEN\", \"message\": \"%s\"%s}}";
    return Stream.of(
        Arguments.of(nested.formatted(message, ""), "FORBIDDEN", message),
        Arguments.of(nested.formatted(message, ", \"details\": null"), "FORBIDDEN", message),
        Arguments.of(nested.formatted(message, ", \"details\": []"), "FORBIDDEN", message),
        Arguments.of(nested.formatted(message, ", \"details\": {\"x\": 1}"), "FORBIDDEN", message),
        Arguments.of("{\"message\": \"Unauthenticated.\"}", null, "Unauthenticated."),
        Arguments.of(
            "{\"message\": \"Invalid.\", \"errors\": {\"name\": [\"Required.\"]}}",
            null,
            "Invalid."),
        Arguments.of(
            "{\"error\": \"plan_required\", \"message\": \"Upgrade\"}", "plan_required", "Upgrade"),
        Arguments.of("{\"error\": \"BAD_REQUEST\"}", "BAD_REQUEST", null),
        Arguments.of("{\"error\": 7, \"message\": [\"x\"]}", null, null),
        Arguments.of("{\"error\": null}", null, null),
        Arguments.of("{\"message\": \"cut off", null, null),
        Arguments.of("[{\"message\": \"x\"}]", null, null),
        Arguments.of("<html><body>Forbidden</body></html>", null, null),
        Arguments.of("\u0000\u0001\u0002", null, null),
        Arguments.of("null", null, null),
        Arguments.of(" ", null, null),
        Arguments.of("", null, null));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void eachStatusWithEachBody(String body, @Nullable String code, @Nullable String detail)
      throws IOException {
    // All registered statuses but 408; without a proxy, OkHttp withholds the body of a 407.
    int[] statuses = IntStream.of(428, 429, 431, 451).toArray();
    IntStream registered =
        IntStream.concat(
            IntStream.concat(IntStream.rangeClosed(400, 406), IntStream.rangeClosed(409, 418)),
            IntStream.concat(IntStream.rangeClosed(421, 426), IntStream.of(statuses)));
    for (int status : registered.toArray()) {
      RefusedException refused = refused(status, "X: x", body);

      assertThat(refused.status()).isEqualTo(status);
      assertThat(refused.code()).isEqualTo(code);
      assertThat(refused.detail()).isEqualTo(detail);
      assertThat(refused).hasMessageContaining("status " + status);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void tenMegabytesOfNoiseAreNotRead(Calls call) throws IOException {
    server.arm(Fault.answer("noise", null, null, Answers.of("403 No", "X: x", NOISE)));
    Instant start = Instant.now();

    RefusedException refused = (RefusedException) call.failure(lettermint);

    assertThat(refused.detail()).isNull();
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void aTokenInTheBodyIsHidden() throws IOException {
    String body =
        "{\"error\": \"%s\", \"message\": \"No %s\\nhere %s\"}"
            .formatted(Answers.NEW_TOKEN, Answers.TEAM_TOKEN, Answers.NEW_TOKEN);

    RefusedException refused = refused(401, "X: x", body);

    assertThat(refused.code()).isEqualTo("[redacted]");
    assertThat(refused.detail()).isEqualTo("No [redacted]\\u000ahere [redacted]");
  }

  @ParameterizedTest
  @CsvSource({
    "7, PT7S",
    "0, PT0S",
    "'Wed, 21 Oct 2026 07:28:30 GMT', PT30S",
    "'Wed, 21 Oct 2026 07:27:00 GMT', PT0S",
    "'Wednesday, 21-Oct-26 07:28:30 GMT', PT30S",
    "-1,",
    "+7,",
    "1.5,",
    "99999999999999999999,",
    "2147483648,",
    "soon,",
    "'Wed, 99 Foo 2026 07:28:30 GMT',",
    "'',",
  })
  void retryAfterIsSecondsOrADate(String value, @Nullable Duration expected) throws IOException {
    String headers = "Date: Wed, 21 Oct 2026 07:28:00 GMT\r\nRetry-After: " + value;

    assertThat(refused(429, headers, "").retryAfter()).isEqualTo(expected);
  }

  @Test
  void retryAfterADateNeedsNoDateOfTheServer() throws IOException {
    String header = "Retry-After: Wed, 21 Oct 2099 07:28:30 GMT";

    assertThat(refused(429, header, "").retryAfter()).isGreaterThan(Duration.ofDays(365));
  }

  @ParameterizedTest
  @CsvSource({
    "300, 245, 1705843200, true",
    "0, 0, 0, true",
    "300, 245, 1705843200000, true",
    "300, 245, 99999999999999999, false",
    "300, 245, x, false",
    "300, -1, 1705843200, false",
    "3000000000, 1, 1705843200, false",
    "300.5, 1, 1705843200, false",
    "'', '', '', false",
  })
  void rateLimitIsReadOrNull(String limit, String remaining, String reset, boolean readable)
      throws IOException {
    String headers =
        "X-RateLimit-Limit: %s\r\nX-RateLimit-Remaining: %s\r\nX-RateLimit-Reset: %s"
            .formatted(limit, remaining, reset);

    RefusedException refused = refused(429, headers, "");
    server.arm(Fault.answer("200", null, null, Answers.of("200 OK", headers, Answers.BODY)));

    assertThat(refused.rateLimit()).isEqualTo(lettermint.rotateToken("p1").rateLimit());
    if (readable) {
      assertThat(refused.rateLimit().limit()).isEqualTo(Integer.parseInt(limit));
      assertThat(refused.rateLimit().remaining()).isEqualTo(Integer.parseInt(remaining));
      assertThat(refused.rateLimit().resetsAt().getEpochSecond()).isEqualTo(Long.valueOf(reset));
    } else {
      assertThat(refused.rateLimit()).isNull();
    }
  }

  private RefusedException refused(int status, String headers, String body) throws IOException {
    server.arm(Fault.answer("refusal", null, null, Answers.of(status + " No", headers, body)));
    return (RefusedException) Calls.SYNC.failure(lettermint);
  }
}
