package co.lettermint.projects.contract.provider;

import static co.lettermint.projects.provider.EmbeddedProvider.TEAM_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.lettermint.projects.RateLimit;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.contract.provider.Caller.Answer;
import co.lettermint.projects.provider.EmbeddedProvider;
import co.lettermint.projects.provider.ServeProvider;
import co.lettermint.projects.specification.Specification;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the embedded provider answers, to its own client and to any other. */
class EmbeddedProviderTest {
  private static final String READ_ONLY_TOKEN = "lm_team_example_read_only_not_a_token";
  private static final String ODD_ID = "ä b/c?d#e%2F+f";
  private static final Instant START = Instant.parse("2024-01-21T13:20:00.900Z");
  private static final long SECOND = START.getEpochSecond();

  private Instant now = START;

  @RegisterExtension
  private final EmbeddedProvider provider =
      EmbeddedProvider.builder()
          .project("p1", "Newsletter")
          .project("p2")
          .project(ODD_ID)
          .teamToken(TEAM_TOKEN)
          .teamToken(READ_ONLY_TOKEN, Set.of("read:projects"))
          .limit(2)
          .clock(() -> now)
          .extension();

  private final Caller caller = new Caller(provider);

  @Test
  void aKnownProjectGetsTheDocumentedBodyWithItsOwnValues() {
    now = START.plusSeconds(3600);

    Answer answer = caller.rotate("p1");

    JsonObject expected = example(200);
    JsonObject project = expected.getAsJsonObject("data");
    project.addProperty("id", "p1");
    project.addProperty("name", "Newsletter");
    project.addProperty("token_generated_at", "2024-01-21T14:20:00Z");
    project.addProperty("created_at", "2024-01-21T13:20:00Z");
    project.addProperty("updated_at", "2024-01-21T14:20:00Z");
    expected.addProperty("new_token", provider.currentToken("p1"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).isEqualTo(expected);
  }

  @Test
  void aRotationIsAsSpecified() {
    Rotation rotation = provider.client().rotateToken(ODD_ID);

    assertThat(rotation.newToken().reveal()).isEqualTo(provider.currentToken(ODD_ID));
    assertThat(rotation.drift()).isEmpty();
    assertThat(rotation.project().id()).isEqualTo(ODD_ID);
    assertThat(rotation.project().tokenGeneratedAt())
        .isEqualTo(OffsetDateTime.parse("2024-01-21T13:20:00Z"));
    assertThat(rotation.rateLimit())
        .isEqualTo(new RateLimit(2, 1, Instant.ofEpochSecond(SECOND + 60)));
    assertThat(provider.rotations(ODD_ID)).isEqualTo(1);
    assertThat(provider.requestCount()).isEqualTo(1);
  }

  @Test
  void eachRotationReplacesTheTokenOfItsProjectByAFreshOne() {
    String first = provider.currentToken("p1");
    String other = provider.currentToken("p2");

    String second = caller.rotate("p1").newToken();
    String third = caller.rotate("p1").newToken();

    assertThat(List.of(first, second, third))
        .doesNotHaveDuplicates()
        .allMatch(token -> token.matches("lm_[A-Za-z0-9]{32}"));
    assertThat(provider.currentToken("p1")).isEqualTo(third);
    assertThat(provider.currentToken("p2")).isEqualTo(other);
    assertThat(provider.rotations("p1")).isEqualTo(2);
    assertThat(provider.rotations("p2")).isZero();
    assertThat(provider.requestCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "refusals.csv", delimiter = '|')
  void aRefusalRotatesNothingAndTellsTheLimit(
      String status, String left, String request, @Nullable String token, @Nullable String body) {
    String method = request.split(" ")[0];
    String before = provider.currentToken("p1");
    int expected = Integer.parseInt(status.substring(0, 3));

    String[] bearer =
        token == null ? new String[0] : new String[] {"Authorization", "Bearer " + token};

    Answer answer = caller.send(method, request.split(" ")[1], body, bearer);

    assertThat(answer.status()).isEqualTo(expected);
    assertThat(answer.limit()).isEqualTo("2 " + left + " " + (SECOND + 60));
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.header("Retry-After")).isNull();
    assertThat(answer.header("Allow")).isEqualTo(expected == 405 ? "POST" : null);
    if (status.endsWith("=")) {
      assertThat(answer.json()).isEqualTo(example(expected));
    } else if (!method.equals("HEAD")) {
      assertThat(answer.json().keySet()).containsExactly("message");
      assertThat(answer.json()).isNotEqualTo(example(404));
    }
    assertThat(provider.currentToken("p1")).isEqualTo(before);
    assertThat(provider.requestCount()).isEqualTo(method.equals("POST") ? 1 : 0);
  }

  @Test
  void theChecksComeInTheDocumentedOrder() {
    assertThat(status("PUT", "p9/rotate-tokens", "", "{}")).isEqualTo(404);
    assertThat(status("PUT", "p9/rotate-token", "", "{}")).isEqualTo(405);
    assertThat(status("POST", "p9/rotate-token", "", "{}")).isEqualTo(401);
    assertThat(status("POST", "p9/rotate-token", READ_ONLY_TOKEN, "{}")).isEqualTo(403);
    assertThat(status("POST", "p9/rotate-token", TEAM_TOKEN, "{}")).isEqualTo(404);
    assertThat(status("POST", "p9/rotate-token", READ_ONLY_TOKEN, "{}")).isEqualTo(429);
    now = START.plusSeconds(60);
    assertThat(status("POST", "p1/rotate-token", TEAM_TOKEN, "{}")).isEqualTo(400);
  }

  @Test
  void theNameOfTheSchemeIsOfEitherCase() {
    assertThat(caller.rotate("p1", "Authorization", "bearer " + TEAM_TOKEN).status())
        .isEqualTo(200);
    assertThat(caller.rotate("p1", "Authorization", "Basic " + TEAM_TOKEN).status()).isEqualTo(401);
  }

  /** A window stands for its whole minute, and the next begins with a call. */
  @ParameterizedTest
  @CsvSource({
    "53, 429, 2 0, 60, 7",
    "59, 429, 2 0, 60, 1",
    "60, 200, 2 1, 120,",
    "100, 200, 2 1, 160,"
  })
  void aCallBeyondTheLimitIsToldWhenToComeBack(
      int waited, int status, String limit, int end, @Nullable String retryAfter) {
    caller.rotate("p1");
    caller.rotate("p1");

    now = START.plusSeconds(waited);
    Answer answer = caller.rotate("p1");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.limit()).isEqualTo(limit + " " + (SECOND + end));
    assertThat(answer.header("Retry-After")).isEqualTo(retryAfter);
    assertThat(answer.json().equals(example(429))).isEqualTo(status == 429);
    assertThat(provider.rotations("p1")).isEqualTo(status == 429 ? 2 : 3);
  }

