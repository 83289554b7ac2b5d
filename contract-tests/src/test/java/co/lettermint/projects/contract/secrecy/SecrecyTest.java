package co.lettermint.projects.contract.secrecy;

import static co.lettermint.projects.contract.DocumentedBody.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.RotationException;
import co.lettermint.projects.Secret;
import co.lettermint.projects.TokenStore;
import co.lettermint.projects.TokenUnreadableException;
import co.lettermint.projects.contract.CannedAnswer;
import co.lettermint.projects.contract.CannedApi;
import co.lettermint.projects.contract.ClientClasses;
import co.lettermint.projects.contract.DocumentedBody;
import co.lettermint.projects.model.Project;
import co.lettermint.projects.model.RotateTokenResponse;
import co.lettermint.projects.provider.EmbeddedProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every object and every exception, rendered in every way, without a token in it. */
class SecrecyTest {
  private static final String TEAM_TOKEN = EmbeddedProvider.TEAM_TOKEN;

  /** A text of the body that is no token, and no business of an exception either. */
  private static final String OTHER_TEXT = "bystander@example.com";

  private static final String EVIL =
      "{\"error\": {\"code\": \"%1$s\", \"message\": \"%1$s %2$s\"}}".formatted(TOKEN, TEAM_TOKEN);

  private final CannedApi api = new CannedApi();

  @ParameterizedTest
  @EnumSource
  void noObjectShowsAToken(Rendering rendering) throws Exception {
    for (Object object : objects()) {
      boolean isMeantTo =
          object instanceof RotateTokenResponse && rendering.name().startsWith("GSON");
      if (!isMeantTo) {
        assertThat(rendering.of(object))
            .as("%s of %s", rendering, object.getClass())
            .doesNotContain(TOKEN, TEAM_TOKEN);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void noExceptionShowsATokenOrABody(Rendering rendering) throws Exception {
    for (Throwable e : chains(exceptions())) {
      assertThat(rendering.of(e))
          .as("%s of %s", rendering, e.getClass())
          .doesNotContain(TOKEN, TEAM_TOKEN, OTHER_TEXT);
    }
  }

  @Test
  void everyExceptionIsAmongTheSamples() {
    Set<Class<?>> thrown = new HashSet<>();
    exceptions().forEach(e -> thrown.add(e.getClass()));

    assertThat(thrown).contains(RotationException.class.getPermittedSubclasses());
  }

  @Test
  void everyPublicTypeThatHoldsASecretIsAmongTheSamples() throws Exception {
    Set<Class<?>> rendered = new HashSet<>();
    objects().forEach(object -> rendered.add(object.getClass()));
    exceptions().forEach(e -> rendered.add(e.getClass()));

    for (Class<?> type : ClientClasses.publicTypes()) {
      for (var field : type.getDeclaredFields()) {
        if (field.getType() == Secret.class) {
          assertThat(rendered).as("holder of %s", field).contains(type);
        }
      }
    }
  }

  @Test
  void tokenThatTheServerRepeatsIsNotShown() {
    Rotation rotation = repeatingTheToken();

    assertThat(rotation + " " + rotation.response() + " " + rotation.drift()).doesNotContain(TOKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {TOKEN, TEAM_TOKEN})
  void tokenInAFieldIsNotShown(String token) {
    Project project =
        api.rotate(DocumentedBody.JSON.replaceFirst("<string>", "was " + token)).project();

    assertThat(project.id()).contains(token);
    assertThat(project.toString()).doesNotContain(token).contains("was [redacted]");
  }

  /** In another field, in the message, and where there is none to be. */
  private Rotation repeatingTheToken() {
    return api.rotate(
        DocumentedBody.JSON
            .replaceFirst("<string>", TOKEN)
            .replace("API token rotated", TOKEN)
            .replace("true", "\"" + TOKEN + "\""));
  }

  @Test
  void bodyOfAnUnreadableAnswerIsThereForWhoAsks() {
    TokenUnreadableException e = (TokenUnreadableException) exceptions().get(0);

    assertThat(e.body().reveal()).contains(TOKEN);
  }

  private static List<Throwable> chains(List<Throwable> exceptions) {
    List<Throwable> all = new ArrayList<>();
    for (Throwable e : exceptions) {
      all.add(e);
      all.addAll(chains(List.of(e.getSuppressed())));
      if (e.getCause() != null) {
        all.addAll(chains(List.of(e.getCause())));
      }
    }
    return all;
  }

  /** Objects of the client, each made to hold as many secrets as it can. */
  private List<Object> objects() {
    LettermintProjects.Builder builder = LettermintProjects.builder().teamToken(TEAM_TOKEN);
    LettermintProjects client = builder.build();
    Rotation rotation = api.rotate(DocumentedBody.JSON);
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
        repeatingTheToken().drift());
  }

  private List<Throwable> exceptions() {
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
