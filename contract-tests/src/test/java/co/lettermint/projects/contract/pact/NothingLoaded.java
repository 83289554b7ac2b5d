package co.lettermint.projects.contract.pact;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import co.lettermint.projects.model.RotationMessage;

/** The least that a body has: no optional field, and null where a field may be null. */
final class NothingLoaded {
  private NothingLoaded() {}

  static DslPart body() {
    return LambdaDsl.newJsonBody(
            body ->
                body.object("data", NothingLoaded::project)
                    .stringType("new_token", Interactions.NEW_TOKEN)
                    .stringMatcher(
                        "message", Patterns.MESSAGE, RotationMessage.API_TOKEN_ROTATED.value()))
        .build();
  }

  private static void project(LambdaDslObject project) {
    project
        .stringType("id", Interactions.PROJECT_ID)
        .stringType("name", "Example project")
        .booleanType("smtp_enabled", false)
        .nullValue("token_generated_at")
        .nullValue("token_last_used_at")
        .nullValue("token_last_used_ip")
        .stringType("created_at", "2023-11-07 05:31:56")
        .stringType("updated_at", "2023-11-07 05:31:56");
  }

  /** The record as it prints. */
  static String decoded() {
    return """
        RotateTokenResponse[data=Project[id=9b2f8c1e-0000-4000-8000-00000example,
         name=Example project, smtpEnabled=false, tokenGeneratedAt=null, tokenLastUsedAt=null,
         tokenLastUsedIp=null, routes=null, routesCount=null, domains=null, domainsCount=null,
         teamMembers=null, teamMembersCount=null, last28Days=null,
         createdAt=2023-11-07 05:31:56, updatedAt=2023-11-07 05:31:56],
         newToken=Secret[redacted],
         message=API token rotated successfully. Please update your integrations.]
        """
        .replace("\n", "");
  }
}