  @Test
  void theLimitHoldsForCallsAtTheSameTime() {
    try (EmbeddedProvider many = EmbeddedProvider.builder().project("p1").limit(100).start()) {
      Caller crowd = new Caller(many);

      List<Answer> answers =
          IntStream.range(0, 1_000).parallel().mapToObj(i -> crowd.rotate("p1")).toList();

      assertThat(answers).filteredOn(Answer::status, 429).hasSize(900);
      assertThat(answers)
          .filteredOn(Answer::status, 200)
          .extracting(answer -> answer.header("X-RateLimit-Remaining"))
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, 100).mapToObj(Integer::toString).toList());
      assertThat(many.rotations("p1")).isEqualTo(100);
    }
  }

  @Test
  void onlyTheLoopbackInterfaceIsListenedOn() throws IOException {
    try (Socket socket = new Socket()) {
      // Another address of this machine. It reaches a server that listens on all of them.
      InetSocketAddress other = new InetSocketAddress("127.0.0.2", provider.port());

      assertThatThrownBy(() -> socket.connect(other, 5_000)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aPortInUseIsNamed() {
    EmbeddedProvider.Builder second = EmbeddedProvider.builder().port(provider.port());

    assertThatThrownBy(second::start)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "Port %d of this machine is in use or reserved: choose another.", provider.port());
  }

  @Test
  void aProjectThatWasNotGivenIsNamed() {
    assertThatThrownBy(() -> provider.currentToken("p9"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No project p9: give it to the builder.");
  }

  /** What {@code -Pprovider} starts. */
  @Test
  void commandLinePrintsWhatWorks() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    try (EmbeddedProvider served = ServeProvider.start("0", "", out)) {
      String url = served.baseUrl();

      assertThat(printed.toString(StandardCharsets.UTF_8))
          .contains(url, "9b2f8c1e-0000-4000-8000-example00002", "10 calls a minute")
          .contains("-X POST -H 'Authorization: Bearer " + TEAM_TOKEN + "' ")
          .endsWith(" " + url + "/projects/9b2f8c1e-0000-4000-8000-example00001/rotate-token\n");
      assertThat(new Caller(served).rotate("9b2f8c1e-0000-4000-8000-example00001").status())
          .isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "http", "-1", "65536", "8080.0", "99999999999"})
  void commandLineRefusesWhatIsNoPort(String port) {
    assertThatThrownBy(() -> ServeProvider.start(port, "", System.out))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("-Dport is no port: give a number up to 65535, or 0 for a free one.");
  }

  private int status(String method, String path, String token, String body) {
    return caller
        .send(method, "/v1/projects/" + path, body, "Authorization", "Bearer " + token)
        .status();
  }

  /** An example of the specification, by its status. */
  private static JsonObject example(int status) {
    String example = Specification.resource("examples/rotate-token." + status + ".json");
    return JsonParser.parseString(example).getAsJsonObject();
  }
}
