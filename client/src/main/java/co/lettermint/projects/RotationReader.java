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
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // None is known. Should one come up, it costs the records and never the token.
      drifts.accept(
          new Drift(
              "$", "a body as specified", "a defect of this client, " + e.getClass().getName()));
    }
    if (body.cutOff() != null) {
      drifts.accept(new Drift("$", "the whole body", body.cutOff()));
    }
    return response;
  }
}
