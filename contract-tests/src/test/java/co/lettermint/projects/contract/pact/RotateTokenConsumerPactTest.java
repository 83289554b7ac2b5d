package co.lettermint.projects.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.RateLimit;
import co.lettermint.projects.RefusedException;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.contract.Golden;
import co.lettermint.projects.contract.PactFile;
import co.lettermint.projects.model.RotateTokenResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import retrofit2.Response;

/** What this client relies on: each test states one interaction, and has the client take part. */
@ExtendWith({RotateTokenConsumerPactTest.AcceptedPact.class, PactConsumerTestExt.class})
@PactTestFor(providerName = Interactions.PROVIDER, pactVersion = PactSpecVersion.V4)
@Order(Integer.MIN_VALUE) // the other tests read the file that this one accepts
class RotateTokenConsumerPactTest {
  private static final String FORBIDDEN =
      "This token does not have the required abilities to perform this action.";

  /** The records as they print. */
  private static final Path DECODED = Path.of("pacts", "decoded");

  private static final Instant RESET = Instant.ofEpochSecond(1_705_843_200);

  private final List<Long> bodyLengths = new ArrayList<>();

  /** Every documented field, none of them null. */
  @Pact(consumer = Interactions.CONSUMER)
  V4Pact everythingIsLoaded(PactBuilder pact) {
    return Interactions.rotated(pact, "a project exists", "everything-loaded.json", true);
  }

  @Test
  @PactTestFor(pactMethod = "everythingIsLoaded")
  void everyFieldIsDecoded(MockServer server) {
    Rotation rotation = client(server).rotateToken(Interactions.PROJECT_ID);

    assertThat(rotation.newToken().reveal()).isEqualTo(Interactions.NEW_TOKEN);
    Golden.check(DECODED.resolve("everything-loaded.txt"), rotation.response() + "\n");
    assertThat(rotation.drift()).isEmpty();
    assertThat(rotation.rateLimit()).isEqualTo(new RateLimit(10, 9, RESET));
    assertThat(bodyLengths).containsExactly(0L);
  }

  @Test
  @PactTestFor(pactMethod = "everythingIsLoaded")
  void theGeneratedInterfaceSendsTheSameRequest(MockServer server) throws IOException {
    Response<RotateTokenResponse> response =
        client(server).api().rotateToken(Interactions.PROJECT_ID).execute();

    assertThat(response.code()).isEqualTo(200);
    Golden.check(DECODED.resolve("everything-loaded.txt"), response.body() + "\n");
    assertThat(bodyLengths).containsExactly(0L);
  }

  /** The least that a body has: no optional field, and null where a field may be null. */
  @Pact(consumer = Interactions.CONSUMER)
  V4Pact nothingIsLoaded(PactBuilder pact) {
    return Interactions.rotated(
        pact, "a project exists, and nothing optional is loaded", "nothing-loaded.json", false);
  }

  @Test
  @PactTestFor(pactMethod = "nothingIsLoaded")
  void whatMayBeAbsentIsNotMissed(MockServer server) {
    Rotation rotation = client(server).rotateToken(Interactions.PROJECT_ID);

    Golden.check(DECODED.resolve("nothing-loaded.txt"), rotation.response() + "\n");
    assertThat(rotation.drift()).isEmpty();
  }

  /**
   * Objects without their optional fields, and beside them with those that may be null, as null.
   */
  @Pact(consumer = Interactions.CONSUMER)
  V4Pact nullWhereAllowed(PactBuilder pact) {
    return Interactions.rotated(
        pact, "a project exists, and what may be null is null", "null-where-allowed.json", false);
  }

  @Test
  @PactTestFor(pactMethod = "nullWhereAllowed")
  void nullIsNoDriftWhereItIsAllowed(MockServer server) {
    Rotation rotation = client(server).rotateToken(Interactions.PROJECT_ID);

    assertThat(rotation.project().routes()).hasSize(2);
    assertThat(rotation.project().domains().get(1).dnsRecords()).hasSize(1);
    assertThat(rotation.drift()).isEmpty();
  }

  @Pact(consumer = Interactions.CONSUMER)
  V4Pact theTokenIsUnknown(PactBuilder pact) {
    return Interactions.refused(
        pact,
        "the team token is unknown",
        401,
        "{'error': {'code': 'UNAUTHENTICATED', 'message': 'Unauthenticated.'}}");
  }

