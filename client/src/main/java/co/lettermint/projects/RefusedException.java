package co.lettermint.projects;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The server refused with a registered 4xx status that says that nothing was done, such as 401,
 * 403, 404 or 429. The old token works. Mend what {@link #status} and {@link #detail} name; after a
 * 429 wait for {@link #retryAfter}, then rotate again.
 */
public final class RefusedException extends RotationException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final @Nullable String code;
  private final @Nullable String detail;
  private final @Nullable Duration retryAfter;
  private final transient @Nullable RateLimit rateLimit;

  RefusedException(
      String projectId,
      int status,
      ErrorBody body,
      String hint,
      @Nullable Duration retryAfter,
      @Nullable RateLimit rateLimit) {
    super(
        "the server refused with status "
            + status
            + (body.code() == null ? "" : ", code " + body.code())
            + (body.detail() == null ? "" : ": " + withoutFullStop(body.detail()))
            + hint
            + ". The old token still works.",
        null,
        Outcome.REFUSED,
        projectId);
    this.status = status;
    this.code = body.code();
    this.detail = body.detail();
    this.retryAfter = retryAfter;
    this.rateLimit = rateLimit;
  }

  private static String withoutFullStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /**
   * The server's code for programs, such as {@code FORBIDDEN}; an open set. Null where the body has
   * none.
   */
  public @Nullable String code() {
    return code;
  }

  /**
   * The server's sentence for people. Null where the body has none, as with an HTML page of a
   * proxy.
   */
  public @Nullable String detail() {
    return detail;
  }

  /**
   * How long to wait before the next call. Null where the server did not say, or not in a readable
   * form.
   */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /**
   * The limit on calls. Null where the server did not send it in a readable form, and after Java
   * serialization.
   */
  public @Nullable RateLimit rateLimit() {
    return rateLimit;
  }
}
