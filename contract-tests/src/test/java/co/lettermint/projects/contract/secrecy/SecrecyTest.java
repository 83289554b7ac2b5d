package co.lettermint.projects.contract.secrecy;

import static co.lettermint.projects.contract.DocumentedBody.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.RotationException;
import co.lettermint.projects.TokenUnreadableException;
import co.lettermint.projects.contract.ClientClasses;
import co.lettermint.projects.model.RotateTokenResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every object and every exception, rendered in every way, without a token in it. */
class SecrecyTest {
  private final Samples samples = new Samples();

  @ParameterizedTest
  @EnumSource
  void noObjectShowsAToken(Rendering rendering) throws Exception {
    for (Object object : samples.objects()) {
      boolean isMeantTo =
          object instanceof RotateTokenResponse && rendering.name().startsWith("GSON");
      if (!isMeantTo) {
        assertThat(rendering.of(object))
            .as("%s of %s", rendering, object.getClass())
            .doesNotContain(TOKEN, Samples.TEAM_TOKEN);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void noExceptionShowsATokenOrABody(Rendering rendering) throws Exception {
    for (Throwable e : chains(samples.exceptions())) {
      assertThat(rendering.of(e))
          .as("%s of %s", rendering, e.getClass())
          .doesNotContain(TOKEN, Samples.TEAM_TOKEN, Samples.OTHER_TEXT);
    }
  }

  @Test
  void everyExceptionIsAmongTheSamples() {
    Set<Class<?>> thrown = new HashSet<>();
    samples.exceptions().forEach(e -> thrown.add(e.getClass()));

    assertThat(thrown).contains(RotationException.class.getPermittedSubclasses());
  }

  @Test
  void everyPublicTypeThatHoldsASecretIsAmongTheSamples() throws Exception {
    Set<Class<?>> rendered = new HashSet<>();
    samples.objects().forEach(object -> rendered.add(object.getClass()));
    samples.exceptions().forEach(e -> rendered.add(e.getClass()));

    for (Class<?> type : ClientClasses.publicTypes()) {
      for (var field : type.getDeclaredFields()) {
        if (field.getType() == co.lettermint.projects.Secret.class) {
          assertThat(rendered).as("holder of %s", field).contains(type);
        }
      }
    }
  }

  @Test
  void bodyOfAnUnreadableAnswerIsThereForWhoAsks() {
    TokenUnreadableException e = (TokenUnreadableException) samples.exceptions().get(0);

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
}
