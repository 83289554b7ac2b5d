package co.lettermint.projects;

import co.lettermint.projects.api.ProjectsApi;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Stand around the caller's interceptors and next to the wire. They keep the call's record, send
 * the team token to the configured origin alone, and receive what is answered. Thread-safe.
 */
final class Interceptors {
  private static final String USER_AGENT = "lettermint-projects-client/" + ProjectsApi.VERSION;

  private final HttpUrl baseUrl;
  private final Secret teamToken;

  Interceptors(HttpUrl baseUrl, Secret teamToken) {
    this.baseUrl = baseUrl;
    this.teamToken = teamToken;
  }

  /** The first interceptor. OkHttp passes on nothing but an IOException in an orderly way. */
  Response begin(Interceptor.Chain chain) throws IOException {
    if (!CallRecord.of(chain.call()).begin(chain.call())) {
      throw new IOException("abandoned");
    }
    try {
      return new Interruption(chain.call()).ends(() -> rescue(chain));
    } catch (IOException e) {
      throw e;
    } catch (Throwable e) {
      throw new InterceptorFailure(e);
    }
  }

  /** OkHttp closes the connection if an interceptor throws; the token may still be on it. */
  private static Response rescue(Interceptor.Chain chain) throws IOException {
    try {
      return chain.proceed(chain.request());
    } catch (Throwable e) {
      WireBody body = CallRecord.of(chain.call()).newest();
      if (body != null) {
        body.drain();
      }
      throw e;
    }
  }

  /** The last of the interceptors that see the request as it was made. */
  Response complete(Interceptor.Chain chain) throws IOException {
    CallRecord record = CallRecord.of(chain.call());
    record.handOn();
    Request request = chain.request();
    RequestBody body = request.body();
    Request once =
        request
            .newBuilder()
            .method(request.method(), body == null ? null : new OneShot(body))
            .header("User-Agent", USER_AGENT)
            .removeHeader("Host") // that of the URL
            .header("Accept-Encoding", "identity") // or OkHttp inflates what may be damaged
            .build();
    TimeLimit time = record.time();
    try {
      requireOrigin(request);
      return new Interruption(chain.call()).ends(() -> time.waitFor(() -> chain.proceed(once)));
    } catch (Throwable e) { // Kotlin may throw any without declaring it
      time.close();
      if (SafeCauses.quotesOthers(e)) {
        IOException unquoted = SafeCauses.unquoted(e);
        record.failTransport(unquoted);
        throw unquoted;
      }
      record.failTransport(e);
      throw e;
    }
  }

  /** The first interceptor once a connection stands. */
  static Response connect(Interceptor.Chain chain) throws IOException {
    CallRecord.of(chain.call()).enterNetwork();
    return rescue(chain);
  }

  /** The innermost interceptor. */
  Response exchange(Interceptor.Chain chain) throws IOException {
    CallRecord record = CallRecord.of(chain.call());
    record.leaveNetwork();
    requireOrigin(chain.request());
    Request authorized =
        chain
            .request()
            .newBuilder()
            .header("Authorization", "Bearer " + teamToken.reveal())
            .build();
    record.send();
    Interruption interruption = new Interruption(chain.call());
    Response response;
    try {
      response = interruption.ends(() -> chain.proceed(authorized));
    } catch (Throwable e) { // a listener of the caller's may throw an Error
      throw SafeCauses.ofTransport(e);
    }
    record.answer(response.code());
    // The caller's interceptors see the answer, and not the token in the request it refers to.
    Response answer = response.newBuilder().request(chain.request()).build();
    String tokenName = record.tokenName();
    ReceivedBody received =
        tokenName != null && answer.isSuccessful()
            ? new ReceivedBody(tokenName, answer.body().contentLength())
            : null;
    WireBody body = new WireBody(answer, interruption, record.time(), received);
    if (received != null) {
      record.receive(body);
    }
    return answer.newBuilder().body(body).build();
  }

  private void requireOrigin(Request request) throws IOException {
    HttpUrl url = request.url();
    if (url.isHttps() != baseUrl.isHttps()
        || !url.host().equals(baseUrl.host())
        || url.port() != baseUrl.port()) {
      throw new ForeignOriginException();
    }
  }

  /** Carries what an interceptor threw other than an IOException. */
  static final class InterceptorFailure extends IOException {
    private static final long serialVersionUID = 1;

    InterceptorFailure(Throwable cause) {
      super(null, cause); // or its text would be asked for, which may throw
    }
  }

  /** An interceptor changed scheme, host or port. */
  static final class ForeignOriginException extends IOException {
    private static final long serialVersionUID = 1;

    ForeignOriginException() {
      super("an interceptor sends the request to another origin than the base URL");
    }
  }

  /** A body that OkHttp does not send again, whatever its rules for follow-ups say. */
  private static final class OneShot extends RequestBody {
    private final RequestBody body;

    OneShot(RequestBody body) {
      this.body = body;
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public @Nullable MediaType contentType() {
      return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
      return body.contentLength();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      body.writeTo(sink);
    }
  }
}
