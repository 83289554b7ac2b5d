package co.lettermint.projects;

import java.io.IOException;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * What arrived of a body, which is all of it or what came before the connection, the time or the
 * bound ended it.
 *
 * @param cutOff why it is not all, null where it is
 */
record ReceivedText(String text, @Nullable String cutOff) {
  /** Of a successful answer, after decompression. */
  static final long MAX_BYTES = 16L * 1024 * 1024;

  static ReceivedText read(ResponseBody body, long maxBytes) {
    Buffer received = new Buffer();
    String cutOff = null;
    try {
      BufferedSource source = body.source();
      while (received.size() <= maxBytes && source.read(received, 8192) >= 0) {}
    } catch (IOException | RuntimeException e) { // the latter of a caller's interceptor
      cutOff = Causes.inWords(e) + " after " + received.size() + " bytes";
    }
    if (received.size() > maxBytes) {
      cutOff = "only the first " + maxBytes + " bytes were read";
    }
    return new ReceivedText(decode(received, Math.min(received.size(), maxBytes)), cutOff);
  }

  /** JSON is UTF-8, whatever the content type says; a byte order mark may say otherwise. */
  private static String decode(Buffer received, long size) {
    Buffer text = new Buffer();
    text.write(received, size);
    try {
      return ResponseBody.create(text, null, size).string();
    } catch (IOException e) {
      throw new AssertionError("reading from memory", e);
    }
  }
}
