package co.lettermint.projects;

import co.lettermint.projects.json.RecordAdapter;
import co.lettermint.projects.json.Types;
import co.lettermint.projects.model.RotateTokenResponse;
import java.util.concurrent.TimeUnit;
import okhttp3.ResponseBody;

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
    TimeLimit time = new TimeLimit(TimeUnit.SECONDS.toNanos(30));
    ReceivedBody received = new ReceivedBody(ADAPTER.onceShown(), body.length);
    received = received.readAll(received.feedFrom(ResponseBody.create(body, null), time), () -> {});
    Secret token = Secret.of(received.token().text());
    DriftLog drifts = new DriftLog(drift -> {}, REDACTION);
    drifts.hide(token);
    RotateTokenResponse decoded =
        RotationReader.readAround(token, ADAPTER, received, drifts, time.deadline());
    return new Rotation(token, decoded, drifts.close(), null);
  }
}
