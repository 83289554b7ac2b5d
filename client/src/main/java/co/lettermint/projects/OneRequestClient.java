package co.lettermint.projects;

import java.net.Proxy;
import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Sends each request once, and to one origin. OkHttp would send it again after a broken connection,
 * a redirect or a challenge, and after a 408 or 503 unless the body is one-shot. Thread-safe.
 */
final class OneRequestClient {
  private final OkHttpClient client;
  private final HttpUrl baseUrl;
  private final Duration timeout;
  private final boolean hasInterceptors;

  /**
   * @param shared the caller's client, whose pool, proxy, TLS and interceptors are used; null for
   *     one of our own
   */
  OneRequestClient(
      @Nullable OkHttpClient shared, HttpUrl baseUrl, Secret teamToken, Duration timeout) {
    this.baseUrl = baseUrl;
    this.timeout = timeout;
    this.hasInterceptors = shared != null && !shared.interceptors().isEmpty();
    OkHttpClient.Builder builder = shared == null ? own() : shared.newBuilder();
    if (!baseUrl.isHttps()) {
      builder.proxy(Proxy.NO_PROXY); // loopback, or the token would pass it in clear
    }
    Interceptors ours = new Interceptors(baseUrl, teamToken);
    builder.interceptors().add(0, ours::begin);
    builder.networkInterceptors().add(0, Interceptors::connect);
    this.client =
        builder
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .authenticator(Authenticator.NONE)
            // One limit over all, which is the TimeLimit of the call's record.
            .callTimeout(Duration.ZERO)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .addInterceptor(ours::complete)
            .addNetworkInterceptor(ours::exchange)
            .build();
  }

  /**
   * A call with a record of its own.
   *
   * @param tokenName the property of a 2xx answer that is to be found on the wire; null if the
   *     caller looks for it
   */
  Call newCall(Request request, @Nullable String tokenName) {
    return client.newCall(new CallRecord(newTimeLimit(), tokenName).attachTo(request));
  }

  /** The timeout, from now on. */
  TimeLimit newTimeLimit() {
    return new TimeLimit(timeout.toNanos());
  }

  HttpUrl baseUrl() {
    return baseUrl;
  }

  /** Whether the caller's interceptors run, which may do with a request what they like. */
  boolean hasInterceptors() {
    return hasInterceptors;
  }

  /** Its threads end with what runs on them: none keeps a program alive. */
  private static OkHttpClient.Builder own() {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            OneRequestClient::daemon);
    Dispatcher dispatcher = new Dispatcher(executor);
    dispatcher.setMaxRequestsPerHost(dispatcher.getMaxRequests());
    return new OkHttpClient.Builder().dispatcher(dispatcher).connectTimeout(Duration.ZERO);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "lettermint-projects");
    thread.setDaemon(true);
    return thread;
  }
}
