package co.lettermint.projects.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.contract.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Compares the pact that a test class wrote with the committed one. Registered before Pact's own
 * extension, so that it runs after that has written.
 */
final class AcceptedPact implements BeforeAllCallback, AfterAllCallback {
  private static final String FILE = Interactions.CONSUMER + "-" + Interactions.PROVIDER + ".json";
  private static final Path WRITTEN = Path.of("target", "pacts", FILE);
  private static final Path COMMITTED = Path.of("pacts", FILE);

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    Files.deleteIfExists(WRITTEN);
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    assertThat(WRITTEN).as("the pact, which is written once every interaction passed").exists();
    Golden.check(COMMITTED, Files.readString(WRITTEN));
  }
}
