package co.lettermint.projects;

/**
 * The server rotated, and the {@link TokenStore} threw; its exception is the cause, without its
 * text if that would show the token. The old token is dead. Store {@link #newToken}, which is still
 * here.
 */
public final class TokenNotStoredException extends RotationException {
  private static final long serialVersionUID = 1;

  private final transient Secret newToken;

  TokenNotStoredException(String projectId, Secret newToken, Throwable cause) {
    super(
        "the token was rotated, but could not be stored. The old token is dead; store"
            + " newToken() by other means.",
        cause,
        Outcome.ROTATED,
        projectId);
    this.newToken = newToken;
  }

  /** The token that works. Null after Java serialization. */
  public Secret newToken() {
    return newToken;
  }
}
