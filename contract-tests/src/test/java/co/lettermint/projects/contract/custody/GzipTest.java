package co.lettermint.projects.contract.custody;

import static co.lettermint.projects.contract.Answers.BODY;
import static co.lettermint.projects.contract.Answers.NEW_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.Drift;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.TokenUnreadableException;
import co.lettermint.projects.contract.Answers;
import co.lettermint.projects.contract.Calls;
import co.lettermint.projects.contract.CannedApi;
import co.lettermint.projects.contract.CannedApi.Answer;
import co.lettermint.projects.contract.DocumentedBody;
import co.lettermint.projects.contract.RawServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import okhttp3.Interceptor;
import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form of gzip data (RFC 1952), in whatever pieces it arrives. */
class GzipTest {
  private static final int BOUND = 16 * 1024 * 1024;

  static Arguments[] forms() {
    byte[] head = gzip(BODY.substring(0, 40));
    byte[] tail = gzip(BODY.substring(40));
    return new Arguments[] {
      Arguments.of("nothing but data", gzip(BODY)),
      Arguments.of("a name", withHeader(8, "body.json\0")),
      Arguments.of("a comment", withHeader(16, "a comment\0")),
      Arguments.of("an extra field", withHeader(4, "\u0003\0abc")),
      Arguments.of("a long extra field", withHeader(4, "\u0082\u0001" + "x".repeat(386))),
      Arguments.of("a checksum of the header", withHeader(2, "ab")),
      Arguments.of("all of them", withHeader(30, "\u0001\0xname\0comment\0ab")),
      Arguments.of("two members", concat(head, tail)),
      Arguments.of("empty members", concat(gzip(""), head, gzip(""), gzip(""), tail, gzip(""))),
      Arguments.of("zeros behind it", concat(gzip(BODY), new byte[600])),
      Arguments.of("no trailer", Arrays.copyOf(gzip(BODY), gzip(BODY).length - 8))
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void isInflatedInPiecesOfAnySize(String name, byte[] bytes) {
    for (int size : new int[] {1, 2, 7, 13, 64, 8192}) {
      Rotation rotation = rotate(bytes, size);

      assertThat(rotation.newToken().reveal()).isEqualTo(NEW_TOKEN);
      assertThat(rotation.response().message()).isNotNull();
      assertThat(rotation.drift()).noneMatch(drift -> drift.expected().equals("the whole body"));
    }
  }

  /** Stored as it is, the text is in the compressed bytes, where quotes may be out of order. */
  @Test
  void compressedBytesAreNoTextWhereTheyInflateToOne() throws IOException {
    String decoy =
        "{\"data\": {\"name\": \"}}\", \"x\": {\"new_token\": \"lm_decoy\"}}, \"message\": \"";
    for (int length = 0; length < 300; length++) {
      byte[] bytes = stored(decoy + "m".repeat(length) + "\"}");

      assertThat(new CannedApi().unreadable(answer(bytes, 8192))).isNotNull();
    }
  }

  /** The inflater holds some output though it took all of the input. */
  @Test
  void tokenBeforeACutIsFoundWhereverAChunkOfOutputEnds() {
    for (int padding = 8100; padding < 8200; padding++) {
      String text =
          "{\"x\": \"" + "a".repeat(padding) + "\", \"new_token\": \"" + NEW_TOKEN + "\", ";
      byte[] whole = gzip(text + new Random(7).ints(999).boxed().toList());

      for (int cut = 60; cut < whole.length; cut++) {
        byte[] bytes = Arrays.copyOf(whole, cut);
        if (Answers.inflated(ByteString.of(bytes)).contains(NEW_TOKEN + "\"")) {
          assertThat(rotate(bytes, 8192).newToken().reveal()).isEqualTo(NEW_TOKEN);
          break;
        }
      }
    }
  }

  /** A checksum that is wrong may mean damage in the token. */
  static Arguments[] damages() {
    String rest = new Random(7).ints(9999).boxed().toList().toString(); // is not compressed away
    byte[] sum = gzip(BODY);
    sum[sum.length - 7] ^= 1;
    byte[] amid = gzip(BODY + rest);
    Arrays.fill(amid, amid.length / 2, amid.length / 2 + 64, (byte) 0x55);
    byte[] whole = gzip(BODY + rest);
    return new Arguments[] {
      Arguments.of("the compressed data is damaged", sum),
      Arguments.of("the compressed data is damaged", amid),
      Arguments.of("the compressed data is cut off", Arrays.copyOf(whole, whole.length / 2)),
    };
  }

  /** OkHttp, which would fail, has no part in it, even if an interceptor asks for compression. */
  @ParameterizedTest
  @MethodSource("damages")
  void damageIsADriftAndLeavesTheToken(String found, byte[] bytes) throws IOException {
    Interceptor asking =
        chain ->
            chain.proceed(chain.request().newBuilder().header("Accept-Encoding", "gzip").build());
    Interceptor other = chain -> chain.proceed(chain.request());
    try (RawServer server = new RawServer()) {
      ByteString answer = Answers.of("200 OK", "Content-Encoding: gzip", ByteString.of(bytes));
      server.onRequest(c -> c.send(answer));

      for (Interceptor interceptor : List.of(asking, other)) {
        assertThat(Calls.SYNC.rotate(Calls.to(server.url(), interceptor)).drift())
            .anyMatch(drift -> drift.found().startsWith(found));
      }
    }
  }

  @Test
  void bytesThatOnlyLookLikeGzipAreSearchedAsTheyAre() {
    byte[] bytes = concat(new byte[] {0x1f, (byte) 0x8b}, BODY.getBytes(StandardCharsets.UTF_8));

    assertThat(rotate(bytes, 8192).newToken().reveal()).isEqualTo(NEW_TOKEN);
  }

  @Test
  void bombIsCutOff() {
    String found = "only the first " + BOUND + " bytes were searched";
    String spaces = " ".repeat(BOUND / 256);
    String head = DocumentedBody.JSON.substring(0, DocumentedBody.endOfToken());
    CannedApi api = new CannedApi();

    Rotation behind = api.rotate(Answers.gzip(head, spaces, 512));
    TokenUnreadableException before =
        api.unreadable(CannedApi.answer(Answers.gzip("", spaces, 512)));

    assertThat(behind.drift()).contains(new Drift("$", "the whole body", found));
    assertThat(before).hasMessageContaining(found);
    assertThat(before.body().reveal()).hasSize(BOUND / 4);
  }

  private static byte[] stored(String text) throws IOException {
    Buffer compressed = new Buffer();
    GzipSink gzip = new GzipSink(compressed);
    gzip.deflater().setLevel(Deflater.NO_COMPRESSION);
    try (BufferedSink sink = Okio.buffer(gzip)) {
      sink.writeUtf8(text);
    }
    return compressed.readByteArray();
  }

  private static Rotation rotate(byte[] bytes, int size) {
    return new CannedApi().rotate(answer(bytes, size));
  }

  private static Answer answer(byte[] bytes, int size) {
    return CannedApi.answer(ByteString.of(bytes)).inPiecesOf(size);
  }

  private static byte[] withHeader(int flags, String fields) {
    byte[] bytes = gzip(BODY);
    byte[] header = Arrays.copyOf(bytes, 10);
    header[3] = (byte) flags;
    return concat(
        header,
        fields.getBytes(StandardCharsets.ISO_8859_1),
        Arrays.copyOfRange(bytes, 10, bytes.length));
  }

  private static byte[] gzip(String text) {
    return Answers.gzip(text).toByteArray();
  }

  private static byte[] concat(byte[]... parts) {
    Buffer bytes = new Buffer();
    for (byte[] part : parts) {
      bytes.write(part);
    }
    return bytes.readByteArray();
  }
}
