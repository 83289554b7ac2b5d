package co.lettermint.projects.provider;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The provider as JUnit sees it. Apart, so that the provider needs no JUnit. */
final class ProviderExtension extends EmbeddedProvider
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  private boolean isShared;

  private ProviderExtension(Builder builder) {
    super(builder);
  }

  static EmbeddedProvider start(Builder builder) {
    return new ProviderExtension(builder);
  }

  /** Called on an extension in a static field alone. */
  @Override
  public void beforeAll(ExtensionContext context) {
    isShared = true;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    reset();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (!isShared) {
      close();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }
}
