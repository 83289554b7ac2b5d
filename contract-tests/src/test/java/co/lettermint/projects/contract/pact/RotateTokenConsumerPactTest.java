package co.lettermint.projects.contract.pact;

import static au.com.dius.pact.consumer.ConsumerPactRunnerKt.runConsumerTest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.PactVerificationResult;
import au.com.dius.pact.consumer.model.MockProviderConfig;
import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.RateLimit;
import co.lettermint.projects.RefusedException;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.contract.DocumentedBody;
import co.lettermint.projects.contract.Golden;
import co.lettermint.projects.contract.PactFile;
import co.lettermint.projects.model.RotateTokenResponse;
import co.lettermint.projects.provider.EmbeddedProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import retrofit2.Response;

/** What this client relies on: each test states one interaction, and has the client take part. */
@Order(Integer.MIN_VALUE) // the other tests read the file that this one accepts
class RotateTokenConsumerPactTest {
  /** The records as they print. */
  private static final Path DECODED = Path.of("pacts", "decoded");

  private static final Path WRITTEN =
      Path.of("target", "pacts").resolve(PactFile.FILE.getFileName());

  private static final Instant RESET = Instant.ofEpochSecond(1_705_843_200);

  /** The interactions that a client took part in. */
  private static Pact stated = Interactions.none();

  private static boolean isComplete = true;

  /** An interaction that failed is left out: such a pact is not to be accepted. */
  @AfterAll
  static void pactIsTheCommittedOne() throws IOException {
    if (isComplete) {
      stated.write(WRITTEN.getParent().toString(), PactSpecVersion.V4);
      Golden.check(PactFile.FILE, Files.readString(WRITTEN));
    }
  }

  /** Every documented field, none of them null. */
  @Test
  void everyFieldIsDecoded() throws IOException {
    Rotation rotation = takePart(everythingIsLoaded(), this::rotate);

    assertThat(rotation.newToken().reveal()).isEqualTo(DocumentedBody.TOKEN);
    Golden.check(DECODED.resolve("everything-loaded.txt"), rotation.response() + "\n");
    assertThat(rotation.drift()).isEmpty();
    assertThat(rotation.rateLimit()).isEqualTo(new RateLimit(10, 9, RESET));
  }

  @Test
  void theGeneratedInterfaceSendsTheSameRequest() throws IOException {
    Response<RotateTokenResponse> response =
        takePart(
            everythingIsLoaded(),
            client -> client.api().rotateToken(Interactions.PROJECT_ID).execute());

    assertThat(response.code()).isEqualTo(200);
    Golden.check(DECODED.resolve("everything-loaded.txt"), response.body() + "\n");
  }

  private static V4Pact everythingIsLoaded() {
    return Interactions.rotated("a project exists", "everything-loaded.json", true);
  }

  /** The least that a body has: no optional field, and null where a field may be null. */
  @Test
  void whatMayBeAbsentIsNotMissed() throws IOException {
    V4Pact nothingIsLoaded =
        Interactions.rotated(
            "a project exists, and nothing optional is loaded", "nothing-loaded.json", false);

    Rotation rotation = takePart(nothingIsLoaded, this::rotate);

    Golden.check(DECODED.resolve("nothing-loaded.txt"), rotation.response() + "\n");
    assertThat(rotation.drift()).isEmpty();
  }

  /**
   * Objects without their optional fields, and beside them with those that may be null, as null.
   */
  @Test
  void nullIsNoDriftWhereItIsAllowed() throws IOException {
    V4Pact nullWhereAllowed =
        Interactions.rotated(
            "a project exists, and what may be null is null", "null-where-allowed.json", false);

    Rotation rotation = takePart(nullWhereAllowed, this::rotate);

    assertThat(rotation.project().routes()).hasSize(2);
    assertThat(rotation.project().domains().get(1).dnsRecords()).hasSize(1);
    assertThat(rotation.drift()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "none",
      textBlock =
          """
          the team token is unknown                       | 401 | {'error': {'code': 'UNAUTHENTICATED', 'message': 'Unauthenticated.'}}                                                  | UNAUTHENTICATED | Unauthenticated.
          the team token lacks the ability write:projects | 403 | {'error': {'code': 'FORBIDDEN', 'message': 'This token does not have the required abilities to perform this action.'}} | FORBIDDEN       | This token does not have the required abilities to perform this action.
          no such project exists                          | 404 | {'message': 'Not found'}                                                                                               | none            | Not found
          the project belongs to another team             | 404 | {'error': {'code': 'NOT_FOUND', 'message': 'Not found', 'details': null}}                                              | NOT_FOUND       | Not found
          the rotations of this minute are used up        | 429 | {'message': 'Too many requests.'}                                                                                      | none            | Too many requests.
          """)
  void refusalIsToldAsItIs(
      String state, int status, String body, @Nullable String code, String detail)
      throws IOException {
    RefusedException refused =
        takePart(
            Interactions.refused(state, status, body),
            client -> catchThrowableOfType(RefusedException.class, () -> rotate(client)));

    boolean isUsedUp = status == 429;
    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.detail()).isEqualTo(detail);
    assertThat(refused.rateLimit()).isEqualTo(new RateLimit(10, isUsedUp ? 0 : 9, RESET));
    assertThat(refused.retryAfter()).isEqualTo(isUsedUp ? Duration.ofSeconds(7) : null);
  }

  private Rotation rotate(LettermintProjects client) {
    return client.rotateToken(Interactions.PROJECT_ID);
  }

  /** What a client does at Pact's mock server. */
  private interface Call<T> {
    T with(LettermintProjects client) throws IOException;
  }

  /** Has a client of its own take part: kept connections would outlive the server. */
  private static <T> T takePart(V4Pact pact, Call<T> call) throws IOException {
    Buffer sent = new Buffer();
    List<T> results = new ArrayList<>();

    PactVerificationResult result =
        runConsumerTest(
            pact,
            MockProviderConfig.createDefault(PactSpecVersion.V4),
            (server, context) -> results.add(call.with(client(server, sent))));

    isComplete &= result instanceof PactVerificationResult.Ok;
    assertThat(result).isInstanceOf(PactVerificationResult.Ok.class);
    stated = stated.mergeInteractions(pact.getInteractions());
    assertThat(sent.size()).as("Pact does not compare a body with an empty one").isZero();
    return results.get(0);
  }

  private static LettermintProjects client(MockServer server, Buffer sent) {
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addNetworkInterceptor(
                chain -> {
                  chain.request().body().writeTo(sent);
                  return chain.proceed(chain.request());
                })
            .build();
    return LettermintProjects.builder()
        .httpClient(http)
        .teamToken(EmbeddedProvider.TEAM_TOKEN)
        .baseUrl(server.getUrl() + "/v1")
        .build();
  }
}
