package co.lettermint.projects;

import co.lettermint.projects.json.TolerantReader;
import co.lettermint.projects.model.RotateTokenResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads what stands around a token that was found. Whatever happens here, the token is safe. */
final class RotationReader {
  private RotationReader() {}

  static @Nullable RotateTokenResponse read(ReceivedText body, Secret token, DriftLog drifts) {
    RotateTokenResponse response = null;
    try {
      TolerantReader reader = new TolerantReader(body.text(), token, drifts);
      response = new RotateTokenResponse.Adapter().read(reader);
      reader.finish();
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // Records take more memory than their text. None of the others is known; each costs the
      // records and never the token.
      note(drifts, "a body as specified", "a defect of this client, " + e.getClass().getName());
    }
    if (body.cutOff() != null) {
      note(drifts, "the whole body", body.cutOff());
    }
    return response;
  }

  /** A response of which nothing but the token could be read, whatever else it may specify. */
  static RotateTokenResponse withoutTheRest(Secret token) {
    try {
      return new RotateTokenResponse.Adapter().read(new TolerantReader("{}", token, drift -> {}));
    } catch (IOException e) {
      throw new AssertionError("reading from memory", e);
    }
  }

  private static void note(DriftLog drifts, String expected, String found) {
    drifts.accept(() -> new Drift("$", expected, found));
  }
}
