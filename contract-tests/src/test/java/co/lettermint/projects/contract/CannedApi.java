package co.lettermint.projects.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.fail;

import co.lettermint.projects.Drift;
import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Outcome;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.TokenStore;
import co.lettermint.projects.TokenUnreadableException;
import co.lettermint.projects.provider.EmbeddedProvider;
import java.io.IOException;
import java.util.function.Consumer;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ByteString;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * A client whose answers come from memory, through the same reading as those of a server. Not
 * thread-safe.
 */
public final class CannedApi implements Interceptor {
  private final LettermintProjects client;
  private Answer next = answer("");

  public CannedApi() {
    this(drift -> {});
  }

  public CannedApi(Consumer<? super Drift> onDrift) {
    client =
        LettermintProjects.builder()
            .teamToken(EmbeddedProvider.TEAM_TOKEN)
            .baseUrl("http://localhost:1/v1")
            .httpClient(new OkHttpClient.Builder().addInterceptor(this).build())
            .onDrift(onDrift)
            .build();
  }

  public static Answer answer(ByteString body) {
    return new Answer(200, body, Integer.MAX_VALUE, null);
  }

  public static Answer answer(String body) {
    return answer(ByteString.encodeUtf8(body));
  }

  /** The client, which will read the given answer. */
  public LettermintProjects answering(Answer answer) {
    next = answer;
    return client;
  }

  public Rotation rotate(Answer answer) {
    return answering(answer).rotateToken("project-1");
  }

  public Rotation rotate(ByteString body) {
    return rotate(answer(body));
  }

  public Rotation rotate(String body) {
    return rotate(answer(body));
  }

  /** The end of a rotation whose answer has no token: nothing is stored. */
  public TokenUnreadableException unreadable(Answer answer) {
    TokenUnreadableException e =
        catchThrowableOfType(
            TokenUnreadableException.class,
            () -> answering(answer).rotateToken("project-1", token -> fail("stored")));
    assertThat(e).as("a token was found").isNotNull();
    assertThat(e.outcome()).isEqualTo(Outcome.ROTATED);
    return e;
  }

  public TokenUnreadableException unreadable(String body) {
    return unreadable(answer(body));
  }

  public Rotation rotate(String body, TokenStore store) {
    return answering(answer(body)).rotateToken("project-1", store);
  }

  @Override
  public Response intercept(Chain chain) {
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(next.status)
        .message("canned")
        .body(
            ResponseBody.create(Okio.buffer(next.source()), MediaType.get("application/json"), -1))
        .build();
  }

  /**
   * An answer from memory.
   *
   * @param pieceSize how many bytes arrive at once
   * @param end what the connection breaks off with behind the body, null where it ends in peace
   */
  public record Answer(int status, ByteString body, int pieceSize, @Nullable IOException end) {
    public Answer withStatus(int status) {
      return new Answer(status, body, pieceSize, end);
    }

    public Answer inPiecesOf(int size) {
      return new Answer(status, body, size, end);
    }

    public Answer brokenBy(@Nullable IOException end) {
      return new Answer(status, body, pieceSize, end);
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
}
