package co.lettermint.projects;

import co.lettermint.projects.api.ProjectsApi;
import co.lettermint.projects.json.RecordAdapter;
import co.lettermint.projects.json.Types;
import co.lettermint.projects.model.RotateTokenResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Rotates the API tokens of a team's projects. One call sends one request: nothing is repeated or
 * redirected, and afterwards the caller knows what is true of the old token. An interrupt of the
 * thread ends a call. Immutable and thread-safe; build one and share it.
 *
 * <p>The vendor's contract calls this operation legacy: it rotates the <em>original</em> token of a
 * project. A project may have others, which stay as they are.
 */
public final class LettermintProjects {
  private static final TokenStore NO_STORE = token -> {};

  private final OneRequestClient client;
  private final ProjectsApi api;
  private final RecordAdapter<RotateTokenResponse> adapter;
  private final Redaction redaction;
  private final Secret teamToken;
  private final Consumer<? super Drift> onDrift;

  private LettermintProjects(
      OneRequestClient client, Secret teamToken, Consumer<? super Drift> onDrift) {
    this.client = client;
    this.teamToken = teamToken;
    this.redaction = new Redaction(teamToken);
    this.onDrift = onDrift;
    this.adapter = Types.ofRecord(RotateTokenResponse.class);
    this.api = JsonConverters.api(client, redaction, onDrift);
  }

  /** A builder, which needs a team token. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Replaces a project's API token. The result is the only copy of the new one: store it first.
   *
   * @throws IllegalArgumentException if the id is blank, has a control character or looks like a
   *     token; nothing was sent
   * @throws RotationException if no token came back; its outcome says what is true of the old one
   */
  public Rotation rotateToken(String projectId) {
    return rotateToken(projectId, NO_STORE);
  }

  /**
   * Replaces a project's API token, and stores the new one as soon as it has arrived, before the
   * rest of the answer is read.
   *
   * @param store prepared and called on this thread
   * @throws IllegalArgumentException if the id is blank, has a control character or looks like a
   *     token, or if the store is null; nothing was sent
   * @throws NotSentException if the store is not ready, or nothing could be sent
   * @throws TokenNotStoredException if {@code store} throws; it carries the new token
   * @throws RotationException if no token came back; its outcome says what is true of the old one
   */
  public Rotation rotateToken(String projectId, TokenStore store) {
    return call(projectId, store).execute();
  }

  /**
   * Replaces a project's API token, on a thread of OkHttp's dispatcher. The result is the only copy
   * of the new one: store it first.
   *
   * @return a future that fails with a {@link RotationException}. Cancelling it cancels the call,
   *     and leaves unknown whether the token was rotated. It stays open if the executor of {@link
   *     Builder#httpClient} drops the call without an exception, as {@code shutdownNow()} does
   * @throws IllegalArgumentException if the id is blank, has a control character or looks like a
   *     token; nothing was sent
   */
  public CompletableFuture<Rotation> rotateTokenAsync(String projectId) {
    return rotateTokenAsync(projectId, NO_STORE);
  }

