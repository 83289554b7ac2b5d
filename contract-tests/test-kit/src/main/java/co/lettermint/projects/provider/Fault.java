package co.lettermint.projects.provider;

import co.lettermint.projects.specification.Places;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect.CloseSocket;
import mockwebserver3.SocketEffect.ShutdownConnection;
import mockwebserver3.SocketEffect.Stall;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link EmbeddedProvider} does wrong with a call that it would have answered with a new
 * token. Immutable. Each has a text form for the header {@value #HEADER} and for the command line,
 * which {@link #toString} shows and {@link #parse} reads.
 */
public final class Fault {
  /** The request header with the fault of that one request. */
  public static final String HEADER = "X-Fault";

  private static final String FORMS =
      "silent, reset, cut-before-token, cut-behind-token, not-json, slow PT2S, refuse 429 [PT30S],"
          + " drift $.data.routes []";

  private final String text;
  private final boolean rotates;
  private final Effect effect;

  private Fault(String text, boolean rotates, Effect effect) {
    this.text = text;
    this.rotates = rotates;
    this.effect = effect;
  }

  private interface Effect {
    void on(MockResponse.Builder answer, String body);
  }

  /** The token is rotated, and nothing is answered. The connection stays open. */
  public static Fault silent() {
    return new Fault("silent", true, (answer, body) -> answer.onResponseStart(Stall.INSTANCE));
  }

  /** The token is rotated, and the connection ends without an answer. */
  public static Fault reset() {
    return new Fault("reset", true, (answer, body) -> answer.onResponseStart(new CloseSocket()));
  }

  /** The token is rotated, and the connection ends before the first character of the new one. */
  public static Fault cutBeforeToken() {
    return new Fault("cut-before-token", true, (answer, body) -> cut(answer, body, 0));
  }

  /** The token is rotated, and the connection ends directly behind the new one. */
  public static Fault cutBehindToken() {
    return new Fault("cut-behind-token", true, (answer, body) -> cut(answer, body, 1));
  }

  /** A page of HTML with status 200, as a proxy sends it. Nothing is rotated. */
  public static Fault notJson() {
    return new Fault(
        "not-json",
        false,
        (answer, body) ->
            answer.setHeader("Content-Type", "text/html").body("<html>Please sign in</html>"));
  }

  /** The token is rotated, and the answer comes late. */
  public static Fault slow(Duration delay) {
    return new Fault(
        "slow " + delay,
        true,
        (answer, body) -> answer.headersDelay(delay.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** Nothing is rotated. The body is the specification's example, if it has one. */
  public static Fault refuse(int status) {
    return refuse(status, null);
  }

  /** Nothing is rotated, and {@code Retry-After} says when to come back. */
  public static Fault refuse(int status, @Nullable Duration retryAfter) {
    return new Fault(
        "refuse " + status + (retryAfter == null ? "" : " " + retryAfter),
        false,
        (answer, body) -> {
          answer.code(status).body(EmbeddedProvider.refusal(status));
          if (retryAfter != null) {
            answer.setHeader("Retry-After", retryAfter.toSeconds());
          }
        });
  }

  /**
   * The token is rotated, and the body has another value in one place.
   *
   * @param path where, such as {@code $.data.routes[0].name}; the last name need not exist
   * @param json the value as JSON
   */
  public static Fault drift(String path, String json) {
    if (!path.matches("\\$(\\.\\w+|\\[\\d+])+")) {
      throw new IllegalArgumentException("path is none such as $.data.routes[0].name: " + path);
    }
    JsonElement value;
    try {
      value = JsonParser.parseString(json);
    } catch (JsonParseException e) {
      throw new IllegalArgumentException("value is not JSON: " + json, e);
    }
    return new Fault(
        "drift " + path + " " + json,
        true,
        (answer, body) -> {
          JsonElement changed = JsonParser.parseString(body);
          Places.put(changed, path, value);
          answer.body(changed.toString());
        });
  }

  /**
   * A fault by its text form.
   *
   * @throws IllegalArgumentException if there is none such; the message lists them all
   */
  public static Fault parse(String text) {
    String[] words = text.strip().split(" +", 3);
    try {
      return switch (words.length == 1 ? words[0] : words[0] + " " + words.length) {
        case "silent" -> silent();
        case "reset" -> reset();
        case "cut-before-token" -> cutBeforeToken();
        case "cut-behind-token" -> cutBehindToken();
        case "not-json" -> notJson();
        case "slow 2" -> slow(Duration.parse(words[1]));
        case "refuse 2" -> refuse(status(words[1]));
        case "refuse 3" -> refuse(status(words[1]), Duration.parse(words[2]));
        case "drift 3" -> drift(words[1], words[2]);
        default -> throw new IllegalArgumentException("there is none such");
      };
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw new IllegalArgumentException(
          "Fault '%s' is not understood (%s): give one of %s"
              .formatted(text, e.getMessage(), FORMS),
          e);
    }
  }

  private static int status(String text) {
    if (!text.matches("[345]\\d\\d")) {
      throw new IllegalArgumentException("the status is none from 300 to 599");
    }
    return Integer.parseInt(text);
  }

  boolean rotates() {
    return rotates;
  }

  /**
   * Makes an answer faulty.
   *
   * @param body of the answer, which a fault that does not rotate ignores
   */
  MockResponse.Builder on(MockResponse.Builder answer, String body) {
    effect.on(answer, body);
    return answer;
  }

  private static void cut(MockResponse.Builder answer, String body, int quotes) {
    int start = body.indexOf('"', body.indexOf("\"new_token\":") + 12) + 1;
    int end = quotes == 0 ? start : body.indexOf('"', start) + 1;
    answer
        .body(new Buffer().writeUtf8(body.substring(0, end)))
        .setHeader("Content-Length", new Buffer().writeUtf8(body).size())
        .onResponseEnd(ShutdownConnection.INSTANCE);
  }

  /** The text form. */
  @Override
  public String toString() {
    return text;
  }
}
