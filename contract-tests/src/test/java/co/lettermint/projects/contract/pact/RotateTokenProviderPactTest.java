package co.lettermint.projects.contract.pact;

import au.com.dius.pact.provider.IHttpClientFactory;
import au.com.dius.pact.provider.VerificationFailureType;
import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.VerificationReports;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import co.lettermint.projects.provider.EmbeddedProvider;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** The embedded provider keeps the contract that the client relies on. */
@Provider(Interactions.PROVIDER)
@PactFolder("pacts")
@VerificationReports({}) // what fails says so itself
class RotateTokenProviderPactTest {
  /** Pact's own client would wait out the Retry-After of a 429, and send the request again. */
  private static final IHttpClientFactory ONE_ATTEMPT =
      provider -> HttpClients.custom().disableAutomaticRetries().build();

  private PactVerificationContext context;
  private EmbeddedProvider provider;

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void theProviderKeepsTheContract(PactVerificationContext context) {
    try {
      context.verifyInteraction();
    } catch (AssertionError e) {
      throw new AssertionError(failures(context), e);
    }
  }

  @BeforeEach
  void remember(PactVerificationContext context) {
    this.context = context;
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  @State(States.EVERYTHING_IS_LOADED)
  void everythingIsLoaded() {
    start(rotating());
  }

  @State(States.NOTHING_IS_LOADED)
  void nothingIsLoaded() {
    start(
        rotating()
            .body(
                Interactions.PROJECT_ID,
                json(
                    """
                    {
                      "data": {
                        "id": "a", "name": "A", "smtp_enabled": true,
                        "token_generated_at": null,
                        "token_last_used_at": null,
                        "token_last_used_ip": null,
                        "created_at": "yesterday", "updated_at": "today"
                      },
                      "message": "API token rotated successfully. Please update your integrations."
                    }
                    """)));
  }

  @State(States.NULL_WHERE_ALLOWED)
  void nullWhereAllowed() {
    start(
        rotating()
            .body(
                Interactions.PROJECT_ID,
                json(
                    """
                    {
                      "data": {
                        "id": "a", "name": "A", "smtp_enabled": true,
                        "token_generated_at": null,
                        "token_last_used_at": null,
                        "token_last_used_ip": null,
                        "routes": [
                          {
                            "id": "b", "project_id": "a", "slug": "b", "name": "B",
                            "route_type": "broadcast", "is_default": true,
                            "created_at": "2026-01-01T00:00:00Z",
                            "updated_at": "2026-01-01T00:00:00.123Z"
                          },
                          {
                            "id": "c", "project_id": "a", "slug": "c", "name": "C",
                            "route_type": "inbound", "is_default": false,
                            "inbound_address": null, "inbound_domain": null,
                            "inbound_domain_verified_at": null, "inbound_spam_threshold": null,
                            "created_at": "2026-01-01T00:00:00Z",
                            "updated_at": "2026-01-01T00:00:00+00:00"
                          }
                        ],
                        "domains": [
                          {
                            "id": "d", "domain": "example.org", "status_changed_at": null,
                            "created_at": "2026-01-01T00:00:00Z"
                          },
                          {
                            "id": "e", "domain": "example.net", "status_changed_at": null,
                            "dns_records": [
                              {
                                "id": "f", "type": "CNAME", "hostname": "f", "fqdn": "f",
                                "content": "f", "status": "failed",
                                "verified_at": null, "last_checked_at": null
                              }
                            ],
                            "projects": [{}],
                            "created_at": "2026-01-01T00:00:00Z"
                          }
                        ],
                        "team_members": [{}, {"user": {}}],
                        "last_28_days": null,
                        "created_at": "yesterday", "updated_at": "today"
                      },
                      "message": "API token rotated successfully. Please update your integrations."
                    }
                    """)));
  }

  @State(States.TOKEN_IS_UNKNOWN)
  void theTokenIsUnknown() {
    start(EmbeddedProvider.builder().project(Interactions.PROJECT_ID));
  }

  @State(States.ABILITY_IS_LACKING)
  void theAbilityIsLacking() {
    start(
        EmbeddedProvider.builder()
            .project(Interactions.PROJECT_ID)
            .teamToken(Interactions.TEAM_TOKEN, Set.of("read:projects")));
  }

  @State(States.NO_SUCH_PROJECT)
  void noSuchProject() {
    start(EmbeddedProvider.builder().teamToken(Interactions.TEAM_TOKEN));
  }

  @State(States.PROJECT_OF_ANOTHER_TEAM)
  void theProjectOfAnotherTeam() {
    start(
        EmbeddedProvider.builder()
            .teamToken(Interactions.TEAM_TOKEN)
            .body(
                Interactions.PROJECT_ID,
                json(
                    """
                    {"error": {"code": "RESOURCE_NOT_FOUND", "message": "None.", "details": null}}
                    """)));
  }

  @State(States.LIMIT_IS_USED_UP)
  void theLimitIsUsedUp() {
    start(rotating().limit(0));
  }

  private static EmbeddedProvider.Builder rotating() {
    return EmbeddedProvider.builder()
        .project(Interactions.PROJECT_ID)
        .teamToken(Interactions.TEAM_TOKEN);
  }

  private void start(EmbeddedProvider.Builder builder) {
    provider = builder.start();
    context.setTarget(new HttpTestTarget("127.0.0.1", provider.port(), "/", () -> ONE_ATTEMPT));
  }

  private static String failures(PactVerificationContext context) {
    return context.getTestExecutionResult().stream()
        .flatMap(failed -> failed.getFailures().values().stream())
        .flatMap(List::stream)
        .map(VerificationFailureType::description)
        .collect(Collectors.joining("\n"));
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }
}
