package co.lettermint.projects.contract;

import co.lettermint.projects.provider.EmbeddedProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;
import okio.GzipSink;
import okio.Okio;

/** Answers as they cross the wire. */
public final class Answers {
  public static final String TEAM_TOKEN = EmbeddedProvider.TEAM_TOKEN;
  public static final String NEW_TOKEN = DocumentedBody.TOKEN;

  /** A rotation without the rest of the documented body. */
  public static final String BODY =
      """
      {"data": {"id": "p1"}, "new_token": "%s", "message": "API token rotated successfully."}"""
          .formatted(NEW_TOKEN);

  public static final String ROTATED = json("200 OK", BODY);

  /** The head of a 200 that promises the whole body. */
  public static final String HEAD = ROTATED.substring(0, ROTATED.indexOf(BODY));

  private Answers() {}

  public static String json(String status, String body) {
    return of(status, "Content-Type: application/json", body);
  }

  /** An answer of this status line and header, which keeps the connection open. */
  public static String of(String status, String header, String body) {
    return of(status, header, ByteString.encodeUtf8(body)).utf8();
  }

  public static ByteString of(String status, String header, ByteString body) {
    String head = "HTTP/1.1 %s\r\n%s\r\nContent-Length: %d\r\n\r\n";
    return new Buffer()
        .writeUtf8(head.formatted(status, header, body.size()))
        .write(body)
        .readByteString();
  }

  /** The text, and so many pieces behind it. */
  public static ByteString gzip(String text, String piece, int pieces) {
    Buffer compressed = new Buffer();
    try (BufferedSink sink = Okio.buffer(new GzipSink(compressed))) {
      sink.writeUtf8(text);
      for (int i = 0; i < pieces; i++) {
        sink.writeUtf8(piece);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.readByteString();
  }

  public static ByteString gzip(String text) {
    return gzip(text, "", 0);
  }

  /** What the JDK makes of compressed bytes, as far as it goes. */
  public static String inflated(ByteString bytes) {
    Buffer text = new Buffer();
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      text.readFrom(in, 1 << 20);
    } catch (IOException e) { // damaged from here on, too short, or not compressed at all
    }
    return text.readUtf8();
  }
}
