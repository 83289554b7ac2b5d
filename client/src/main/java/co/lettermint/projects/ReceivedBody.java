package co.lettermint.projects;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What arrived of a body: all of it, or what came before a failure or a limit. The token is
 * searched for as the bytes arrive. Not thread-safe.
 */
final class ReceivedBody {
  /** What is searched for the token, after decompression. */
  private static final int MAX_SEARCHED = 16 * 1024 * 1024;

  /** What is kept for decoding, and for the caller to look at. */
  private static final int MAX_KEPT = 4 * 1024 * 1024;

  private final @Nullable TokenScanner scanner;
  private byte[] bytes = new byte[4096];
  private int length;
  private @Nullable JsonString token;
  private @Nullable String cutOff;

  private ReceivedBody(@Nullable String tokenName) {
    scanner = tokenName == null ? null : new TokenScanner(tokenName);
  }

  /**
   * Reads a stream to its end, a failure or the limit.
   *
   * @param inflates whether bytes that begin like gzip are inflated
   * @param tokenName the property that is the token; null if there is none
   * @param onToken called with the token as soon as it is certain, before the next read
   */
  static ReceivedBody read(
      InputStream in, boolean inflates, @Nullable String tokenName, Consumer<JsonString> onToken) {
    ReceivedBody body = new ReceivedBody(tokenName);
    try {
      body.readAll(in, inflates, onToken);
    } catch (IOException e) {
      body.cutOff = SafeCauses.inWords(e) + " after " + body.length + " bytes";
    }
    body.end(onToken);
    return body;
  }

  private void readAll(InputStream in, boolean inflates, Consumer<JsonString> onToken)
      throws IOException {
    boolean decided = !inflates;
    while (length < MAX_SEARCHED) {
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.min(2 * length, MAX_SEARCHED));
      }
      int count = in.read(bytes, length, bytes.length - length);
      if (count < 0) {
        return;
      }
      length += count;
      if (!decided && (length > 1 || bytes[0] != GzipStream.FIRST_BYTE)) {
        if (GzipStream.begins(bytes, length)) {
          InputStream head = new ByteArrayInputStream(Arrays.copyOf(bytes, length));
          length = 0;
          try (GzipStream inflated = new GzipStream(new SequenceInputStream(head, in))) {
            readAll(inflated, false, onToken);
          }
          return;
        }
        decided = true;
      }
      search(onToken);
    }
    if (in.read() >= 0) {
      cutOff = "only the first " + MAX_SEARCHED + " bytes were searched";
    }
  }

  private void search(Consumer<JsonString> onToken) {
    if (scanner != null) {
      found(scanner.scan(bytes, length), onToken);
    }
  }

  private void end(Consumer<JsonString> onToken) {
    if (scanner != null) {
      found(scanner.end(bytes, length), onToken);
    }
    if (length > MAX_KEPT) {
      bytes = Arrays.copyOf(bytes, MAX_KEPT);
      length = MAX_KEPT;
      cutOff = cutOff == null ? "only the first " + MAX_KEPT + " bytes were kept" : cutOff;
    }
  }

  private void found(@Nullable JsonString text, Consumer<JsonString> onToken) {
    if (text != null && token == null) {
      token = text;
      onToken.accept(text);
    }
  }

  /** The token, or null. */
  @Nullable JsonString token() {
    return token;
  }

  /** Whether a second, different token followed. */
  boolean hasSecondToken() {
    return scanner != null && scanner.isRepeated();
  }

  /** Whether it begins as a JSON object, which the answers of the API do. */
  boolean beginsAsObject() {
    return scanner != null && scanner.beginsAsObject();
  }

  /** Why it is not all, in words; null if it is all. */
  @Nullable String cutOff() {
    return cutOff;
  }

  /** The text from its first object on, for decoding. */
  Reader json() {
    int start = scanner == null ? 0 : Math.min(Math.max(scanner.objectStart(), 0), length);
    return new StringReader(new String(bytes, start, length - start, StandardCharsets.UTF_8));
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
