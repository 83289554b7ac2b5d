package co.lettermint.projects.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.model.ProviderState;
import au.com.dius.pact.provider.IHttpClientFactory;
import au.com.dius.pact.provider.VerificationFailureType;
import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.IgnoreMissingStateChange;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.VerificationReports;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import co.lettermint.projects.contract.Summary;
import co.lettermint.projects.contract.report.Run;
import co.lettermint.projects.provider.EmbeddedProvider;
import com.google.gson.Gson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The embedded provider keeps the contract that the client relies on. */
@Provider(Interactions.PROVIDER)
@PactFolder("pacts")
@VerificationReports({}) // what fails says so itself
@IgnoreMissingStateChange // the provider changes its states itself
class RotateTokenProviderPactTest {
  /** Pact's own client would wait out the Retry-After of a 429, and send the request again. */
  private static final IHttpClientFactory ONE_ATTEMPT =
      provider -> HttpClients.custom().disableAutomaticRetries().build();

  @RegisterExtension
  static final EmbeddedProvider PROVIDER = EmbeddedProvider.builder().extension();

  private static final List<Run.Replay> REPLAYS = new ArrayList<>();

  @AfterAll
  static void sumUp() {
    long verified = REPLAYS.stream().filter(Run.Replay::isVerified).count();
    Summary.note("2Pact", verified + " interactions, verified against the embedded provider");
    Run.note(Run.Replay.class, REPLAYS);
  }

  @BeforeEach
  void setUpTheState(PactVerificationContext context) throws IOException {
    context.setTarget(new HttpTestTarget("127.0.0.1", PROVIDER.port(), "/", () -> ONE_ATTEMPT));
    for (ProviderState state : context.getInteraction().getProviderStates()) {
      String change =
          new Gson().toJson(Map.of("state", state.getName(), "params", state.getParams()));
      Request request =
          new Request.Builder()
              .url("http://127.0.0.1:" + PROVIDER.port() + EmbeddedProvider.STATES_PATH)
              .post(RequestBody.create(change, MediaType.get("application/json")))
              .build();
      try (Response answer = new OkHttpClient().newCall(request).execute()) {
        assertThat(answer.code()).as(state.getName()).isEqualTo(200);
      }
    }
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void theProviderKeepsTheContract(PactVerificationContext context) {
    String state =
        context.getInteraction().getProviderStates().stream()
            .map(ProviderState::getName)
            .collect(Collectors.joining(", "));
    try {
      context.verifyInteraction();
      REPLAYS.add(new Run.Replay(state, ""));
    } catch (AssertionError e) {
      REPLAYS.add(new Run.Replay(state, failures(context)));
      throw new AssertionError(failures(context), e);
    }
  }

  private static String failures(PactVerificationContext context) {
    return context.getTestExecutionResult().stream()
        .flatMap(failed -> failed.getFailures().values().stream())
        .flatMap(List::stream)
        .map(VerificationFailureType::description)
        .collect(Collectors.joining("\n"));
  }
}
