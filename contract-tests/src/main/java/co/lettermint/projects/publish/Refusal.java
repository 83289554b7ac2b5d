package co.lettermint.projects.publish;

import okhttp3.HttpUrl;

/** A status that is no success, as a sentence. */
final class Refusal {
  private static final int EXCERPT = 300;

  private Refusal() {}

  static String inWords(int status, HttpUrl url, String body) {
    if (status >= 300 && status < 400) {
      return url
          + " redirects ("
          + status
          + "), and the token does not follow: give the final address in PACT_BROKER_BASE_URL.";
    }
    return switch (status) {
      case 401 ->
          url + " does not accept PACT_BROKER_TOKEN (401): set it to a token of this broker.";
      case 403 -> url + " is closed to PACT_BROKER_TOKEN (403): set it to a read and write token.";
      case 404 -> url + " is not there (404): check PACT_BROKER_BASE_URL.";
      case 409 ->
          url
              + " has another pact for this commit (409), which must not change: publish from a"
              + " commit of its own.";
      default ->
          url
              + " refused with status "
              + status
              + ", saying: "
              + body.substring(0, Math.min(body.length(), EXCERPT));
    };
  }
}
