package co.lettermint.projects.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.contract.Golden;
import co.lettermint.projects.contract.PactFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Compares the pact that a test class wrote with the committed one. Registered before Pact's own
 * extension, so that it runs after that has written.
 */
final class AcceptedPact implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private static final Path WRITTEN =
      Path.of("target", "pacts").resolve(PactFile.FILE.getFileName());

  private boolean isIncomplete;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    Files.deleteIfExists(WRITTEN);
  }

  /** Pact leaves out an interaction that failed: such a file is not to be accepted. */
  @Override
  public void afterEach(ExtensionContext context) {
    isIncomplete |= context.getExecutionException().isPresent();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (!isIncomplete) {
      assertThat(WRITTEN).as("the pact that the tests above state").exists();
      Golden.check(PactFile.FILE, Files.readString(WRITTEN));
    }
  }
}
