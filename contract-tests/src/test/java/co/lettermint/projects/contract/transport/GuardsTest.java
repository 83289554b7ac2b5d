package co.lettermint.projects.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.contract.Answers;
import co.lettermint.projects.contract.RawServer;
import java.time.Duration;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be right is refused before a byte leaves, by a message that names the argument. */
@Timeout(60)
class GuardsTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @RegisterExtension private final RawServer server = new RawServer();
  private final OkHttpClient client = new OkHttpClient();
  private final LettermintProjects lettermint = Calls.to(server.url(), LONG, client);

  /** No annotation can hold half a surrogate pair. */
  static Stream<String> impossibleIds() {
    Stream<String> blankOrDots = Stream.of("", " ", "\t\n", ".", "..");
    Stream<String> controls = Stream.of("a\nb", "a\r\nX: y", "a\u0000", "a\u007f", "a\u0085");
    Stream<String> halves = Stream.of("\ud83d", "a\ude00", "\ude00\ud83d");
    Stream<String> tokens =
        Stream.of("lm_example_not_a_token lm_team_example_not_a_token LM_team_x lm%5Fx".split(" "));
    Stream<String> disguised = Stream.of(" lm_x", "Bearer lm_x", "\uff4c\uff4d_x", "l\u200bm_x");
    return Stream.of(blankOrDots, controls, halves, tokens, disguised).flatMap(ids -> ids);
  }

  @ParameterizedTest
  @NullSource
  @MethodSource("impossibleIds")
  void impossibleIdIsRefused(String id) {
    assertThatThrownBy(() -> lettermint.rotateToken(id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("projectId ")
        .satisfies(Calls::assertShowsNoToken);
    assertThatThrownBy(() -> lettermint.rotateTokenAsync(id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("projectId ");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void missingStoreIsRefused() {
    assertThatThrownBy(() -> lettermint.rotateToken("p1", null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> lettermint.rotateTokenAsync("p1", null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(server.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "9f0c2a4e-1111-4222-8333-444455556666, 9f0c2a4e-1111-4222-8333-444455556666",
    "a/b, a%2Fb",
    "../x, ..%2Fx",
    "a?b=c, a%3Fb=c",
    "a#b, a%23b",
    "a%2Fb, a%252Fb",
    "%2e%2e, %252e%252e",
    "a b, a%20b",
    "a\\b, a%5Cb",
    "...., ....",
    "ü, %C3%BC",
    "\ud83d\ude00, %F0%9F%98%80",
  })
  void idIsOnePathSegment(String id, String segment) {
    lettermint.rotateToken(id);

    assertThat(server.requests())
        .singleElement()
        .asString()
        .startsWith("POST /v1/projects/" + segment + "/rotate-token HTTP/1.1\r\n");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        " lm_team_example_not_a_token",
        "lm_team_example_not_a_token\r\n",
        "lm_team_example_not_a_token\u00fc",
        "lm_team_example_not_a_token\u0000",
        "lm_example_not_a_token",
        "lm_sso_example_not_a_token"
      })
  void impossibleTeamTokenIsRefused(String token) {
    assertThatThrownBy(() -> LettermintProjects.builder().teamToken(token))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("teamToken ")
        .satisfies(Calls::assertShowsNoToken);
  }

  @Test
  void missingTeamTokenIsRefused() {
    assertThatThrownBy(() -> LettermintProjects.builder().build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("teamToken is missing");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "api.example.test",
        "ftp://api.example.test/v1",
        "http://api.example.test/v1",
        "http://127.0.0.1.example.test/v1",
        "http://10.0.0.1/v1",
        "https://lm_example_not_a_token@api.example.test/v1",
        "https://u:p@api.example.test/v1",
        "https://api.example.test/v1?token=lm_example_not_a_token",
        "https://api.example.test/v1?",
        "https://api.example.test/v1#x"
      })
  void impossibleBaseUrlIsRefused(String url) {
    assertThatThrownBy(() -> LettermintProjects.builder().baseUrl(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("baseUrl ")
        .satisfies(Calls::assertShowsNoToken);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.example.test/v1",
        "https://api.example.test/v1/",
        "https://api.example.test",
        "http://localhost:8080/v1",
        "http://127.0.0.1/v1",
        "http://127.1.2.3/v1",
        "http://[::1]:8080/v1"
      })
  void httpsAndLoopbackAreTaken(String url) {
    assertThatCode(() -> LettermintProjects.builder().baseUrl(url)).doesNotThrowAnyException();
  }

  @Test
  void trailingSlashOfTheBaseUrlMakesNoDifference() {
    Calls.to(server.url() + "/", LONG, client).rotateToken("p1");

    assertThat(server.requests())
        .singleElement()
        .asString()
        .startsWith("POST /v1/projects/p1/rotate-token ");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"PT0S", "PT-1S", "PT0.000999999S", "PT2147483.648S", "PT2000000000000000H"})
  void impossibleTimeoutIsRefused(@Nullable Duration timeout) {
    assertThatThrownBy(() -> LettermintProjects.builder().timeout(timeout))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("timeout ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0.001S", "PT2147483.647S"})
  void anyOtherTimeoutIsTaken(Duration timeout) {
    assertThat(LettermintProjects.builder().teamToken(Answers.TEAM_TOKEN).timeout(timeout).build())
        .isNotNull();
  }
}
