package co.lettermint.projects.contract.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.lettermint.projects.provider.EmbeddedProvider;
import co.lettermint.projects.provider.ServeProvider;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
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
          .contains(provider.baseUrl(), "9b2f8c1e-0000-4000-8000-example00002", "10 calls a minute")
          .contains("-X POST -H 'Authorization: Bearer " + EmbeddedProvider.TEAM_TOKEN + "' ")
          .endsWith(
              " "
                  + provider.baseUrl()
                  + "/projects/9b2f8c1e-0000-4000-8000-example00001/rotate-token\n");
      assertThat(new Caller(provider).rotate("9b2f8c1e-0000-4000-8000-example00001").status())
          .isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "http", "-1", "65536", "8080.0", "99999999999"})
  void whatIsNoPortIsRefused(String port) {
    assertThatThrownBy(() -> ServeProvider.start(port, "", out))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("-Dport is no port: give a number up to 65535, or 0 for a free one.");
  }
}
