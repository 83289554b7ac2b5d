package co.lettermint.projects.contract.transport;

import static co.lettermint.projects.Outcome.REFUSED;
import static co.lettermint.projects.Outcome.ROTATED;
import static co.lettermint.projects.Outcome.UNKNOWN;
import static co.lettermint.projects.contract.Answers.BODY;
import static co.lettermint.projects.contract.Answers.HEAD;
import static co.lettermint.projects.contract.Answers.NEW_TOKEN;

import co.lettermint.projects.Outcome;
import co.lettermint.projects.contract.Answers;
import co.lettermint.projects.contract.RawServer;
import co.lettermint.projects.contract.RawServer.Script;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a server may do wrong, in the status, the connection, the head or the body, and what the
 * client must make of it.
 *
 * @param outcome null where the token must arrive in spite of it
 * @param status what the exception must show, null where no status came
 * @param readsRequest whether the script begins behind the head of a request
 * @param isEndless whether only the client's timeout ends it
 */
record RawFault(
    String name,
    @Nullable Outcome outcome,
    @Nullable Integer status,
    Script script,
    boolean readsRequest,
    boolean isEndless) {
  private static final String TO_TOKEN = BODY.substring(0, BODY.indexOf(NEW_TOKEN));
  private static final String IN_TOKEN = TO_TOKEN + NEW_TOKEN.substring(0, 5);
  private static final String WITH_TOKEN = TO_TOKEN + NEW_TOKEN + '"';
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
  private static final String REFUSAL = "HTTP/1.1 404 Not Found\r\nContent-Length: 99\r\n\r\n";

  static Stream<RawFault> all() {
    return Stream.of(
            refusals(), doubtful(), redirects(), connections(), heads(), whole(), cutOff(), slow())
        .flatMap(Function.identity());
  }

  /** Those that end without the client's timeout. */
  static Stream<RawFault> quick() {
    return all().filter(fault -> !fault.isEndless);
  }

  private static Stream<RawFault> refusals() {
    String header = "WWW-Authenticate: Basic realm=x\r\nRetry-After: 0";
    return IntStream.of(400, 401, 403, 404, 407, 409, 418, 421, 422, 425, 426, 428, 429, 431, 451)
        .mapToObj(s -> of(s + "", REFUSED, s, answering(Answers.of(s + " No", header, "{}"))));
  }

  /** Not even of a 408 or 503 that asks for it is the request sent again. */
  private static Stream<RawFault> doubtful() {
    String html = "<html><body>Bad gateway</body></html>";
    return IntStream.of(
            101, 304, 408, 419, 420, 427, 430, 444, 460, 499, 500, 501, 502, 503, 504, 599, 600,
            999)
        .mapToObj(
            s -> of(s + "", UNKNOWN, s, ending(Answers.of(s + " Oh", "Retry-After: 0", html))));
  }

  /** To the same origin, and to another: the server's own name instead of its address. */
  private static Stream<RawFault> redirects() {
    return IntStream.of(300, 301, 302, 303, 307, 308)
        .boxed()
        .flatMap(s -> Stream.of("127.0.0.1", "localhost").map(host -> redirect(s, host)));
  }

  private static RawFault redirect(int status, String host) {
    String location = "Location: http://" + host + ":%d/v1/x";
    return of(
        status + " to " + host,
        UNKNOWN,
        status,
        c -> c.sendAndClose(Answers.of(status + " Go", location.formatted(c.port()), "")));
  }

  private static Stream<RawFault> connections() {
    return Stream.of(
        of("closed before the request", UNKNOWN, ending("")).atOnce(),
        of("reset before the request", UNKNOWN, resetting("")).atOnce(),
        of("closed behind the request", UNKNOWN, ending("")),
        of("reset behind the request", UNKNOWN, resetting("")));
  }

  private static Stream<RawFault> heads() {
    String endless = HEAD.strip() + "\r\nX: " + "x".repeat(400_000);
    return Stream.of(
        of("100, then 200", null, answering("HTTP/1.1 100 Continue\r\n\r\n" + Answers.ROTATED)),
        of("103, then 200", null, answering("HTTP/1.1 103 Early Hints\r\n\r\n" + Answers.ROTATED)),
        of("100, then the end", UNKNOWN, ending("HTTP/1.1 100 Continue\r\n\r\n")),
        of("half a status line", UNKNOWN, ending("HTTP/1.1 2")),
        of("half a header", UNKNOWN, ending(OK + "Content-Le")),
        of("half a head", UNKNOWN, ending("HTTP/1.1 404 No\r\nServer: x\r\n")),
        of("half a head, reset", UNKNOWN, resetting(OK)),
        of("a header without end", UNKNOWN, ending(endless)),
        of("TLS instead of HTTP", UNKNOWN, ending("\u0015\u0003\u0001\u0000\u0002\u0002\u0046")),
        of("another protocol", UNKNOWN, ending("220 example.test ESMTP\r\n\r\n")),
        of("a body without a head", UNKNOWN, ending(BODY + "\r\n\r\n")),
        of("a token as a status", UNKNOWN, ending("HTTP/1.1 " + NEW_TOKEN + "\r\n\r\n")),
        of("a status of letters", UNKNOWN, ending("HTTP/1.1 OK OK\r\n\r\n")),
        of(
            "credentials repeated",
            UNKNOWN,
            c -> c.sendAndClose(c.header("Authorization") + "\r\n\r\n")));
  }

  private static Stream<RawFault> whole() {
    return Stream.of(
        of("200", null, answering(Answers.ROTATED)),
        of("201", null, answering(Answers.json("201 Created", BODY))),
        of("202, not yet", ROTATED, answering(Answers.of("202 Accepted", "X: x", "{}"))),
        of("200, empty", UNKNOWN, 200, answering(Answers.of("200 OK", "X: x", ""))),
        of("200, a page", UNKNOWN, 200, answering(Answers.of("200 OK", "X: x", "<html></html>"))),
        of("204", UNKNOWN, 204, answering("HTTP/1.1 204 No Content\r\n\r\n")),
        of("204 with a body", UNKNOWN, ending(Answers.of("204 No Content", "X: x", BODY))),
        of(
            "200, labelled gzip, and plain",
            null,
            ending(Answers.of("200 OK", "Content-Encoding: gzip", BODY))));
  }

  private static Stream<RawFault> cutOff() {
    return Stream.of(
        of("closed behind the head", ROTATED, ending(HEAD)),
        of("reset behind the head", ROTATED, resetting(HEAD)),
        of("closed before the token", ROTATED, ending(HEAD + TO_TOKEN)),
        of("closed in the token", ROTATED, ending(HEAD + IN_TOKEN)),
        of("closed behind the token", null, ending(HEAD + WITH_TOKEN)),
        of("no chunk", UNKNOWN, 200, ending(CHUNKED + BODY)),
        of("half a chunk", ROTATED, ending(CHUNKED + "fff\r\n" + IN_TOKEN)),
        of("a chunk, then none", null, ending(CHUNKED + chunk(WITH_TOKEN) + NEW_TOKEN)),
        of("no length, closed", null, ending(OK + "\r\n" + WITH_TOKEN)),
        of("404, closed behind the head", REFUSED, 404, ending(REFUSAL)),
        of("404, reset in the body", REFUSED, 404, resetting(REFUSAL + "{\"err")),
        of("500, reset in the body", UNKNOWN, 500, resetting(REFUSAL.replace("404", "500"))));
  }

  static Stream<RawFault> slow() {
    return Stream.of(
            of("silence", UNKNOWN, waiting("")),
            of("silence in the head", UNKNOWN, waiting(OK)),
            of("silence behind the head", ROTATED, waiting(HEAD)),
            of("silence in the token", ROTATED, waiting(HEAD + IN_TOKEN)),
            of("silence behind the token", null, waiting(HEAD + WITH_TOKEN)),
            of("404, silence", REFUSED, 404, waiting(REFUSAL)),
            of("a dripping head", UNKNOWN, dripping("", HEAD)),
            of("a dripping body", ROTATED, dripping(HEAD, BODY)),
            of("a drip behind the token", null, dripping(HEAD + WITH_TOKEN, "")),
            of("404, a dripping body", REFUSED, 404, dripping(REFUSAL, "{\"err")))
        .map(it -> new RawFault(it.name, it.outcome, it.status, it.script, true, true));
  }

  private static RawFault of(
      String name, @Nullable Outcome outcome, @Nullable Integer status, Script script) {
    return new RawFault(name, outcome, status, script, true, false);
  }

  private static RawFault of(String name, @Nullable Outcome outcome, Script script) {
    return of(name, outcome, null, script);
  }

  private RawFault atOnce() {
    return new RawFault(name, outcome, status, script, false, false);
  }

  /** A whole answer, on a connection that stays open. */
  private static Script answering(String text) {
    return c -> c.send(text);
  }

  private static Script ending(String text) {
    return c -> c.sendAndClose(text);
  }

  private static Script resetting(String text) {
    return c -> c.sendAndReset(text);
  }

  private static Script waiting(String text) {
    return c -> c.sendAndWait(text);
  }

  private static Script dripping(String atOnce, String drops) {
    return c -> {
      c.send(atOnce);
      c.drip(drops);
    };
  }

  private static String chunk(String text) {
    return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
  }

  /** Makes a server do it. */
  void arm(RawServer server) throws IOException {
    if (readsRequest) {
      server.onRequest(script);
    } else {
      server.onConnection(script);
    }
  }

  /** Long enough for a busy machine, and short where waiting is all that happens. */
  Duration timeout() {
    return isEndless ? Duration.ofSeconds(2) : Duration.ofSeconds(20);
  }

  @Override
  public String toString() {
    return name;
  }
}
