package co.lettermint.projects;

import co.lettermint.projects.api.ProjectsApi;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Rotates the API tokens of a team's projects. One call sends one request: nothing is repeated or
 * redirected, and afterwards the caller knows what is true of the old token. An interrupt of the
 * thread ends a call. Immutable and thread-safe; build one and share it.
 */
public final class LettermintProjects {
  private final OkHttpClient client;
  private final ProjectsApi api;
  private final Secret teamToken;
  private final Consumer<? super Drift> onDrift;

  private LettermintProjects(
      OkHttpClient client, HttpUrl baseUrl, Secret teamToken, Consumer<? super Drift> onDrift) {
    this.client = client;
    this.teamToken = teamToken;
    this.onDrift = onDrift;
    this.api = Transport.api(client, baseUrl, onDrift);
  }

  /** A builder, which needs a team token. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Replaces a project's API token. The answer is the only copy of the new one: store it first.
   *
   * @throws IllegalArgumentException if the id cannot be one; nothing was sent
   * @throws RotationException if no token came back; its outcome says what is true of the old one
   */
  public Rotation rotateToken(String projectId) {
    return rotateToken(projectId, token -> {});
  }

  /**
   * Replaces a project's API token, and hands the new one over as soon as it is found, before the
   * rest is read.
   *
   * @param store called once, with the new token, on this thread
   * @throws IllegalArgumentException if the id cannot be one; nothing was sent
   * @throws TokenNotStoredException if {@code store} throws; it carries the new token
   * @throws RotationException if no token came back; its outcome says what is true of the old one
   */
  public Rotation rotateToken(String projectId, Consumer<? super Secret> store) {
    return attempt(projectId, store).execute();
  }

  /**
   * Replaces a project's API token, on a thread of OkHttp's dispatcher. The future fails with a
   * {@link RotationException}. Cancelling it cancels the call, and leaves unknown whether the token
   * was rotated.
   *
   * @throws IllegalArgumentException if the id cannot be one; nothing was sent
   */
  public CompletableFuture<Rotation> rotateTokenAsync(String projectId) {
    return attempt(projectId, token -> {}).enqueue();
  }

  /** The generated interface on the same transport: one request a call, the same timeout. */
  public ProjectsApi api() {
    return api;
  }

  private Attempt attempt(String projectId, Consumer<? super Secret> store) {
    // The request is the generated interface's, the answer ours: a converter sees its body alone.
    Call call = client.newCall(api.rotateToken(Guards.projectId(projectId)).request());
    return new Attempt(call, projectId, teamToken, store, onDrift);
  }

  /** Collects what a {@link LettermintProjects} needs. Not thread-safe. */
  public static final class Builder {
    private @Nullable Secret teamToken;
    private HttpUrl baseUrl = Guards.baseUrl("https://api.lettermint.co/v1");
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
      this.teamToken = Guards.teamToken(teamToken);
      return this;
    }

    /**
     * Where the API is, {@code https://api.lettermint.co/v1} unless set; with or without a slash.
     *
     * @throws IllegalArgumentException if it is not HTTPS, which only loopback does without
     */
    public Builder baseUrl(String baseUrl) {
      this.baseUrl = Guards.baseUrl(baseUrl);
      return this;
    }

    /**
     * The limit on a call, to the last byte of the answer; 30 seconds unless set. Looking up the
     * host may outlast it; a dispatcher's queue does not count.
     *
     * @throws IllegalArgumentException if it is less than a millisecond or more than 24 days
     */
    public Builder timeout(Duration timeout) {
      this.timeout = Guards.timeout(timeout);
      return this;
    }

    /**
     * A client to share connections, proxy, TLS and interceptors with. Its timeouts, retries,
     * redirects and authenticator do not apply; what its interceptors repeat, they repeat.
     */
    public Builder httpClient(OkHttpClient httpClient) {
      this.httpClient = httpClient;
      return this;
    }

    /**
     * Told of each drift that {@link Rotation#drift} will hold, as it is found, on the thread that
     * reads the answer. What it throws is dropped.
     */
    public Builder onDrift(Consumer<? super Drift> onDrift) {
      this.onDrift = onDrift;
      return this;
    }

    /** Builds it; without a team token that is an {@link IllegalStateException}. */
    public LettermintProjects build() {
      if (teamToken == null) {
        throw new IllegalStateException(
            "teamToken is missing: call teamToken(…) with a team token, lm_team_…");
      }
      OkHttpClient client = Transport.sendingOnce(httpClient, timeout, teamToken);
      return new LettermintProjects(client, baseUrl, teamToken, onDrift);
    }
  }
}
