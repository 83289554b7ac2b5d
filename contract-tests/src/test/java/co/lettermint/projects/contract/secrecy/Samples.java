package co.lettermint.projects.contract.secrecy;

import static co.lettermint.projects.contract.DocumentedBody.TOKEN;
import static org.assertj.core.api.Assertions.catchThrowable;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.Secret;
import co.lettermint.projects.TokenStore;
import co.lettermint.projects.contract.CannedAnswer;
import co.lettermint.projects.contract.CannedApi;
import co.lettermint.projects.contract.DocumentedBody;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;

/** Objects of the client, each made to hold as many secrets as it can. */
final class Samples {
  static final String TEAM_TOKEN = "lm_team_example_not_a_token";

  /** A text of the body that is no token, and no business of an exception either. */
  static final String OTHER_TEXT = "bystander@example.com";

  private static final String EVIL =
      "{\"error\": {\"code\": \"%1$s\", \"message\": \"%1$s %2$s\"}}".formatted(TOKEN, TEAM_TOKEN);

  private final CannedApi api = new CannedApi();

  List<Object> objects() {
    LettermintProjects.Builder builder = LettermintProjects.builder().teamToken(TEAM_TOKEN);
    LettermintProjects client = builder.build();
    Rotation rotation = api.rotate(DocumentedBody.JSON);
    Rotation drifting =
        api.rotate(
            DocumentedBody.JSON
                .replace("API token rotated", TOKEN)
                .replace("true", "\"" + TOKEN + "\""));
    // Jackson gives up at the first time in a project; without one it comes to the token.
    Rotation bare = api.rotate("{" + DocumentedBody.member() + ", \"message\": \"x\"}");
    return List.of(
        builder,
        client,
        client.api(),
        client.api().rotateToken("project-1"),
        client.api().rotateToken("project-1").request(),
        rotation,
        rotation.newToken(),
        rotation.response(),
        rotation.project(),
        bare,
        bare.response(),
        drifting.drift());
  }

  List<Throwable> exceptions() {
    CannedAnswer ok = CannedAnswer.ok(DocumentedBody.JSON);
    IOException reset = new IOException(TOKEN + TEAM_TOKEN, new IOException(TOKEN));
    reset.addSuppressed(new IOException(TEAM_TOKEN));
    List<Throwable> thrown = new ArrayList<>();
    thrown.add(thrownBy(CannedAnswer.ok("{\"x\": \"" + OTHER_TEXT + TOKEN)));
    thrown.add(thrownBy(CannedAnswer.ok(OTHER_TEXT + TOKEN)));
    thrown.add(thrownBy(CannedAnswer.ok("{\"new_token\": \"" + TOKEN)));
    thrown.add(
        thrownBy(CannedAnswer.ok("{\"new_token\": 7, \"x\": \"" + OTHER_TEXT).brokenBy(reset)));
    thrown.add(thrownBy(CannedAnswer.ok(EVIL).withStatus(403)));
    thrown.add(thrownBy(CannedAnswer.ok(EVIL).withStatus(503)));
    thrown.add(catchThrowable(() -> api.rotate(ok, token -> refuse("the vault is full"))));
    thrown.add(catchThrowable(() -> api.rotate(ok, token -> refuse(token.reveal()))));
    thrown.add(catchThrowable(() -> api.rotate(ok, new UnreadyStore())));
    thrown.add(
        thrownBy(
            chain -> {
              throw reset;
            }));
    thrown.add(
        thrownBy(
            chain -> {
              throw new IllegalStateException(TEAM_TOKEN, reset);
            }));
    thrown.add(catchThrowable(() -> api.rotate(ok).newToken().getClass().cast(TOKEN)));
    thrown.add(catchThrowable(() -> LettermintProjects.builder().teamToken(TOKEN)));
    thrown.add(catchThrowable(() -> LettermintProjects.builder().teamToken(TEAM_TOKEN + "\n")));
    thrown.add(catchThrowable(() -> api.answering(ok).rotateToken(TOKEN)));
    thrown.add(catchThrowable(() -> api.answering(ok).rotateToken(TEAM_TOKEN + "\n")));
    return thrown;
  }

  private Throwable thrownBy(CannedAnswer answer) {
    return catchThrowable(() -> api.rotate(answer));
  }

  private static Throwable thrownBy(Interceptor interceptor) {
    LettermintProjects client =
        LettermintProjects.builder()
            .teamToken(TEAM_TOKEN)
            .httpClient(new OkHttpClient.Builder().addInterceptor(interceptor).build())
            .build();
    return catchThrowable(() -> client.rotateToken("project-1"));
  }

  private static void refuse(String why) {
    throw new IllegalStateException(why);
  }

  private static final class UnreadyStore implements TokenStore {
    @Override
    public void prepare() {
      refuse(TEAM_TOKEN);
    }

    @Override
    public void store(Secret token) {}
  }
}
