package co.lettermint.projects;

import org.jspecify.annotations.Nullable;

/**
 * No byte of a request with the team token left this machine: the host was not found, the
 * connection was refused, TLS failed, the {@link TokenStore} was not ready, or an interceptor
 * stopped the request or sent it elsewhere. The old token works. Remove the cause, then rotate
 * again.
 */
public final class NotSentException extends RotationException {
  private static final long serialVersionUID = 1;

  NotSentException(String projectId, String reason, @Nullable Throwable cause) {
    super(
        "the request was not sent ("
            + reason
            + "). The old token still works; rotate again once the cause is removed.",
        cause,
        Outcome.NOT_SENT,
        projectId);
  }
}
