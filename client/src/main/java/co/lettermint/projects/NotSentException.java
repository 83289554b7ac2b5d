package co.lettermint.projects;

import org.jspecify.annotations.Nullable;

/**
 * No byte of the request left this machine: the name was not found, the connection was refused, or
 * TLS failed. The old token works. Mend the connection and rotate again.
 */
public final class NotSentException extends RotationException {
  private static final long serialVersionUID = 1;

  NotSentException(String projectId, String reason, @Nullable Throwable cause) {
    super(
        "the request was not sent ("
            + reason
            + "). The old token still works; rotate again"
            + " once the connection stands.",
        cause,
        Outcome.NOT_SENT,
        projectId);
  }
}
