package co.lettermint.projects.demo;

import co.lettermint.projects.Rotation;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Looks over the client's shoulder at one call. It stands where the team token is not seen. */
final class CallWatch implements Interceptor {
  private volatile String request = "";
  private volatile int status;
  private volatile long nanos;

  /** A client whose calls are watched. */
  OkHttpClient client() {
    return new OkHttpClient.Builder().addInterceptor(this).build();
  }

  String request() {
    return request;
  }

  int status() {
    return status;
  }

  /** How long the call took that {@link #time} was given. */
  long millis() {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }

  Rotation time(Supplier<Rotation> call) {
    long start = System.nanoTime();
    Rotation rotation = call.get();
    nanos = System.nanoTime() - start;
    return rotation;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request sent = chain.request();
    request = sent.method() + " " + sent.url().encodedPath();
    Response response = chain.proceed(sent);
    status = response.code();
    return response;
  }
}
