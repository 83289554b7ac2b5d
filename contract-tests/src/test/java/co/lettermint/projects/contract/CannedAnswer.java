package co.lettermint.projects.contract;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ByteString;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * An answer from memory.
 *
 * @param pieceSize how many bytes arrive at once
 * @param end what the connection breaks off with behind the body, null where it ends in peace
 */
public record CannedAnswer(int status, ByteString body, int pieceSize, @Nullable IOException end) {
  private static final MediaType JSON = MediaType.get("application/json");

  public static CannedAnswer ok(ByteString body) {
    return new CannedAnswer(200, body, Integer.MAX_VALUE, null);
  }

  public static CannedAnswer ok(String body) {
    return ok(ByteString.encodeUtf8(body));
  }

  public CannedAnswer withStatus(int status) {
    return new CannedAnswer(status, body, pieceSize, end);
  }

  public CannedAnswer inPiecesOf(int size) {
    return new CannedAnswer(status, body, size, end);
  }

  public CannedAnswer brokenBy(IOException end) {
    return new CannedAnswer(status, body, pieceSize, end);
  }

  Response to(Request request) {
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_1_1)
        .code(status)
        .message("canned")
        .body(ResponseBody.create(Okio.buffer(source()), JSON, -1))
        .build();
  }

  private Source source() {
    return new ForwardingSource(new Buffer().write(body)) {
      @Override
      public long read(Buffer sink, long byteCount) throws IOException {
        long count = super.read(sink, Math.min(byteCount, pieceSize));
        if (count < 0 && end != null) {
          throw end;
        }
        return count;
      }
    };
  }
}
