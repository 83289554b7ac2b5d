package co.lettermint.projects;

import org.jspecify.annotations.Nullable;

/**
 * A rotation that did not end with a new token in the caller's hands. {@link #outcome} says what is
 * true of the old one; each subclass says what to do next. Neither the message nor a cause holds a
 * token.
 */
public abstract sealed class RotationException extends RuntimeException
    permits NotSentException,
        RefusedException,
        UnknownOutcomeException,
        TokenUnreadableException,
        TokenNotStoredException {
  private static final long serialVersionUID = 1;

  private final Outcome outcome;
  private final String projectId;

  RotationException(String message, @Nullable Throwable cause, Outcome outcome, String projectId) {
    super(projectId.isEmpty() ? message : "Project " + projectId + ": " + message, cause);
    this.outcome = outcome;
    this.projectId = projectId;
  }

  /** What is true of the old token. */
  public final Outcome outcome() {
    return outcome;
  }

  /**
   * The id that was given to the call; empty where the call was made through the generated
   * interface.
   */
  public final String projectId() {
    return projectId;
  }
}
