package co.lettermint.projects;

import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** What is true of the old token after an attempt that did not end with a new one. */
final class Verdict {
  private final String projectId;
  private final Secret teamToken;
  private final Wire wire;

  Verdict(String projectId, Secret teamToken, Wire wire) {
    this.projectId = projectId;
    this.teamToken = teamToken;
    this.wire = wire;
  }

  /** Of an answer other than a 2xx. */
  RotationException on(Response response) {
    int status = response.code();
    if (!Wire.isRefusal(status) || wire.mayHaveRotated()) {
      return unknown(status, null);
    }
    String body = ReceivedText.read(response.body(), Refusal.MAX_BYTES).text();
    return new RefusedException(
        projectId,
        status,
        Refusal.read(body, teamToken),
        RateLimits.retryAfter(response),
        RateLimits.of(response.headers()));
  }

  /** Where no response came into our hands, though its status may have come to this machine. */
  RotationException on(Throwable e) {
    if (e instanceof RotationException known) {
      return known;
    }
    Throwable cause = Causes.safe(e, teamToken);
    int status = wire.status();
    if (status >= 200 && status < 300) {
      return new TokenUnreadableException(projectId, Causes.inWords(e), Secret.of(""));
    }
    if (wire.mayHaveRotated()) {
      return status == 0
          ? new UnknownOutcomeException(projectId, Causes.inWords(e), null, cause)
          : unknown(status, cause);
    }
    return wire.isSent()
        ? new RefusedException(projectId, status, Refusal.SILENT, null, null)
        : new NotSentException(projectId, Causes.inWords(e), cause);
  }

  private RotationException unknown(int status, @Nullable Throwable cause) {
    return new UnknownOutcomeException(projectId, "status " + status, status, cause);
  }
}
