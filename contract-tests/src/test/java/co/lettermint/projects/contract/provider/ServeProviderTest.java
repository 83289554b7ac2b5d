package co.lettermint.projects.contract.provider;

import static co.lettermint.projects.contract.provider.Caller.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.lettermint.projects.provider.EmbeddedProvider;
import co.lettermint.projects.provider.ServeProvider;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServeProviderTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @Test
  void whatItPrintsWorks() {
    try (EmbeddedProvider provider = ServeProvider.start("0", "", out)) {
      String text = printed.toString(StandardCharsets.UTF_8);

      assertThat(text)
          .contains(provider.baseUrl(), Caller.OTHER_PROJECT, "10 calls a minute")
          .contains("-X POST -H 'Authorization: Bearer " + Caller.TEAM_TOKEN + "' ")
          .endsWith(" " + provider.baseUrl() + "/projects/" + PROJECT + "/rotate-token\n");
      assertThat(new Caller(provider).rotate(PROJECT).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "http", "-1", "65536", "8080.0", "99999999999"})
  void whatIsNoPortIsRefused(String port) {
    assertThatThrownBy(() -> ServeProvider.start(port, "", out))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("-Dport is no port: give a number up to 65535, or 0 for a free one.");
  }

  @Test
  void aPortInUseIsRefused() {
    try (EmbeddedProvider first = EmbeddedProvider.builder().start()) {
      assertThatThrownBy(() -> ServeProvider.start(Integer.toString(first.port()), "", out))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("in use");
      assertThat(printed.size()).isZero();
    }
  }
}
