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
