package co.lettermint.projects.contract.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.lettermint.projects.Rotation;
import co.lettermint.projects.Secret;
import co.lettermint.projects.contract.CannedApi;
import co.lettermint.projects.contract.DocumentedBody;
import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one type that holds a credential. */
class SecretTest {
  private final Secret secret = Secret.of("lm_example_not_a_token");

  @Test
  void textIsRevealedOnRequestAlone() {
    assertThat(secret.reveal()).isEqualTo("lm_example_not_a_token");
    assertThat(secret).hasToString("Secret[redacted]");
    assertThat(new Gson().toJson(secret)).isEqualTo("\"Secret[redacted]\"");
  }

  @Test
  void redactedSecretCannotBeReadBack() {
    assertThatExceptionOfType(JsonParseException.class)
        .isThrownBy(() -> new Gson().fromJson("\"lm_example_not_a_token\"", Secret.class))
        .withMessageNotContaining("lm_");
  }

  @Test
  void javaSerializationIsRefused() throws Exception {
    Rotation rotation = new CannedApi().rotate(DocumentedBody.JSON);
    for (Object object : new Object[] {secret, rotation, rotation.response()}) {
      try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
        assertThatExceptionOfType(NotSerializableException.class)
            .isThrownBy(() -> out.writeObject(object));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "lm_example_not_a_toke", "lm_example_not_a_token_", "LM_EXAMPLE", "é"})
  void equalTextsAreEqualAndOthersAreNot(String other) {
    assertThat(secret).isEqualTo(Secret.of("lm_example_" + "not_a_token"));
    assertThat(secret).isNotEqualTo(Secret.of(other));
    assertThat(Secret.of(other)).isEqualTo(Secret.of(other));
    assertThat(secret).isNotEqualTo(secret.reveal());
    assertThat(Secret.of(other + '\ud800')).isNotEqualTo(Secret.of(other + '?'));
  }

  @Test
  void hashCodeIsTheSameForAll() {
    assertThat(secret)
        .hasSameHashCodeAs(Secret.of("lm_other_example"))
        .hasSameHashCodeAs(Secret.of(""));
  }

  @Test
  void tokenIsNotInterned() {
    String text = "lm_example_" + System.nanoTime();
    Secret token = new CannedApi().rotate("{\"new_token\": \"" + text + "\"}").newToken();

    // Were it in the pool already, intern() would give that very instance.
    assertThat(text.intern()).isNotSameAs(token.reveal()).isEqualTo(token.reveal());
  }

  @Test
  void tokenGoesWithTheRotation() throws Exception {
    CannedApi api = new CannedApi();
    WeakReference<Secret> token =
        new WeakReference<>(api.rotate("{\"new_token\": \"lm_example\"}").newToken());
    api.rotate("{\"new_token\": \"lm_other_example\"}");

    for (int i = 0; i < 100 && token.get() != null; i++) {
      System.gc();
      Thread.sleep(10);
    }

    assertThat(token.get()).isNull();
  }
}
