package co.lettermint.projects.contract.transport;

import static co.lettermint.projects.contract.Answers.BODY;
import static co.lettermint.projects.contract.Answers.NEW_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.RotationException;
import co.lettermint.projects.contract.Answers;
import co.lettermint.projects.contract.Calls;
import co.lettermint.projects.contract.RawServer;
import co.lettermint.projects.contract.RawServer.End;
import co.lettermint.projects.contract.RawServer.Script;
import co.lettermint.projects.contract.Summary;
import co.lettermint.projects.model.RotateTokenResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault ends, in time, with one POST, the truth about the token and no open connection. */
class FaultTest {
  /** Far beyond any timeout but the one that a slow fault has. */
  private static final Duration SLACK = Duration.ofSeconds(10);

  private static final String USER_AGENT =
      "lettermint-projects-client/" + System.getProperty("project.version");

  private static final AtomicInteger TRIED = new AtomicInteger();

  @AfterAll
  static void sumUp() {
    Summary.note("5Faults", TRIED + " faults met, each with one POST and the truth of the token");
  }

  static Stream<FaultCase> quickFaults() throws IOException {
    return RawFault.all().filter(fault -> !fault.isEndless()).flatMap(FaultCase::of);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("quickFaults")
  void oneRequestAndTheTruth(FaultCase faultCase) throws IOException {
    faultCase.verify();
  }

  /** All at once: each waits for its timeout, which is long enough for a busy machine. */
  @Test
  void noneOutlastsTheTimeout() throws IOException {
    List<FaultCase> cases =
        RawFault.all().filter(RawFault::isEndless).flatMap(FaultCase::of).toList();
    ExecutorService threads = Executors.newFixedThreadPool(cases.size());
    try {
      List<Future<FaultCase>> ends =
          cases.stream().map(one -> threads.submit(one::verify)).toList();

      assertAll(ends.stream().map(end -> () -> end.get(30, TimeUnit.SECONDS)));
    } finally {
      threads.shutdownNow();
    }
  }

  /** The cause is the transport's own exception, unless that quotes what the server sent. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP/1.1 500 Oh\\r\\nX: x\\r\\n\\r\\n | status 500 | null",
        "HTTP/1.1 2 | the connection broke off | java.io.EOFException: unexpected end of stream",
        "sesame\\r\\n\\r\\n | the answer is not HTTP | java.net.ProtocolException (its text is not shown"
      })
  void reasonIsTold(String answer, String reason, String cause) throws IOException {
    try (RawServer server = new RawServer()) {
      server.onRequest(c -> c.send(answer.translateEscapes(), RawServer.End.CLOSE));

      RotationException failure = Calls.SYNC.failure(Calls.to(server.url(), new OkHttpClient()));

      assertThat(failure).hasMessageContaining("(" + reason + ")");
      assertThat(String.valueOf(failure.getCause())).contains(cause);
    }
  }

  /**
   * A fault, met by one way to call: on a fresh connection of a usual client, or on a pooled one of
   * a client that would like to send again.
   *
   * @param call null for the generated interface, whose exceptions are Retrofit's
   */
  private record FaultCase(RawFault fault, @Nullable Calls call, boolean isPooled) {
    static Stream<FaultCase> of(RawFault fault) {
      return Stream.of(Calls.SYNC, Calls.ASYNC, null)
          .flatMap(
              call -> Stream.of(false, true).map(pooled -> new FaultCase(fault, call, pooled)));
    }

    FaultCase verify() throws IOException {
      OkHttpClient client = isPooled ? OnePostTest.eager() : new OkHttpClient();
      try (RawServer server = new RawServer()) {
        String url = server.url().replace("127.0.0.1", "localhost");
        LettermintProjects lettermint = Calls.to(url, fault.timeout(), client);
        if (isPooled) {
          lettermint.rotateToken("p1");
        }
        fault.arm(server);
        Instant start = Instant.now();

        if (call == null) {
          verifyGenerated(lettermint);
        } else {
          assertThat(call.end(lettermint)).as(toString()).isIn(truths());
        }

        assertThat(Duration.between(start, Instant.now())).as(toString()).isLessThan(SLACK);
        assertThat(server.requests())
            .hasSize(fault.readsRequest() ? 1 : 0)
            .allMatch(head -> head.startsWith("POST /v1/projects/p1/rotate-token HTTP/1.1\r\n"))
            .allMatch(head -> head.contains("\r\nUser-Agent: " + USER_AGENT + "\r\n"));
        assertThat(server.awaitHangUp(client)).as("%s leaves no connection", this).isTrue();
      } finally {
        client.dispatcher().executorService().shutdown();
      }
      TRIED.incrementAndGet();
      return this;
    }

    /** Nothing is sent if the connection is gone even before OkHttp takes it up. */
    private Set<String> truths() {
      return fault.readsRequest() ? Set.of(fault.truth()) : Set.of(fault.truth(), "NOT_SENT");
    }

    private void verifyGenerated(LettermintProjects lettermint) throws IOException {
      RotateTokenResponse body = null;
      try {
        body = lettermint.api().rotateToken("p1").execute().body();
      } catch (IOException | RotationException e) {
        Calls.assertShowsNoToken(e);
      }
      assertThat(body == null ? null : body.newToken().reveal())
          .isEqualTo(fault.truth().equals("token") ? Answers.NEW_TOKEN : null);
    }

    @Override
    public String toString() {
      return "%s, %s, %s".formatted(fault, call, isPooled ? "pooled" : "fresh");
    }
  }

  /**
   * What a server may do wrong, in the status, the connection, the head or the body, and what the
   * client must make of it.
   *
   * @param truth what a caller is told, as {@link Calls#end} says it
   * @param end of the connection; behind {@code at once} no request is read
   * @param sends the bytes, with names in braces for what is in several rows
   */
  record RawFault(String name, String truth, String end, String sends) {
    private static final String TO_TOKEN = BODY.substring(0, BODY.indexOf(NEW_TOKEN));
    private static final String WITH_TOKEN = TO_TOKEN + NEW_TOKEN + '"';
    private static final Map<String, String> NAMED =
        Map.ofEntries(
            Map.entry("ok", "HTTP/1.1 200 OK\r\n"),
            Map.entry("head", Answers.HEAD),
            Map.entry("body", BODY),
            Map.entry("length", BODY.length() + ""),
            Map.entry("token", NEW_TOKEN),
            Map.entry("to token", TO_TOKEN),
            Map.entry("in token", TO_TOKEN + NEW_TOKEN.substring(0, 5)),
            Map.entry("with token", WITH_TOKEN),
            Map.entry("chunk", "%x\r\n%s\r\n".formatted(WITH_TOKEN.length(), WITH_TOKEN)),
            Map.entry("refusal", "HTTP/1.1 404 Not Found\r\nContent-Length: 99\r\n\r\n"),
            Map.entry("400 kB", "x".repeat(400_000)),
            Map.entry("alert", "\u0015\u0003\u0001\u0000\u0002\u0002\u0046"));

    /** Those of the table, one for each status of a row. */
    static Stream<RawFault> all() throws IOException {
      try (InputStream in = RawFault.class.getResourceAsStream("faults.csv")) {
        String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return table
            .lines()
            .filter(row -> !row.startsWith("#"))
            .map(row -> row.split(" \\| ", 4))
            .flatMap(RawFault::of);
      }
    }

    private static Stream<RawFault> of(String[] cells) {
      String sends = cells[3].replace("``", "").replace("\\n", "\r\n");
      for (Map.Entry<String, String> named : NAMED.entrySet()) {
        sends = sends.replace("{" + named.getKey() + "}", named.getValue());
      }
      RawFault fault = new RawFault(cells[0], cells[1], cells[2], sends);
      return fault.truth.endsWith("{status}")
          ? Stream.of(fault.name.split(" ")).map(fault::with)
          : Stream.of(fault);
    }

    private RawFault with(String status) {
      return new RawFault(
          status, truth.replace("{status}", status), end, sends.replace("{status}", status));
    }

    /** Makes a server do it. */
    void arm(RawServer server) throws IOException {
      Script script =
          c -> {
            String[] text =
                sends
                    .replace("{port}", server.port() + "")
                    .replace("{authorization}", c.header("Authorization"))
                    .split("…", -1);
            if (text.length == 1) {
              c.send(text[0], End.valueOf(end.replace(" at once", "")));
            } else {
              c.send(text[0]);
              c.drip(text[1]);
            }
          };
      if (readsRequest()) {
        server.onRequest(script);
      } else {
        server.onConnection(script);
      }
    }

    boolean readsRequest() {
      return !end.endsWith("at once");
    }

    /** Whether only the client's timeout ends it. */
    boolean isEndless() {
      return end.equals("SILENCE");
    }

    /** Long enough for a busy machine, and short where waiting is all that happens. */
    Duration timeout() {
      return isEndless() ? Duration.ofSeconds(2) : Duration.ofSeconds(20);
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
