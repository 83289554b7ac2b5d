package co.lettermint.projects.contract.pact;

import static co.lettermint.projects.contract.pact.Patterns.DATE_TIME;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import co.lettermint.projects.model.RotationMessage;

/**
 * A body whose nested objects come twice where that takes two: once without their optional fields,
 * once with each of them that may be null, as null.
 */
final class NullWhereAllowed {
  private static final String TIME = "2023-11-07T05:31:56Z";

  private NullWhereAllowed() {}

  static DslPart body() {
    return LambdaDsl.newJsonBody(
            body ->
                body.object("data", NullWhereAllowed::project)
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
        .array(
            "routes",
            routes ->
                routes
                    .object(NullWhereAllowed::route)
                    .object(
                        route -> {
                          route(route);
                          route
                              .nullValue("inbound_address")
                              .nullValue("inbound_domain")
                              .nullValue("inbound_domain_verified_at")
                              .nullValue("inbound_spam_threshold");
                        }))
        .array(
            "domains",
            domains ->
                domains
                    .object(NullWhereAllowed::domain)
                    .object(
                        domain -> {
                          domain(domain);
                          domain
                              .array("dns_records", all -> all.object(NullWhereAllowed::record))
                              .array("projects", all -> all.object(project1 -> {}));
                        }))
        .array(
            "team_members",
            members -> members.object(member -> {}).object(member -> member.object("user")))
        .nullValue("last_28_days")
        .stringType("created_at", "2023-11-07 05:31:56")
        .stringType("updated_at", "2023-11-07 05:31:56");
  }

  private static void route(LambdaDslObject route) {
    route
        .stringType("id", "route-1")
        .stringType("project_id", Interactions.PROJECT_ID)
        .stringType("slug", "example")
        .stringType("name", "Example route")
        .stringMatcher("route_type", Patterns.ROUTE_TYPE, "inbound")
        .booleanType("is_default", false)
        .stringMatcher("created_at", DATE_TIME, TIME)
        .stringMatcher("updated_at", DATE_TIME, TIME);
  }

  private static void domain(LambdaDslObject domain) {
    domain
        .stringType("id", "domain-1")
        .stringType("domain", "example.com")
        .nullValue("status_changed_at")
        .stringMatcher("created_at", DATE_TIME, TIME);
  }

  private static void record(LambdaDslObject record) {
    record
        .stringType("id", "record-1")
        .stringMatcher("type", Patterns.DNS_RECORD_TYPE, "MX")
        .stringType("hostname", "example")
        .stringType("fqdn", "example.example.com")
        .stringType("content", "v=example")
        .stringMatcher("status", Patterns.DNS_RECORD_STATUS, "pending")
        .nullValue("verified_at")
        .nullValue("last_checked_at");
  }
}