  /**
   * Replaces a project's API token, on a thread of OkHttp's dispatcher, and stores the new one as
   * soon as it has arrived, even if the future was cancelled meanwhile.
   *
   * @param store prepared on this thread, called on the dispatcher's
   * @return a future that fails with a {@link RotationException}. Cancelling it cancels the call,
   *     and leaves unknown whether the token was rotated. It stays open if the executor of {@link
   *     Builder#httpClient} drops the call without an exception, as {@code shutdownNow()} does
   * @throws IllegalArgumentException if the id is blank, has a control character or looks like a
   *     token, or if the store is null; nothing was sent
   */
  public CompletableFuture<Rotation> rotateTokenAsync(String projectId, TokenStore store) {
    try {
      return call(projectId, store).enqueue();
    } catch (NotSentException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /**
   * The generated interface on the same transport: one request a call, the same timeout. Failures
   * are those of Retrofit, except that a 2xx answer without a token throws a {@link
   * RotationException} with an empty project id. An interceptor that buffers a body which breaks
   * off loses it, token included; {@link #rotateToken} does not.
   */
  public ProjectsApi api() {
    return api;
  }

  private RotateCall call(String projectId, TokenStore store) {
    Arguments.present(store, "store");
    Arguments.projectId(projectId, teamToken);
    try {
      Request request = api.rotateToken(projectId).request();
      return new RotateCall(client, request, projectId, store, adapter, redaction, onDrift);
    } catch (Throwable e) { // a factory of listeners is the caller's
      throw new NotSentException(projectId, SafeCauses.inWords(e), SafeCauses.of(e, redaction));
    }
  }

  /** Shows no token. */
  @Override
  public String toString() {
    return "LettermintProjects[baseUrl=" + client.baseUrl() + "]";
  }

  /** Collects what a {@link LettermintProjects} needs. Not thread-safe. */
  public static final class Builder {
    private @Nullable Secret teamToken;
    private @Nullable HttpUrl baseUrl;
    private Duration timeout = Duration.ofSeconds(30);
    private @Nullable OkHttpClient httpClient;
    private Consumer<? super Drift> onDrift = drift -> {};

    private Builder() {}

    /**
     * The team token, {@code lm_team_…}, with the ability to write projects.
     *
     * @throws IllegalArgumentException if it is blank, of another kind, or no text for a header
     */
    public Builder teamToken(String teamToken) {
      this.teamToken = Arguments.teamToken(teamToken);
      return this;
    }

    /**
     * Where the API is, {@code https://api.lettermint.co/v1} unless set; with or without a slash.
     *
     * @throws IllegalArgumentException if it is not HTTPS, which only loopback does without
     */
    public Builder baseUrl(String baseUrl) {
      this.baseUrl = Arguments.baseUrl(baseUrl);
      return this;
    }

    /**
     * The limit on a call, to the last byte of the answer; 30 seconds unless set. The time that a
     * {@link TokenStore} takes and a dispatcher's queue do not count. A lookup of the host and an
     * interceptor may outlast it; what has arrived by then is still read, within 100 milliseconds.
     *
     * @throws IllegalArgumentException if it is less than a millisecond or more than 24 days
     */
    public Builder timeout(Duration timeout) {
      this.timeout = Arguments.timeout(timeout);
      return this;
    }

    /**
     * A client to share connections, proxy, TLS and interceptors with. Its connect timeout stays in
     * force; its other timeouts, retries, redirects and authenticator do not apply. Its
     * interceptors do not see the team token, but an event listener does. What they send again,
     * they send again.
     *
     * @throws IllegalArgumentException if it is null
     */
    public Builder httpClient(OkHttpClient httpClient) {
      this.httpClient = Arguments.present(httpClient, "httpClient");
      return this;
    }

    /**
     * Called with each drift that {@link Rotation#drift} will hold, as it is found, on the thread
     * that reads the answer. What it throws is dropped.
     *
     * @throws IllegalArgumentException if it is null
     */
    public Builder onDrift(Consumer<? super Drift> onDrift) {
      this.onDrift = Arguments.present(onDrift, "onDrift");
      return this;
    }

    /**
     * Builds the client.
     *
     * @throws IllegalStateException if the team token is missing, or if a library on the class path
     *     lacks a method that this client needs
     */
    public LettermintProjects build() {
      Libraries.check();
      if (teamToken == null) {
        throw new IllegalStateException(
            "teamToken is missing: call teamToken(…) with a team token, lm_team_…");
      }
      HttpUrl url = baseUrl != null ? baseUrl : Arguments.baseUrl("https://api.lettermint.co/v1");
      OneRequestClient client = new OneRequestClient(httpClient, url, teamToken, timeout);
      return new LettermintProjects(client, teamToken, onDrift);
    }
  }
}
