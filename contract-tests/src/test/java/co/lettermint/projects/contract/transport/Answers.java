package co.lettermint.projects.contract.transport;

/** Answers as they cross the wire. */
final class Answers {
  static final String TEAM_TOKEN = "lm_team_example_not_a_token";
  static final String NEW_TOKEN = "lm_example_not_a_token";

  /** Without the rest of the documented body: what is read of that is not this family's concern. */
  static final String BODY =
      """
      {"data": {"id": "p1"}, "new_token": "%s", "message": "API token rotated successfully."}"""
          .formatted(NEW_TOKEN);

  static final String ROTATED = of("200 OK", "Content-Type: application/json", BODY);

  /** The head of a 200 that promises the whole body. */
  static final String HEAD = ROTATED.substring(0, ROTATED.indexOf(BODY));

  private Answers() {}

  /** An answer of this status line and header, which keeps the connection open. */
  static String of(String status, String header, String body) {
    return "HTTP/1.1 %s\r\n%s\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(status, header, body.length(), body);
  }

  static String json(String status, String body) {
    return of(status, "Content-Type: application/json", body);
  }
}
