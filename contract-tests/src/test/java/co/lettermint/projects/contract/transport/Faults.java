package co.lettermint.projects.contract.transport;

import static co.lettermint.projects.Outcome.REFUSED;
import static co.lettermint.projects.Outcome.ROTATED;
import static co.lettermint.projects.Outcome.UNKNOWN;
import static co.lettermint.projects.contract.transport.Answers.BODY;
import static co.lettermint.projects.contract.transport.Answers.HEAD;
import static co.lettermint.projects.contract.transport.Answers.NEW_TOKEN;
import static co.lettermint.projects.contract.transport.Fault.answer;
import static co.lettermint.projects.contract.transport.Fault.atOnce;
import static co.lettermint.projects.contract.transport.Fault.ending;
import static co.lettermint.projects.contract.transport.Fault.endless;

import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a server may do wrong: in the status, the connection, the head, the body. */
final class Faults {
  private static final String TO_TOKEN = BODY.substring(0, BODY.indexOf(NEW_TOKEN));
  private static final String IN_TOKEN = TO_TOKEN + NEW_TOKEN.substring(0, 5);
  private static final String WITH_TOKEN = TO_TOKEN + NEW_TOKEN + '"';
  private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static final String REFUSAL = "HTTP/1.1 404 Not Found\r\nContent-Length: 99\r\n\r\n";

  private Faults() {}

  static Stream<Fault> all() {
    return Stream.of(
            refusals(), doubtful(), redirects(), connections(), heads(), whole(), cutOff(), slow())
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
        answer("100, then 200", null, null, "HTTP/1.1 100 Continue\r\n\r\n" + Answers.ROTATED),
        answer("103, then 200", null, null, "HTTP/1.1 103 Early Hints\r\n\r\n" + Answers.ROTATED),
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

  private static Stream<Fault> whole() {
    return Stream.of(
        answer("200", null, null, Answers.ROTATED),
        answer("201", null, null, Answers.ROTATED.replace("200 OK", "201 Created")),
        answer("202, not yet", ROTATED, null, Answers.of("202 Accepted", "X: x", "{}")),
        answer("200, empty", UNKNOWN, 200, Answers.of("200 OK", "X: x", "")),
        answer("200, a page", UNKNOWN, 200, Answers.of("200 OK", "X: x", "<html></html>")),
        answer("204", UNKNOWN, 204, "HTTP/1.1 204 No Content\r\n\r\n"),
        ending("204 with a body", UNKNOWN, null, Answers.of("204 No Content", "X: x", BODY)),
        ending(
            "200, labelled gzip, and plain",
            null,
            null,
            Answers.of("200 OK", "Content-Encoding: gzip", BODY)));
  }

  private static Stream<Fault> cutOff() {
    return Stream.of(
        ending("closed behind the head", ROTATED, null, HEAD),
        ending("reset behind the head", ROTATED, null, c -> c.sendAndReset(HEAD)),
        ending("closed before the token", ROTATED, null, HEAD + TO_TOKEN),
        ending("closed in the token", ROTATED, null, HEAD + IN_TOKEN),
        ending("closed behind the token", null, null, HEAD + WITH_TOKEN),
        ending("no chunk", UNKNOWN, 200, CHUNKED + BODY),
        ending("half a chunk", ROTATED, null, CHUNKED + "fff\r\n" + IN_TOKEN),
        ending("a chunk, then none", null, null, CHUNKED + chunk(WITH_TOKEN) + NEW_TOKEN),
        ending("no length, closed", null, null, "HTTP/1.1 200 OK\r\n\r\n" + WITH_TOKEN),
        ending("404, closed behind the head", REFUSED, 404, REFUSAL),
        ending("404, reset in the body", REFUSED, 404, c -> c.sendAndReset(REFUSAL + "{\"err")),
        ending(
            "500, reset in the body",
            UNKNOWN,
            500,
            c -> c.sendAndReset(REFUSAL.replace("404", "500"))));
  }

  static Stream<Fault> slow() {
    return Stream.of(
        endless("silence", UNKNOWN, null, Connection::awaitHangUp),
        endless("silence in the head", UNKNOWN, null, c -> c.sendAndWait("HTTP/1.1 200 OK\r\n")),
        endless("silence behind the head", ROTATED, null, c -> c.sendAndWait(HEAD)),
        endless("silence in the token", ROTATED, null, c -> c.sendAndWait(HEAD + IN_TOKEN)),
        endless("silence behind the token", null, null, c -> c.sendAndWait(HEAD + WITH_TOKEN)),
        endless("404, silence", REFUSED, 404, c -> c.sendAndWait(REFUSAL)),
        endless("a dripping head", UNKNOWN, null, c -> c.drip(HEAD)),
        endless("a dripping body", ROTATED, null, c -> c.sendAndDrip(HEAD, BODY)),
        endless("a drip behind the token", null, null, c -> c.sendAndDrip(HEAD + WITH_TOKEN, "")),
        endless("404, a dripping body", REFUSED, 404, c -> c.sendAndDrip(REFUSAL, "{\"err")));
  }

  private static String chunk(String text) {
    return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
  }
}
