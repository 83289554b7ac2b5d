package co.lettermint.projects.contract.secrecy;

import static co.lettermint.projects.contract.DocumentedBody.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.RotationException;
import co.lettermint.projects.Secret;
import co.lettermint.projects.TokenStore;
import co.lettermint.projects.contract.Calls;
import co.lettermint.projects.contract.CannedApi;
import co.lettermint.projects.contract.ClientClasses;
import co.lettermint.projects.contract.DocumentedBody;
import co.lettermint.projects.model.RotateTokenResponse;
import co.lettermint.projects.provider.EmbeddedProvider;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.util.Throwables;
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
    for (Throwable e : exceptions().stream().flatMap(SecrecyTest::chain).toList()) {
      assertThat(rendering.of(e))
          .as("%s of %s", rendering, e.getClass())
          .doesNotContain(TOKEN, TEAM_TOKEN, OTHER_TEXT);
    }
  }

  @Test
  void everyExceptionAndHolderOfASecretIsAmongTheSamples() throws Exception {
    List<Class<?>> holders =
        ClientClasses.publicTypes().stream()
            .filter(
                type ->
                    Stream.of(type.getDeclaredFields())
                        .anyMatch(field -> field.getType() == Secret.class))
            .toList();

    assertThat(Stream.concat(objects().stream(), exceptions().stream()).map(Object::getClass))
        .contains(RotationException.class.getPermittedSubclasses())
        .containsAll(holders);
  }

  @ParameterizedTest
  @ValueSource(strings = {TOKEN, TEAM_TOKEN})
  void tokenThatTheServerRepeatsIsNotShown(String token) {
    Rotation rotation = repeating(token);

    assertThat(rotation.project().id()).contains(token);
    assertThat(rotation + " " + rotation.response() + " " + rotation.project() + rotation.drift())
        .doesNotContain(token)
        .contains("was [redacted]");
  }

  @Test
  void textThatForgesALogLineIsEscaped() {
    String evil = "a\u202eb\u2028c\u0085d\ue000";
    String refusal = "{\"error\": \"%1$s\", \"message\": \"%1$s\"}".formatted(evil);
    Rotation rotation = api.rotate(DocumentedBody.JSON.replaceFirst("API token [^\"]*", evil));
    Throwable refused = catchThrowable(() -> api.rotate(CannedApi.answer(refusal).withStatus(403)));

    assertThat(rotation.response().message().value()).isEqualTo(evil);
    assertThat(rotation.drift()).isNotEmpty();
    for (Object shown :
        List.of(
            rotation,
            rotation.drift(),
            rotation.response(),
            rotation.response().message(),
            refused)) {
      assertThat(shown.toString().codePoints())
          .noneMatch(c -> Character.getType(c) == Character.FORMAT || c == 0x2028 || c == 0x85);
    }
  }

  /** In another field, in the message, and where there is none to be. */
  private Rotation repeating(String token) {
    return api.rotate(
        DocumentedBody.JSON
            .replaceFirst("<string>", "was " + token)
            .replace("API token rotated", token)
            .replace("true", "\"" + token + "\""));
  }

  private static Stream<Throwable> chain(Throwable e) {
    return Stream.of(
            Stream.of(e),
            Stream.of(e.getSuppressed()).flatMap(SecrecyTest::chain),
            Stream.ofNullable(e.getCause()).flatMap(SecrecyTest::chain))
        .flatMap(it -> it);
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
        repeating(TOKEN).drift());
  }

  private List<Throwable> exceptions() {
    String ok = DocumentedBody.JSON;
    LettermintProjects answered = api.answering(CannedApi.answer(ok));
    IOException reset = new IOException(TOKEN + TEAM_TOKEN, new IOException(TOKEN));
    reset.addSuppressed(new IOException(TEAM_TOKEN));
    return Stream.<ThrowingCallable>of(
            () -> api.rotate("{\"x\": \"" + OTHER_TEXT + TOKEN),
            () -> api.rotate(OTHER_TEXT + TOKEN),
            () -> api.rotate("{\"new_token\": \"" + TOKEN),
            () ->
                api.rotate(
                    CannedApi.answer("{\"new_token\": 7, \"x\": \"" + OTHER_TEXT).brokenBy(reset)),
            () -> api.rotate(CannedApi.answer(EVIL).withStatus(403)),
            () -> api.rotate(CannedApi.answer(EVIL).withStatus(503)),
            () -> api.rotate(ok, token -> refuse("the vault is full")),
            () -> api.rotate(ok, token -> refuse(token.reveal())),
            () -> api.rotate(ok, new UnreadyStore()),
            () -> rotateThrough(reset),
            () -> rotateThrough(new IllegalStateException(TEAM_TOKEN, reset)),
            () -> LettermintProjects.builder().teamToken(TOKEN),
            () -> LettermintProjects.builder().teamToken(TEAM_TOKEN + "\n"),
            () -> answered.rotateToken(TOKEN),
            () -> answered.rotateToken(TEAM_TOKEN + "\n"))
        .map(Assertions::catchThrowable)
        .toList();
  }

  private static void rotateThrough(Throwable thrownByAnInterceptor) {
    Calls.to("http://localhost:1/v1", Calls.throwing(thrownByAnInterceptor)).rotateToken("p1");
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

  /** The ways in which an object becomes text without anybody meaning to show a secret. */
  private enum Rendering {
    TO_STRING(it -> it + String.valueOf(it) + Objects.toString(it) + it.hashCode()),
    FORMAT(it -> "%s %S %h".formatted(it, it, it) + List.of(it)),
    GSON(it -> new Gson().toJson(it)),
    GSON_WITH_NULLS(
        it -> new GsonBuilder().serializeNulls().setPrettyPrinting().create().toJson(it)),
    JACKSON(it -> new ObjectMapper().writeValueAsString(it)),
    JACKSON_LENIENT(it -> lenient().writeValueAsString(it)),
    JACKSON_ON_FIELDS(
        it -> lenient().setVisibility(PropertyAccessor.ALL, Visibility.ANY).writeValueAsString(it)),
    STACK_TRACE(it -> it instanceof Throwable e ? stackTrace(e) : ""),
    LOGGING(Rendering::log),
    RECORD_COMPONENTS(Rendering::components);

    private interface Renderer {
      String render(Object object) throws Exception;
    }

    private final Renderer renderer;

    Rendering(Renderer renderer) {
      this.renderer = renderer;
    }

    /** If a library refuses an object, what it says of it counts. */
    String of(Object object) {
      try {
        return renderer.render(object);
      } catch (Exception e) {
        return stackTrace(e);
      }
    }

    private static ObjectMapper lenient() {
      return new ObjectMapper().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
    }

    private static String stackTrace(Throwable e) {
      return Throwables.getStackTrace(e) + e.getMessage() + e.getLocalizedMessage();
    }

    private static String log(Object object) {
      LogRecord line = new LogRecord(Level.INFO, "{0}");
      line.setParameters(new Object[] {object});
      line.setThrown(object instanceof Throwable e ? e : null);
      return new SimpleFormatter().format(line);
    }

    private static String components(Object object) throws ReflectiveOperationException {
      StringBuilder text = new StringBuilder();
      if (object instanceof Record) {
        for (RecordComponent component : object.getClass().getRecordComponents()) {
          Object value = component.getAccessor().invoke(object);
          text.append(value).append(value instanceof Record ? components(value) : "");
        }
      }
      return text.toString();
    }
  }
}
