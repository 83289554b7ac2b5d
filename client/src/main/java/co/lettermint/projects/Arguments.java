package co.lettermint.projects;

import co.lettermint.projects.json.JsonString;
import co.lettermint.projects.json.Printable;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Refuses arguments that must not be sent. No message repeats a value that may be a token. */
final class Arguments {
  private static final Pattern INVISIBLE = Pattern.compile("[\\s\\p{C}]");
  private static final Pattern LOOPBACK =
      Pattern.compile("127(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|\\d{1,2})){3}");

  private Arguments() {}

  static void projectId(@Nullable String projectId, Secret teamToken) {
    if (projectId == null || JsonString.isBlank(projectId)) {
      throw new IllegalArgumentException("projectId is blank: give the project's id.");
    }
    if (projectId.equals(".") || projectId.equals("..")) {
      throw new IllegalArgumentException(
          "projectId is a path segment with a meaning of its own: give the project's id.");
    }
    if (!Printable.isPrintable(projectId)) {
      throw new IllegalArgumentException(
          "projectId has a control character: give the project's id.");
    }
    String plainest = plainest(projectId);
    if (plainest.contains("lm_") || plainest.contains(plainest(teamToken.reveal()))) {
      throw new IllegalArgumentException(
          "projectId has the form of a token: give the project's id.");
    }
  }

  /** The text in lower case, without white space, percent escapes and compatibility characters. */
  private static String plainest(String text) {
    if (text.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '%')) {
      return text.toLowerCase(Locale.ROOT); // the rest takes as long as the decoding of a body
    }
    String decoded = text;
    try {
      decoded = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // A percent sign that is no escape.
    }
    String lowerCase = Normalizer.normalize(decoded, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return INVISIBLE.matcher(lowerCase).replaceAll("");
  }

  static Secret teamToken(@Nullable String teamToken) {
    if (teamToken == null || teamToken.isBlank()) {
      throw new IllegalArgumentException("teamToken is blank: give a team token, lm_team_…");
    }
    if (!teamToken.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "teamToken has a space, a line break or another character that a header cannot carry:"
              + " check how it is read.");
    }
    String lowerCase = teamToken.toLowerCase(Locale.ROOT);
    if (lowerCase.startsWith("lm_sso_")) {
      throw new IllegalArgumentException("teamToken is an SSO token: give a team token, lm_team_…");
    }
    if (lowerCase.startsWith("lm_") && !lowerCase.startsWith("lm_team_")) {
      throw new IllegalArgumentException(
          "teamToken is a project token: give a team token, lm_team_…");
    }
    return Secret.of(teamToken);
  }

  static HttpUrl baseUrl(@Nullable String baseUrl) {
    HttpUrl url =
        baseUrl == null ? null : HttpUrl.parse(baseUrl.endsWith("/") ? baseUrl : baseUrl + "/");
    if (url == null) {
      throw new IllegalArgumentException(
          "baseUrl is no HTTP address: give one such as https://api.lettermint.co/v1");
    }
    if (!url.username().isEmpty()
        || !url.password().isEmpty()
        || url.query() != null
        || url.fragment() != null
        || Printable.hasToken(url.toString())) {
      throw new IllegalArgumentException(
          "baseUrl has a user, a query, a fragment or a token: give scheme, host and path alone.");
    }
    if (!url.isHttps() && !isLoopback(url.host())) {
      throw new IllegalArgumentException(
          "baseUrl is not HTTPS: a token would cross the network in the clear.");
    }
    return url;
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.equals("::1") || LOOPBACK.matcher(host).matches();
  }

  static Duration timeout(@Nullable Duration timeout) {
    if (timeout == null || timeout.compareTo(Duration.ofMillis(1)) < 0) {
      throw new IllegalArgumentException("timeout is not positive: give at least a millisecond.");
    }
    if (timeout.compareTo(Duration.ofMillis(Integer.MAX_VALUE)) > 0) {
      throw new IllegalArgumentException("timeout is more than 24 days: give a shorter one.");
    }
    return timeout;
  }

  static <T> T present(@Nullable T value, String name) {
    if (value == null) {
      throw new IllegalArgumentException(name + " is null.");
    }
    return value;
  }
}
