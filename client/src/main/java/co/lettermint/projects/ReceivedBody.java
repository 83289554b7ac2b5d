package co.lettermint.projects;

import co.lettermint.projects.json.JsonString;
import co.lettermint.projects.json.JsonTape;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * What arrived of a body. Its bytes are written here as they come, and each write is searched for
 * the token. Bytes that begin like gzip are inflated, and searched as they are as well. Not
 * thread-safe.
 */
final class ReceivedBody extends OutputStream {
  /** Writes more to the body, or returns false at the end. */
  interface Feed {
    boolean writeMore() throws IOException;
  }

  /** What is searched for the token, before and after decompression. */
  private static final int MAX_SEARCHED = 16 * 1024 * 1024;

  private final String tokenName;
  private final TokenScanner scanner;
  private byte[] bytes;
  private int length;
  private boolean isFull;
  private boolean mayBeGzip;
  private @Nullable Gunzip gunzip;
  private @Nullable JsonString token;
  private @Nullable String cutOff;

  /**
   * An empty body whose token is the property of that name.
   *
   * @param expectedLength in bytes, as a header may say; -1 if it is not known
   */
  ReceivedBody(String tokenName, long expectedLength) {
    this(tokenName, expectedLength, true);
  }

  private ReceivedBody(String tokenName, long expectedLength, boolean mayBeGzip) {
    this.tokenName = tokenName;
    this.scanner = new TokenScanner(tokenName, expectedLength);
    this.bytes = new byte[(int) Math.max(0, Math.min(expectedLength, JsonTape.MAX_BYTES))];
    this.mayBeGzip = mayBeGzip;
  }

  /** A feed that reads a body, which is not one of the wire that feeds itself. */
  Feed feedFrom(ResponseBody body, TimeLimit time) {
    Buffer chunk = new Buffer();
    return () -> {
      boolean isMore = time.read(body, chunk) >= 0;
      chunk.copyTo(this).clear();
      return isMore;
    };
  }

  /**
   * Reads on to the end, a failure or the limit. What is uncertain in a damaged text is decided
   * there.
   *
   * @param beforeRead runs before each read, which may block
   * @return the body to look into: what was inflated, unless that is no JSON
   */
  ReceivedBody readAll(Feed feed, Runnable beforeRead) {
    IOException failure = null;
    boolean ended = false;
    while (!ended) {
      beforeRead.run();
      try {
        ended = isFull() || !feed.writeMore();
      } catch (Throwable e) { // of a body or a listener of the caller's
        failure = SafeCauses.ofTransport(e);
        ended = true;
      }
    }
    return end(failure);
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int count) {
    if (gunzip != null) {
      gunzip.write(source, offset, count);
      if (gunzip.inflated().beginsAsObject()) {
        length = 0; // it is gzip, and what came is of no more use
        bytes = new byte[0];
        return;
      }
    }
    int taken = Math.min(count, MAX_SEARCHED - length);
    isFull |= taken < count;
    if (length + taken > bytes.length) {
      int larger = Math.max(length + taken, 2 * bytes.length);
      bytes = Arrays.copyOf(bytes, Math.min(larger, MAX_SEARCHED));
    }
    System.arraycopy(source, offset, bytes, length, taken);
    length += taken;
    if (mayBeGzip && length > 1) {
      mayBeGzip = false;
      if (Gunzip.begins(bytes, 0, length)) {
        gunzip = new Gunzip(new ReceivedBody(tokenName, -1, false));
        gunzip.write(bytes, 0, length);
      }
    }
    scanner.scan(bytes, length);
    token = scanner.token();
  }

  /** The number of bytes that came, or none if they are compressed. */
  int length() {
    return length;
  }

  /** Whether more came than is searched: to read on is of no use. */
  boolean isFull() {
    return isFull || gunzip != null && gunzip.inflated().isFull;
  }

  /** The token, as soon as it is certain. */
  @Nullable JsonString token() {
    return token != null || gunzip == null ? token : gunzip.inflated().token;
  }

  private ReceivedBody end(@Nullable IOException failure) {
    String reason = failure == null ? null : SafeCauses.inWords(failure);
    if (gunzip == null) {
      endText(reason);
      return this;
    }
    String damage = gunzip.end();
    ReceivedBody inflated = gunzip.inflated();
    inflated.endText(reason == null ? damage : reason);
    if (inflated.beginsAsObject() || inflated.token != null) {
      return inflated;
    }
    endText(reason);
    return token == null ? inflated : this;
  }

  private void endText(@Nullable String reason) {
    scanner.end(bytes, length);
    token = scanner.tokenAtEnd(bytes, length);
    if (isFull) {
      cutOff = "only the first " + MAX_SEARCHED + " bytes were searched";
    } else if (reason != null) {
      cutOff = reason + " after " + length + " bytes";
    } else if (length > JsonTape.MAX_BYTES) {
      cutOff = "only the first " + JsonTape.MAX_BYTES + " bytes were kept";
    }
    if (length > JsonTape.MAX_BYTES) {
      bytes = Arrays.copyOf(bytes, JsonTape.MAX_BYTES);
      length = JsonTape.MAX_BYTES;
    }
  }

  /** Whether a second, different token followed. */
  boolean hasSecondToken() {
    return scanner.isRepeated();
  }

  /** Whether it begins as a JSON object, which the answers of the API do. */
  boolean beginsAsObject() {
    return scanner.beginsAsObject();
  }

  /** Why it is not all, in words; null if it is all. */
  @Nullable String cutOff() {
    return cutOff;
  }

  /** The bytes that were kept, for decoding and for the caller to look at. */
  byte[] bytes() {
    return bytes;
  }

  /** Where the parts of the text stand in the bytes. */
  JsonTape tape() {
    return scanner;
  }

  boolean isUtf8() {
    return JsonString.isUtf8(bytes, 0, length);
  }

  /** The text; if it is not UTF-8, each byte as one character (ISO-8859-1). */
  String text() {
    return new String(
        bytes, 0, length, isUtf8() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
  }
}
