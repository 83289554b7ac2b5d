package co.lettermint.projects.contract.transport;

import static co.lettermint.projects.Outcome.REFUSED;
import static co.lettermint.projects.Outcome.UNKNOWN;
import static co.lettermint.projects.contract.transport.Answers.BODY;
import static co.lettermint.projects.contract.transport.Answers.HEAD;
import static co.lettermint.projects.contract.transport.Answers.NEW_TOKEN;
import static co.lettermint.projects.contract.transport.Answers.ROTATED;
import static co.lettermint.projects.contract.transport.Fault.answer;
import static co.lettermint.projects.contract.transport.Fault.atOnce;
import static co.lettermint.projects.contract.transport.Fault.ending;

import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The faults before a body: in the status, the connection, the head. */
final class Faults {
  private Faults() {}

  static Stream<Fault> all() {
    return Stream.of(refusals(), doubtful(), redirects(), connections(), heads(), BodyFaults.all())
        .flatMap(Function.identity());
  }

  private static Stream<Fault> refusals() {
    String header = "WWW-Authenticate: Basic realm=x\r\nRetry-After: 0";
    return IntStream.of(400, 401, 403, 404, 407, 409, 418, 421, 422, 425, 426, 428, 429, 431, 451)
        .mapToObj(s -> answer(s + "", REFUSED, s, Answers.of(s + " No", header, "{}")));
  }

  /** Not even of a 408 or 503 that asks for it is the request sent again. */
  private static Stream<Fault> doubtful() {
    String html = "<html><body>Bad gateway</body></html>";
    return IntStream.of(
            101, 304, 408, 419, 420, 427, 430, 444, 460, 499, 500, 501, 502, 503, 504, 599, 600,
            999)
        .mapToObj(s -> ending(s + "", UNKNOWN, s, Answers.of(s + " Oh", "Retry-After: 0", html)));
  }

  /** To the same origin, and to another: the server's own name instead of its address. */
  private static Stream<Fault> redirects() {
    return IntStream.of(300, 301, 302, 303, 307, 308)
        .boxed()
        .flatMap(s -> Stream.of("127.0.0.1", "localhost").map(host -> redirect(s, host)));
  }

  private static Fault redirect(int status, String host) {
    return ending(
        status + " to " + host,
        UNKNOWN,
        status,
        c -> c.send(Answers.of(status + " Go", "Location: " + c.origin(host) + "/v1/x", "")));
  }

  private static Stream<Fault> connections() {
    return Stream.of(
        atOnce("closed before the request", UNKNOWN, Connection::close),
        atOnce("reset before the request", UNKNOWN, Connection::reset),
        ending("closed behind the request", UNKNOWN, null, Connection::close),
        ending("reset behind the request", UNKNOWN, null, Connection::reset));
  }

  private static Stream<Fault> heads() {
    return Stream.of(
        answer("100, then 200", null, null, "HTTP/1.1 100 Continue\r\n\r\n" + ROTATED),
        answer("103, then 200", null, null, "HTTP/1.1 103 Early Hints\r\n\r\n" + ROTATED),
        ending("100, then the end", UNKNOWN, null, "HTTP/1.1 100 Continue\r\n\r\n"),
        ending("half a status line", UNKNOWN, null, "HTTP/1.1 2"),
        ending("half a header", UNKNOWN, null, "HTTP/1.1 200 OK\r\nContent-Le"),
        ending("half a head", UNKNOWN, null, "HTTP/1.1 404 No\r\nServer: x\r\n"),
        ending("half a head, reset", UNKNOWN, null, c -> c.sendAndReset("HTTP/1.1 200 OK\r\n")),
        ending(
            "a header without end", UNKNOWN, null, HEAD.strip() + "\r\nX: " + "x".repeat(400_000)),
        ending("TLS instead of HTTP", UNKNOWN, null, "\u0015\u0003\u0001\u0000\u0002\u0002\u0046"),
        ending("another protocol", UNKNOWN, null, "220 example.test ESMTP\r\n\r\n"),
        ending("a body without a head", UNKNOWN, null, BODY + "\r\n\r\n"),
        ending("a token as a status", UNKNOWN, null, "HTTP/1.1 " + NEW_TOKEN + "\r\n\r\n"),
        ending("a status of letters", UNKNOWN, null, "HTTP/1.1 OK OK\r\n\r\n"),
        ending("credentials repeated", UNKNOWN, null, c -> c.send(c.authorization() + "\r\n\r\n")));
  }
}
