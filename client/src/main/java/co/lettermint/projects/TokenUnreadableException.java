package co.lettermint.projects;

/**
 * The server rotated, and its answer holds no token that can be read: it is empty, breaks off
 * before the token, or is no JSON. The old token is dead. Look into {@link #body} by hand, or
 * rotate again.
 */
public final class TokenUnreadableException extends RotationException {
  private static final long serialVersionUID = 1;

  private final transient Secret body;

  TokenUnreadableException(String projectId, String reason, Secret body) {
    super(
        "the token was rotated, but the answer has no readable new_token ("
            + reason
            + "). The"
            + " old token is dead; look into body() or rotate again.",
        null,
        Outcome.ROTATED,
        projectId);
    this.body = body;
  }

  /** For an answer whose body came, in whole or in part. */
  static TokenUnreadableException of(String projectId, ReceivedText body) {
    String cutOff = body.cutOff();
    String reason =
        cutOff != null ? cutOff : body.text().isBlank() ? "it is empty" : "it came in full";
    return new TokenUnreadableException(
        projectId,
        body.isText() ? reason : reason + ", and is no UTF-8: body() has a character for each byte",
        Secret.of(body.lossless()));
  }

  /**
   * What arrived of the body, empty where nothing did; where it is no text, each byte as one
   * character (ISO-8859-1). Treat it as a token. Null after Java serialization.
   */
  public Secret body() {
    return body;
  }
}
