package co.lettermint.projects.publish;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The provider versions that the published one has to get on with.
 *
 * @param environment null for the latest version of each provider
 */
record Target(@Nullable String environment) {
  static Target of(String asked, List<String> environments) {
    if (environments.isEmpty()) {
      return new Target(null);
    }
    if (!environments.contains(asked)) {
      throw new PublishException(
          "The broker has no environment "
              + asked
              + ", only "
              + String.join(", ", environments)
              + ": name one of them in "
              + BrokerAccess.ENVIRONMENT
              + ", or create it there.");
    }
    return new Target(asked);
  }

  @Override
  public String toString() {
    return environment == null ? "the latest provider" : "what is in " + environment;
  }
}
