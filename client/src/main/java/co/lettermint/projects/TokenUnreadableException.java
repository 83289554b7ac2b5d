package co.lettermint.projects;

/**
 * The server answered with a 2xx status, and the answer holds no token that can be read: it is cut
 * off before the token, or the token is missing, null, blank or not a string. The old token is
 * dead. Look into {@link #body} by hand, or rotate again.
 */
public final class TokenUnreadableException extends RotationException {
  private static final long serialVersionUID = 1;

  private final transient Secret body;

  TokenUnreadableException(String projectId, String reason, Secret body) {
    super(
        "the token was rotated, but the answer holds no readable token ("
            + reason
            + "). The old token is dead; look into body() or rotate again.",
        null,
        Outcome.ROTATED,
        projectId);
    this.body = body;
  }

  /**
   * What arrived of the body, at most its first 4 MiB, after decompression; empty if nothing
   * arrived. If it is not UTF-8, each byte as one character (ISO-8859-1). Treat it as a token. Null
   * after Java serialization.
   */
  public Secret body() {
    return body;
  }
}
