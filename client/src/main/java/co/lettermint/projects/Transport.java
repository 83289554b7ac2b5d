package co.lettermint.projects;

import co.lettermint.projects.api.ProjectsApi;
import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Authenticator;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import retrofit2.Retrofit;

/** The OkHttp client that every request goes through. */
final class Transport {
  private Transport() {}

  /**
   * A client that shares the pool, proxy and interceptors of the given one, or of none, and sends
   * each request once. It takes all of this: OkHttp sends a request again after a broken
   * connection, a redirect or a challenge, and after a 408 or 503 unless its body is one-shot, see
   * {@link Outgoing}.
   */
  static OkHttpClient sendingOnce(
      @Nullable OkHttpClient client, Duration timeout, Secret teamToken) {
    Incoming incoming = new Incoming(teamToken);
    return (client == null ? own() : client)
        .newBuilder()
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .authenticator(Authenticator.NONE)
        // One limit over all; the default of 10 s between two bytes would cut off a longer one.
        .callTimeout(timeout)
        .connectTimeout(Duration.ZERO)
        .readTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO)
        .addInterceptor(new Outgoing(teamToken))
        .addInterceptor(incoming)
        // Once more, next to the wire: what stands between may use channels of its own, and the
        // JDK tells one of them at a time.
        .addNetworkInterceptor(incoming)
        .build();
  }

  /** The generated interface on a client. */
  static ProjectsApi api(OkHttpClient client, HttpUrl baseUrl, Consumer<? super Drift> onDrift) {
    return new Retrofit.Builder()
        .baseUrl(baseUrl)
        .callFactory(client)
        .addConverterFactory(new ModelConverters(onDrift))
        .build()
        .create(ProjectsApi.class);
  }

  /** A client of our own. Its threads end with what runs on them: none keeps a program alive. */
  private static OkHttpClient own() {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Transport::daemon);
    Dispatcher dispatcher = new Dispatcher(executor);
    dispatcher.setMaxRequestsPerHost(dispatcher.getMaxRequests());
    return new OkHttpClient.Builder().dispatcher(dispatcher).build();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "lettermint-projects");
    thread.setDaemon(true);
    return thread;
  }
}
