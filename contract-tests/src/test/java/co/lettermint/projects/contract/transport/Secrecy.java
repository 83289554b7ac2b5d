package co.lettermint.projects.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

/** That an exception shows neither token, however it is rendered. */
final class Secrecy {
  private Secrecy() {}

  static void assertShowsNoToken(Throwable e) {
    StringWriter printed = new StringWriter(); // with all causes and suppressed exceptions
    e.printStackTrace(new PrintWriter(printed));

    assertThat(printed + "\n" + e + "\n" + e.getMessage() + "\n" + e.getLocalizedMessage())
        .doesNotContain("example_not_a_token");
  }
}
