package co.lettermint.projects.contract.pact;

import static au.com.dius.pact.consumer.dsl.LambdaDsl.newJsonBody;

import au.com.dius.pact.consumer.dsl.DslPart;

/** The two bodies that a refusal may have. */
final class Errors {
  private Errors() {}

  static DslPart message(String message) {
    return newJsonBody(body -> body.stringType("message", message)).build();
  }

  static DslPart coded(String code, String message) {
    return newJsonBody(
            body ->
                body.object(
                    "error",
                    error -> error.stringType("code", code).stringType("message", message)))
        .build();
  }

  /** With details, which may be null and often are absent. */
  static DslPart detailed(String code, String message) {
    return newJsonBody(
            body ->
                body.object(
                    "error",
                    error ->
                        error
                            .stringType("code", code)
                            .stringType("message", message)
                            .nullValue("details")))
        .build();
  }
}
