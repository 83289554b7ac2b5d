package co.lettermint.projects.contract.compatibility;

import co.lettermint.projects.contract.Golden;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The public API of the jar, so that a review sees what a change of the specification does to its
 * users.
 */
final class ClientApiTest {
  @Test
  void publicApiIsTheAcceptedOne() {
    String api =
        ClientApi.text()
            .replaceAll("@org\\.jspecify\\.annotations\\.Nullable(\\(\\))?", "@Nullable");

    Golden.check(Path.of("../client/client.api"), api);
  }
}
