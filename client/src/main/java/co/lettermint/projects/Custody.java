package co.lettermint.projects;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Consumer;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Takes an answer over, from the wire to the token. Only the JDK's and OkHttp's code runs here. */
final class Custody {
  private Custody() {}

  /**
   * Receives the newest 2xx answer of a call.
   *
   * @param wire that answer; null if an interceptor made one up
   * @param delivered what the interceptors returned; null if they threw
   * @param onToken called with the token as soon as it is certain, before the next read
   */
  static ReceivedBody receive(
      @Nullable WireBody wire,
      @Nullable Response delivered,
      String tokenName,
      Consumer<JsonString> onToken) {
    Consumer<JsonString> found =
        token -> {
          if (wire != null) {
            wire.tokenFound();
          }
          onToken.accept(token);
        };
    ReceivedBody body = null;
    if (delivered != null && delivered.isSuccessful()) {
      body = ReceivedBody.read(new DeliveredStream(delivered), true, tokenName, found);
      if (body.token() != null || wire == null) {
        return body;
      }
    }
    // The interceptors lost it or changed it, or what looked like gzip is none.
    Objects.requireNonNull(wire, "an answer");
    ReceivedBody inflated = ReceivedBody.read(wire.fromTheStart(), true, tokenName, found);
    if (inflated.token() != null) {
      return inflated;
    }
    ReceivedBody original = ReceivedBody.read(wire.fromTheStart(), false, tokenName, found);
    if (original.token() != null) {
      return original;
    }
    return body != null ? body : inflated;
  }

  /** A body that interceptors may have made: it throws nothing but {@link IOException}. */
  private static final class DeliveredStream extends InputStream {
    private final Response response;

    DeliveredStream(Response response) {
      this.response = response;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      try {
        return response.body().source().read(target, offset, length);
      } catch (Throwable e) {
        throw SafeCauses.ofTransport(e);
      }
    }
  }
}
