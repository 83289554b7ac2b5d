package co.lettermint.projects.bench;

/**
 * What answers the calls: a server, or memory.
 *
 * @param canned the body that an interceptor answers with, null to let the server answer
 * @param configured whether OkHttp is set up for many calls; a cold start takes it as it comes
 */
record Endpoint(String baseUrl, byte[] canned, boolean configured) {
  static final String TEAM_TOKEN = "lm_team_example_not_a_token";
  static final String PROJECT = "9b2f8c1e-0000-4000-8000-example00001";

  static Endpoint canned(byte[] body) {
    return new Endpoint("http://localhost:1/v1", body, true);
  }

  static Endpoint warm(String baseUrl) {
    return new Endpoint(baseUrl, null, true);
  }

  static Endpoint cold(String baseUrl) {
    return new Endpoint(baseUrl, null, false);
  }
}
