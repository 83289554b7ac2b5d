package co.lettermint.projects.contract.custody;

import static co.lettermint.projects.contract.Answers.BODY;
import static co.lettermint.projects.contract.Answers.NEW_TOKEN;
import static co.lettermint.projects.contract.Answers.gzip;
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
import java.util.zip.GZIPOutputStream;
import okhttp3.Interceptor;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form of gzip data (RFC 1952), in whatever pieces it arrives. */
class GzipTest {
  private static final int BOUND = 16 * 1024 * 1024;

  private final CannedApi api = new CannedApi();

  static Arguments[] forms() {
    ByteString head = gzip(BODY.substring(0, 40));
    ByteString tail = gzip(BODY.substring(40));
    ByteString empty = gzip("");
    return new Arguments[] {
      Arguments.of("nothing but data", gzip(BODY)),
      Arguments.of("a name", withHeader(8, "body.json\0")),
      Arguments.of("a comment", withHeader(16, "a comment\0")),
      Arguments.of("an extra field", withHeader(4, "\u0003\0abc")),
      Arguments.of("a long extra field", withHeader(4, "\u0082\u0001" + "x".repeat(386))),
      Arguments.of("a checksum of the header", withHeader(2, "ab")),
      Arguments.of("all of them", withHeader(30, "\u0001\0xname\0comment\0ab")),
      Arguments.of("two members", concat(head, tail)),
      Arguments.of("empty members", concat(empty, head, empty, empty, tail, empty)),
      Arguments.of("zeros behind it", concat(gzip(BODY), ByteString.of(new byte[600]))),
      Arguments.of("no trailer", gzip(BODY).substring(0, gzip(BODY).size() - 8))
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void isInflatedInPiecesOfAnySize(String name, ByteString bytes) {
    for (int size : new int[] {1, 2, 7, 13, 64, 8192}) {
      Rotation rotation = api.rotate(CannedApi.answer(bytes).inPiecesOf(size));

      assertThat(rotation.newToken().reveal()).isEqualTo(NEW_TOKEN);
      assertThat(rotation.response().message()).isNotNull();
      assertThat(rotation.drift()).noneMatch(drift -> drift.expected().equals("the whole body"));
    }
  }

  /** Where a member ends, bytes are written of which there are none. */
  @Test
  void memberMayEndAtEveryByte() {
    String text =
        """
        {"data": {"name": "a \\"{\\"", "id": "\\\\", "is_default": true, "routes_count": 12},
        "new_token": "lm_\\u0065xample\\"not_a_token", "x": {"new_token": "lm_wrong"}}""";
    for (int i = 1; i < text.length(); i++) {
      Rotation rotation = api.rotate(concat(gzip(text.substring(0, i)), gzip(text.substring(i))));

      assertThat(rotation.newToken().reveal()).isEqualTo("lm_example\"not_a_token");
      assertThat(rotation.response().data().name()).isEqualTo("a \"{\"");
      assertThat(rotation.response().data().id()).isEqualTo("\\");
      assertThat(rotation.response().data().routesCount()).isEqualTo(12);
    }
  }

  /** The inflated text has the token as it is; the stored bytes have a block's head amid it. */
  @Test
  void storedTokenIsReadFromTheInflatedText() throws IOException {
    for (int length = 65_440; length < 65_540; length++) {
      String text = "x {\"a\": \"" + "x".repeat(length) + "\", \"new_token\": \"lm_fake\"}";

      assertThat(api.rotate(stored(text)).newToken().reveal()).isEqualTo("lm_fake");
    }
  }

  /** Stored as it is, the text is in the compressed bytes, where quotes may be out of order. */
  @Test
  void compressedBytesAreNoTextWhereTheyInflateToOne() throws IOException {
    String decoy =
        "{\"data\": {\"name\": \"}}\", \"x\": {\"new_token\": \"lm_decoy\"}}, \"message\": \"";
    for (int length = 0; length < 300; length++) {
      ByteString bytes = stored(decoy + "m".repeat(length) + "\"}");

      assertThat(api.unreadable(CannedApi.answer(bytes))).isNotNull();
    }
  }

  private static ByteString stored(String text) throws IOException {
    Buffer compressed = new Buffer();
    GZIPOutputStream gzip =
        new GZIPOutputStream(compressed.outputStream()) {
          {
            def.setLevel(Deflater.NO_COMPRESSION);
          }
        };
    gzip.write(text.getBytes(StandardCharsets.UTF_8));
    gzip.close();
    return compressed.readByteString();
  }

  /** The inflater holds some output though it took all of the input. */
  @Test
  void tokenBeforeACutIsFoundWhereverAChunkOfOutputEnds() {
    for (int padding = 8100; padding < 8200; padding++) {
      String text =
          "{\"x\": \"" + "a".repeat(padding) + "\", \"new_token\": \"" + NEW_TOKEN + "\", ";
      ByteString whole = gzip(text + new Random(7).ints(999).boxed().toList());

      int cut = 60;
      while (!Answers.inflated(whole.substring(0, cut)).contains(NEW_TOKEN + "\"")) {
        cut++;
      }
      Answer answer = CannedApi.answer(whole.substring(0, cut)).inPiecesOf(8192);
      assertThat(api.rotate(answer).newToken().reveal()).isEqualTo(NEW_TOKEN);
    }
  }

  /** A checksum that is wrong may mean damage in the token. */
  static Arguments[] damages() {
    String rest = new Random(7).ints(9999).boxed().toList().toString(); // is not compressed away
    byte[] sum = gzip(BODY).toByteArray();
    sum[sum.length - 7] ^= 1;
    byte[] amid = gzip(BODY + rest).toByteArray();
    Arrays.fill(amid, amid.length / 2, amid.length / 2 + 64, (byte) 0x55);
    ByteString whole = gzip(BODY + rest);
    return new Arguments[] {
      Arguments.of("the compressed data is damaged", ByteString.of(sum)),
      Arguments.of("the compressed data is damaged", ByteString.of(amid)),
      Arguments.of("the compressed data is cut off", whole.substring(0, whole.size() / 2)),
    };
  }

  /** OkHttp, which would fail, has no part in it, even if an interceptor asks for compression. */
  @ParameterizedTest
  @MethodSource("damages")
  void damageIsADriftAndLeavesTheToken(String found, ByteString bytes) throws IOException {
    Interceptor asking =
        chain ->
            chain.proceed(chain.request().newBuilder().header("Accept-Encoding", "gzip").build());
    Interceptor other = chain -> chain.proceed(chain.request());
    try (RawServer server = new RawServer()) {
      server.onRequest(c -> c.send(Answers.of("200 OK", "Content-Encoding: gzip", bytes)));

      for (Interceptor interceptor : List.of(asking, other)) {
        assertThat(Calls.SYNC.rotate(Calls.to(server.url(), interceptor)).drift())
            .anyMatch(drift -> drift.found().startsWith(found));
      }
    }
  }

  @Test
  void bytesThatOnlyLookLikeGzipAreSearchedAsTheyAre() {
    ByteString bytes = concat(ByteString.decodeHex("1f8b"), ByteString.encodeUtf8(BODY));

    assertThat(api.rotate(bytes).newToken().reveal()).isEqualTo(NEW_TOKEN);
  }

  @Test
  void bombIsCutOff() {
    String found = "only the first " + BOUND + " bytes were searched";
    String spaces = " ".repeat(BOUND / 256);
    String head = DocumentedBody.JSON.substring(0, DocumentedBody.endOfToken());

    Rotation behind = api.rotate(Answers.gzip(head, spaces, 512));
    TokenUnreadableException before =
        api.unreadable(CannedApi.answer(Answers.gzip("", spaces, 512)));

    assertThat(behind.drift()).contains(new Drift("$", "the whole body", found));
    assertThat(before).hasMessageContaining(found);
    assertThat(before.body().reveal()).hasSize(BOUND / 4);
  }

  private static ByteString withHeader(int flags, String fields) {
    ByteString bytes = gzip(BODY);
    return concat(
        bytes.substring(0, 3),
        ByteString.of((byte) flags),
        bytes.substring(4, 10),
        ByteString.encodeString(fields, StandardCharsets.ISO_8859_1),
        bytes.substring(10));
  }

  private static ByteString concat(ByteString... parts) {
    Buffer bytes = new Buffer();
    for (ByteString part : parts) {
      bytes.write(part);
    }
    return bytes.readByteString();
  }
}
