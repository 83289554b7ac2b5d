package co.lettermint.projects.contract.transport;

import static co.lettermint.projects.Outcome.REFUSED;
import static co.lettermint.projects.Outcome.ROTATED;
import static co.lettermint.projects.Outcome.UNKNOWN;
import static co.lettermint.projects.contract.transport.Answers.BODY;
import static co.lettermint.projects.contract.transport.Answers.HEAD;
import static co.lettermint.projects.contract.transport.Answers.NEW_TOKEN;
import static co.lettermint.projects.contract.transport.Fault.answer;
import static co.lettermint.projects.contract.transport.Fault.ending;
import static co.lettermint.projects.contract.transport.Fault.endless;

import java.util.function.Function;
import java.util.stream.Stream;

/** The faults behind a head: the status is known, and the body is cut off, missing or slow. */
final class BodyFaults {
  private static final String TO_TOKEN = BODY.substring(0, BODY.indexOf(NEW_TOKEN));
  private static final String IN_TOKEN = TO_TOKEN + NEW_TOKEN.substring(0, 5);
  private static final String WITH_TOKEN = TO_TOKEN + NEW_TOKEN + '"';
  private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static final String REFUSAL = "HTTP/1.1 404 Not Found\r\nContent-Length: 99\r\n\r\n";

  private BodyFaults() {}

  static Stream<Fault> all() {
    return Stream.of(whole(), cutOff(), slow()).flatMap(Function.identity());
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
