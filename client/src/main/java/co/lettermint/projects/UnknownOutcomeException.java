package co.lettermint.projects;

import org.jspecify.annotations.Nullable;

/**
 * The request left this machine and nothing tells what became of it: the connection broke, the call
 * timed out, the status says neither yes nor no (408, 3xx, 5xx, unregistered ones), or a 2xx answer
 * shows no sign of the API, such as a page of HTML. The old token works, or is dead. {@code
 * token_generated_at} of the project tells whether it was rotated. Rotate again as soon as the
 * limit on calls allows: the token of the newest answer is the one that works.
 */
public final class UnknownOutcomeException extends RotationException {
  private static final long serialVersionUID = 1;

  private final @Nullable Integer status;

  UnknownOutcomeException(
      String projectId, String reason, @Nullable Integer status, @Nullable Throwable cause) {
    super(
        "it is unknown whether the token was rotated ("
            + reason
            + "). Rotate again when the limit on calls allows: the token of the newest answer works.",
        cause,
        Outcome.UNKNOWN,
        projectId);
    this.status = status;
  }

  /** The HTTP status, null where none came. */
  public @Nullable Integer status() {
    return status;
  }
}
