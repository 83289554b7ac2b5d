package co.lettermint.projects;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * What arrived of a body, as text.
 *
 * @param lossless the same, but with each byte as one character where some of them are no text
 * @param cutOff why it is not all, null where it is
 */
record ReceivedText(String text, String lossless, @Nullable String cutOff) {
  /** Of a successful answer, after decompression. */
  static final long MAX_BYTES = 16L * 1024 * 1024;

  private static final char REPLACEMENT = '\ufffd';

  static ReceivedText read(ResponseBody body, long maxBytes) {
    ReceivedBytes received = ReceivedBytes.read(body.source(), maxBytes);
    String text = decode(received.bytes().clone());
    boolean isText = text.indexOf(REPLACEMENT) < 0;
    return new ReceivedText(text, isText ? text : received.inLatin1(), received.cutOff());
  }

  /** The token, or null. A defect in looking for it, of which none is known, leaves the body. */
  @Nullable Secret token() {
    try {
      return TokenFinder.find(text);
    } catch (RuntimeException e) {
      return null;
    }
  }

  boolean isText() {
    return text.equals(lossless);
  }

  /** JSON is UTF-8, whatever the content type says; only the body itself can say otherwise. */
  private static String decode(Buffer bytes) {
    try {
      return ResponseBody.create(bytes, wide(bytes), bytes.size()).string();
    } catch (IOException e) {
      throw new AssertionError("reading from memory", e);
    }
  }

  /** UTF-16 and UTF-32 without a byte order mark show in zeros, since JSON begins with ASCII. */
  private static @Nullable MediaType wide(Buffer bytes) {
    StringBuilder zeros = new StringBuilder();
    for (int i = 0; i < 4 && i < bytes.size(); i++) {
      zeros.append(bytes.getByte(i) == 0 ? '0' : 'x');
    }
    return switch (zeros.toString()) {
      case "0x0x" -> MediaType.get("text/plain; charset=utf-16be");
      case "x0x0" -> MediaType.get("text/plain; charset=utf-16le");
      case "000x" -> MediaType.get("text/plain; charset=utf-32be");
      case "x000" -> MediaType.get("text/plain; charset=utf-32le");
      default -> null;
    };
  }
}
