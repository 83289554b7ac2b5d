package co.lettermint.projects;

import co.lettermint.projects.json.RecordAdapter;
import co.lettermint.projects.json.Types;
import co.lettermint.projects.model.RotateTokenResponse;
import java.io.ByteArrayInputStream;
import java.util.concurrent.TimeUnit;

/**
 * Opens what the benchmark cannot reach through the public API: the way of a received body to a
 * {@link Rotation}, without the call around it.
 */
public final class BenchmarkAccess {
  private static final RecordAdapter<RotateTokenResponse> ADAPTER =
      Types.ofRecord(RotateTokenResponse.class);
  private static final Redaction REDACTION =
      new Redaction(Secret.of("lm_team_example_not_a_token"));

  private BenchmarkAccess() {}

  /** Finds the token in the bytes, then decodes them. */
  public static Rotation read(byte[] body) {
    Secret[] token = new Secret[1];
    ReceivedBody received =
        ReceivedBody.read(
            new ByteArrayInputStream(body),
            true,
            ADAPTER.onceShown(),
            text -> token[0] = Secret.of(text.text()));
    DriftLog drifts = new DriftLog(drift -> {}, REDACTION);
    drifts.hide(token[0]);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    RotateTokenResponse decoded =
        RotationReader.readAround(token[0], ADAPTER, received, drifts, deadline);
    return new Rotation(token[0], decoded, drifts.close(), null);
  }
}
