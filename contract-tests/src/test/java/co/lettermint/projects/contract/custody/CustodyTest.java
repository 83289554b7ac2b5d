package co.lettermint.projects.contract.custody;

import static co.lettermint.projects.contract.Answers.BODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.lettermint.projects.Drift;
import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.TokenUnreadableException;
import co.lettermint.projects.contract.Answers;
import co.lettermint.projects.contract.Calls;
import co.lettermint.projects.contract.DocumentedBody;
import co.lettermint.projects.contract.RawServer;
import java.util.List;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okio.ByteString;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Between the wire and the store the token passes through other people's code, which may throw. */
@Timeout(120)
class CustodyTest {
  @AutoClose private final RawServer server = new RawServer();
  private final LettermintProjects lettermint = Calls.to(server.url(), new OkHttpClient());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html; charset=iso-8859-1",
        "application/problem+json",
        "application/octet-stream",
        "application/json; charset=utf-16",
        "application/json; charset=none",
        ";;;",
        "",
      })
  void contentTypeSaysNothing(String contentType) {
    server.answer(Answers.of("200 OK", "Content-Type: " + contentType, DocumentedBody.JSON));

    assertThat(Calls.SYNC.rotate(lettermint).drift()).isEmpty();
  }

  @Test
  void bodyMayComeInSmallChunks() {
    String chunks =
        Pattern.compile("(?s).{1,7}")
            .matcher(DocumentedBody.JSON)
            .replaceAll(chunk -> chunk.group().length() + "\r\n$0\r\n");
    server.answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + "0\r\n\r\n");

    assertThat(Calls.SYNC.rotate(lettermint).drift()).isEmpty();
  }

  /** OkHttp, which would fail, has no part in it, even if an interceptor asks for compression. */
  @ParameterizedTest
  @MethodSource("co.lettermint.projects.contract.custody.GzipTest#damages")
  void compressedBodyMayBeDamagedBehindTheToken(String found, byte[] bytes) {
    Interceptor asking =
        chain ->
            chain.proceed(chain.request().newBuilder().header("Accept-Encoding", "gzip").build());
    answer(ByteString.of(bytes));

    for (LettermintProjects one : List.of(lettermint, Calls.to(server.url(), asking))) {
      assertThat(Calls.SYNC.rotate(one).drift()).anyMatch(drift -> drift.found().startsWith(found));
    }
  }

  @Test
  void bombIsCutOffBehindTheToken() {
    int bound = 16 * 1024 * 1024;
    String head = DocumentedBody.JSON.substring(0, DocumentedBody.endOfToken());
    answer(Answers.gzip(head, " ".repeat(bound / 256), 512));

    assertThat(Calls.SYNC.rotate(lettermint).drift())
        .contains(
            new Drift("$", "the whole body", "only the first " + bound + " bytes were searched"));
  }

  private void answer(ByteString compressed) {
    server.onRequest(c -> c.send(Answers.of("200 OK", "Content-Encoding: gzip", compressed)));
  }

  /** Where the headers end, no bytes of the body are there to be read. */
  @ParameterizedTest
  @CsvSource({
    "responseHeadersEnd, UNKNOWN",
    "responseBodyEnd, token",
    "connectionReleased, token",
    "callEnd, token"
  })
  void truthIsToldThoughAListenerThrows(String callback, String truth) {
    String chunks = "%x\r\n%s\r\n0\r\n\r\n".formatted(BODY.length(), BODY);
    String chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks;

    for (Throwable thrown : List.of(new IllegalStateException("x"), new AssertionError("x"))) {
      EventListener listener = throwing(thrown, callback);
      OkHttpClient listenedTo = new OkHttpClient.Builder().eventListener(listener).build();
      server.answer(Answers.ROTATED, chunked);

      assertThat(Calls.SYNC.end(Calls.to(server.url(), listenedTo))).isEqualTo(truth);
      assertThat(Calls.SYNC.end(Calls.to(server.url(), listenedTo))).isEqualTo(truth);
    }
  }

  private static EventListener throwing(Throwable thrown, String callback) {
    return new EventListener() {
      private void in(String name) {
        if (name.equals(callback)) {
          throw Calls.<RuntimeException>sneaky(thrown);
        }
      }

      @Override
      public void responseHeadersEnd(Call call, Response response) {
        in("responseHeadersEnd");
      }

      @Override
      public void responseBodyEnd(Call call, long byteCount) {
        in("responseBodyEnd");
      }

      @Override
      public void connectionReleased(Call call, Connection connection) {
        in("connectionReleased");
      }

      @Override
      public void callEnd(Call call) {
        in("callEnd");
      }
    };
  }

  @Test
  void generatedInterfaceGetsNoNullForAnEmptyAnswer() {
    server.answer(Answers.json("200 OK", "{}"));

    assertThatThrownBy(() -> lettermint.api().rotateToken("p1").execute())
        .isInstanceOf(TokenUnreadableException.class);
  }
}
