package co.lettermint.projects.publish;

import co.lettermint.projects.Secret;
import java.util.Map;
import okhttp3.HttpUrl;

/**
 * Where the broker is, and what opens it.
 *
 * @param baseUrl with a slash at its end
 * @param environment that {@code can-i-deploy} is asked about
 */
record BrokerAccess(HttpUrl baseUrl, Secret token, String environment) {
  static final String BASE_URL = "PACT_BROKER_BASE_URL";
  static final String TOKEN = "PACT_BROKER_TOKEN";
  static final String ENVIRONMENT = "PACT_BROKER_ENVIRONMENT";

  static BrokerAccess of(Map<String, String> environment) {
    String baseUrl =
        required(environment, BASE_URL, "the address of a Pact Broker or PactFlow, and run again.");
    String token = required(environment, TOKEN, "a token that may publish there, and run again.");
    String target = environment.getOrDefault(ENVIRONMENT, "");
    return new BrokerAccess(
        checked(baseUrl), Secret.of(checkedToken(token)), target.isBlank() ? "production" : target);
  }

  private static String required(Map<String, String> environment, String name, String what) {
    String value = environment.getOrDefault(name, "");
    if (value.isBlank()) {
      throw new PublishException(name + " is not set: set it to " + what);
    }
    return value;
  }

  private static HttpUrl checked(String baseUrl) {
    HttpUrl url = HttpUrl.parse(baseUrl.strip().replaceAll("/+$", "") + "/");
    if (url == null
        || !url.username().isEmpty()
        || !url.password().isEmpty()
        || url.query() != null
        || url.fragment() != null) {
      throw new PublishException(
          BASE_URL + " is no plain HTTP address: give one such as https://broker.example.org");
    }
    if (!keepsTokens(url)) {
      throw new PublishException(
          BASE_URL + " is not HTTPS: the token would cross the network in the clear.");
    }
    return url;
  }

  private static String checkedToken(String token) {
    if (!token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new PublishException(
          TOKEN
              + " has a space, a line break or another character that a header cannot carry: check"
              + " how it is set.");
    }
    return token;
  }

  /** Whether a token may go there: over TLS, or without leaving the machine. */
  static boolean keepsTokens(HttpUrl url) {
    return url.isHttps()
        || url.host().equals("localhost")
        || url.host().equals("::1")
        || url.host().matches("127(\\.\\d{1,3}){3}");
  }

  /** One line without the token, whatever a broker put into it. */
  String printable(String text) {
    return text.replace(token.reveal(), "[redacted]").replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
