package co.lettermint.projects.contract.transport;

import static co.lettermint.projects.contract.Answers.BODY;
import static co.lettermint.projects.contract.Answers.NEW_TOKEN;

import co.lettermint.projects.contract.Answers;
import co.lettermint.projects.contract.Calls;
import co.lettermint.projects.contract.RawServer;
import co.lettermint.projects.contract.RawServer.End;
import co.lettermint.projects.contract.RawServer.Script;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

  /** The table, and statuses by the dozen. */
  static Stream<RawFault> all() throws IOException {
    try (InputStream in = RawFault.class.getResourceAsStream("faults.csv")) {
      String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Stream<RawFault> rows =
          table
              .lines()
              .filter(row -> !row.startsWith("#"))
              .map(row -> row.split(" \\| ", 4))
              .map(RawFault::of);
      return Stream.of(rows, refusals(), doubtful(), redirects()).flatMap(Function.identity());
    }
  }

  private static RawFault of(String[] cells) {
    String sends = cells[3].replace("``", "").replace("\\n", "\r\n");
    for (Map.Entry<String, String> named : NAMED.entrySet()) {
      sends = sends.replace("{" + named.getKey() + "}", named.getValue());
    }
    return new RawFault(cells[0], cells[1], cells[2], sends);
  }

  private static Stream<RawFault> refusals() {
    String header = "WWW-Authenticate: Basic realm=x\r\nRetry-After: 0";
    return IntStream.of(400, 401, 403, 404, 407, 409, 418, 421, 422, 425, 426, 428, 429, 431, 451)
        .mapToObj(s -> of(s, "", "REFUSED ", "OPEN", header, "{}"));
  }

  /** Not even of a 408 or 503 that asks for it is the request sent again. */
  private static Stream<RawFault> doubtful() {
    String html = "<html><body>Bad gateway</body></html>";
    return IntStream.of(
            101, 304, 408, 419, 420, 427, 430, 444, 460, 499, 500, 501, 502, 503, 504, 599, 600,
            999)
        .mapToObj(s -> of(s, "", "UNKNOWN ", "CLOSE", "Retry-After: 0", html));
  }

  /** To the same origin, and to another: the server's own name instead of its address. */
  private static Stream<RawFault> redirects() {
    return Stream.of("127.0.0.1", "localhost")
        .flatMap(
            host ->
                IntStream.of(300, 301, 302, 303, 307, 308)
                    .mapToObj(
                        s ->
                            of(
                                s,
                                " to " + host,
                                "UNKNOWN ",
                                "CLOSE",
                                "Location: http://" + host + ":{port}/v1/x",
                                "")));
  }

  private static RawFault of(
      int status, String to, String truth, String end, String header, String body) {
    return new RawFault(status + to, truth + status, end, Answers.of(status + " x", header, body));
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