  @Test
  @PactTestFor(pactMethod = "theTokenIsUnknown")
  void anUnknownTokenIsRefused(MockServer server) {
    RefusedException refused = refused(server, 401, "UNAUTHENTICATED", "Unauthenticated.");

    assertThat(refused.rateLimit()).isEqualTo(new RateLimit(10, 9, RESET));
  }

  @Pact(consumer = Interactions.CONSUMER)
  V4Pact theAbilityIsLacking(PactBuilder pact) {
    return Interactions.refused(
        pact,
        "the team token lacks the ability write:projects",
        403,
        "{'error': {'code': 'FORBIDDEN', 'message': '" + FORBIDDEN + "'}}");
  }

  @Test
  @PactTestFor(pactMethod = "theAbilityIsLacking")
  void aTokenWithoutTheAbilityIsRefused(MockServer server) {
    refused(server, 403, "FORBIDDEN", FORBIDDEN);
  }

  @Pact(consumer = Interactions.CONSUMER)
  V4Pact noSuchProject(PactBuilder pact) {
    return Interactions.refused(pact, "no such project exists", 404, "{'message': 'Not found'}");
  }

  @Test
  @PactTestFor(pactMethod = "noSuchProject")
  void anUnknownProjectIsRefused(MockServer server) {
    refused(server, 404, null, "Not found");
  }

  @Pact(consumer = Interactions.CONSUMER)
  V4Pact theProjectOfAnotherTeam(PactBuilder pact) {
    return Interactions.refused(
        pact,
        "the project belongs to another team",
        404,
        "{'error': {'code': 'NOT_FOUND', 'message': 'Not found', 'details': null}}");
  }

  @Test
  @PactTestFor(pactMethod = "theProjectOfAnotherTeam")
  void aProjectOfAnotherTeamIsRefused(MockServer server) {
    refused(server, 404, "NOT_FOUND", "Not found");
  }

  @Pact(consumer = Interactions.CONSUMER)
  V4Pact theLimitIsUsedUp(PactBuilder pact) {
    return Interactions.refused(
        pact, "the rotations of this minute are used up", 429, "{'message': 'Too many requests.'}");
  }

  @Test
  @PactTestFor(pactMethod = "theLimitIsUsedUp")
  void aCallAboveTheLimitIsRefused(MockServer server) {
    RefusedException refused = refused(server, 429, null, "Too many requests.");

    assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    assertThat(refused.rateLimit()).isEqualTo(new RateLimit(10, 0, RESET));
  }

  private RefusedException refused(
      MockServer server, int status, @Nullable String code, String detail) {
    RefusedException refused =
        catchThrowableOfType(
            RefusedException.class, () -> client(server).rotateToken(Interactions.PROJECT_ID));
    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.detail()).isEqualTo(detail);
    return refused;
  }

  /** A client of its own: kept connections would outlive the server. */
  private LettermintProjects client(MockServer server) {
    return LettermintProjects.builder()
        .httpClient(new OkHttpClient.Builder().addNetworkInterceptor(this::noteBody).build())
        .teamToken(Interactions.TEAM_TOKEN)
        .baseUrl(server.getUrl() + "/v1")
        .build();
  }

  /** Pact does not compare a body with an empty one. */
  private okhttp3.Response noteBody(Interceptor.Chain chain) throws IOException {
    Buffer sent = new Buffer();
    chain.request().body().writeTo(sent);
    bodyLengths.add(sent.size());
    return chain.proceed(chain.request());
  }

  /**
   * Compares the pact that a test class wrote with the committed one. Registered before Pact's own
   * extension, so that it runs after that has written.
   */
  static final class AcceptedPact
      implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final Path WRITTEN =
        Path.of("target", "pacts").resolve(PactFile.FILE.getFileName());

    private boolean isIncomplete;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
      Files.deleteIfExists(WRITTEN);
    }

    /** Pact leaves out an interaction that failed: such a file is not to be accepted. */
    @Override
    public void afterEach(ExtensionContext context) {
      isIncomplete |= context.getExecutionException().isPresent();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
      if (!isIncomplete) {
        assertThat(WRITTEN).as("the pact that the tests above state").exists();
        Golden.check(PactFile.FILE, Files.readString(WRITTEN));
      }
    }
  }
}
