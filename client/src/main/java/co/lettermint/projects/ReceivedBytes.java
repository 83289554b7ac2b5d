package co.lettermint.projects;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import okio.Buffer;
import okio.ByteString;
import okio.GzipSource;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * What arrived of a body, which is all of it or what came before the connection, the time or the
 * bound ended it.
 *
 * @param cutOff why it is not all, null where it is
 */
record ReceivedBytes(Buffer bytes, @Nullable String cutOff) {
  private static final ByteString GZIP = ByteString.decodeHex("1f8b08");

  static ReceivedBytes read(Source source, long maxBytes) {
    ReceivedBytes received = readAsSent(source, maxBytes);
    // OkHttp decompresses what it asked for itself; what an interceptor asked for it leaves alone.
    if (!received.bytes.rangeEquals(0, GZIP)) {
      return received;
    }
    ReceivedBytes inflated = readAsSent(new GzipSource(received.bytes.clone()), maxBytes);
    return new ReceivedBytes(
        inflated.bytes, received.cutOff != null ? received.cutOff : inflated.cutOff);
  }

  /** Each byte as one character. */
  String inLatin1() {
    return bytes.clone().readString(StandardCharsets.ISO_8859_1);
  }

  private static ReceivedBytes readAsSent(Source source, long maxBytes) {
    Buffer bytes = new Buffer();
    String cutOff = null;
    try {
      while (bytes.size() <= maxBytes && source.read(bytes, 8192) >= 0) {}
    } catch (IOException | RuntimeException e) { // an interceptor's body may throw what it likes
      boolean endedEarly = e instanceof ProtocolException;
      String reason = endedEarly ? "the connection broke off" : Causes.inWords(e);
      cutOff = reason + " after " + bytes.size() + " bytes";
    }
    if (bytes.size() <= maxBytes) {
      return new ReceivedBytes(bytes, cutOff);
    }
    Buffer kept = new Buffer();
    kept.write(bytes, maxBytes);
    return new ReceivedBytes(kept, "only the first " + maxBytes + " bytes were read");
  }
}
