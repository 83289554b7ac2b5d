package co.lettermint.projects.contract.pact;

import static co.lettermint.projects.contract.pact.Patterns.DATE_TIME;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import co.lettermint.projects.model.RotationMessage;
import java.math.BigDecimal;

/** A body with every documented field, none of them null. */
final class EverythingLoaded {
  private static final String TIME = "2023-11-07T05:31:56Z";
  private static final String FINE_TIME = "2026-03-23T08:56:21.046734Z";

  private EverythingLoaded() {}

  static DslPart body() {
    return LambdaDsl.newJsonBody(
            body ->
                body.object("data", EverythingLoaded::project)
                    .stringType("new_token", Interactions.NEW_TOKEN)
                    .stringMatcher(
                        "message", Patterns.MESSAGE, RotationMessage.API_TOKEN_ROTATED.value()))
        .build();
  }

  private static void project(LambdaDslObject project) {
    project
        .stringType("id", Interactions.PROJECT_ID)
        .stringType("name", "Example project")
        .booleanType("smtp_enabled", true)
        .stringMatcher("token_generated_at", DATE_TIME, FINE_TIME)
        .stringMatcher("token_last_used_at", DATE_TIME, TIME)
        .stringType("token_last_used_ip", "192.0.2.1")
        .eachLike("routes", EverythingLoaded::route)
        .integerType("routes_count", 1)
        .eachLike("domains", EverythingLoaded::domain)
        .integerType("domains_count", 1)
        .eachLike("team_members", EverythingLoaded::member)
        .integerType("team_members_count", 1)
        .object("last_28_days", EverythingLoaded::statistics)
        .stringType("created_at", "2023-11-07 05:31:56")
        .stringType("updated_at", "2023-11-07 05:31:56");
  }

  private static void route(LambdaDslObject route) {
    route
        .stringType("id", "route-1")
        .stringType("project_id", Interactions.PROJECT_ID)
        .stringType("slug", "example")
        .stringType("name", "Example route")
        .stringMatcher("route_type", Patterns.ROUTE_TYPE, "transactional")
        .booleanType("is_default", true)
        .stringType("inbound_address", "in@example.com")
        .stringType("inbound_domain", "example.com")
        .stringMatcher("inbound_domain_verified_at", DATE_TIME, TIME)
        .numberType("inbound_spam_threshold", new BigDecimal("4.5"))
        .object("project")
        .integerType("webhooks_count", 2)
        .integerType("suppressed_recipients_count", 3)
        .object("statistics")
        .stringMatcher("created_at", DATE_TIME, TIME)
        .stringMatcher("updated_at", DATE_TIME, TIME);
  }

  private static void domain(LambdaDslObject domain) {
    domain
        .stringType("id", "domain-1")
        .stringType("domain", "example.com")
        .stringMatcher("status_changed_at", DATE_TIME, TIME)
        .eachLike("dns_records", EverythingLoaded::record)
        .eachLike(
            "projects",
            project ->
                project
                    .stringType("id", Interactions.PROJECT_ID)
                    .stringType("name", "Example project"))
        .stringMatcher("created_at", DATE_TIME, TIME);
  }

  private static void record(LambdaDslObject record) {
    record
        .stringType("id", "record-1")
        .stringMatcher("type", Patterns.DNS_RECORD_TYPE, "TXT")
        .stringType("hostname", "example")
        .stringType("fqdn", "example.example.com")
        .stringType("content", "v=example")
        .stringMatcher("status", Patterns.DNS_RECORD_STATUS, "active")
        .stringType("verified_at", "2023-11-07 05:31:56")
        .stringMatcher("last_checked_at", DATE_TIME, TIME);
  }

  private static void member(LambdaDslObject member) {
    member
        .stringType("id", "member-1")
        .object(
            "user",
            user ->
                user.stringType("id", "user-1")
                    .stringType("name", "Example person")
                    .stringType("email", "person@example.com")
                    .stringType("avatar", "https://example.com/avatar.png"))
        .stringType("role", "owner")
        .stringMatcher("joined_at", DATE_TIME, TIME)
        .stringMatcher("created_at", DATE_TIME, TIME);
  }

  private static void statistics(LambdaDslObject statistics) {
    statistics
        .integerType("messages_transactional", 100)
        .integerType("messages_broadcast", 20)
        .integerType("messages_inbound", 3)
        .numberType("deliverability", new BigDecimal("99.5"));
  }

  /** The record as it prints, so that a new field is a difference to read and no broken test. */
  static String decoded() {
    return """
        RotateTokenResponse[data=Project[id=9b2f8c1e-0000-4000-8000-00000example,
         name=Example project, smtpEnabled=true, tokenGeneratedAt=2026-03-23T08:56:21.046734Z,
         tokenLastUsedAt=2023-11-07T05:31:56Z, tokenLastUsedIp=192.0.2.1,
         routes=[Route[id=route-1, projectId=9b2f8c1e-0000-4000-8000-00000example, slug=example,
         name=Example route, routeType=transactional, isDefault=true,
         inboundAddress=in@example.com, inboundDomain=example.com,
         inboundDomainVerifiedAt=2023-11-07T05:31:56Z, inboundSpamThreshold=4.5, project={},
         webhooksCount=2, suppressedRecipientsCount=3, statistics={},
         createdAt=2023-11-07T05:31:56Z, updatedAt=2023-11-07T05:31:56Z]], routesCount=1,
         domains=[Domain[id=domain-1, domain=example.com, statusChangedAt=2023-11-07T05:31:56Z,
         dnsRecords=[DnsRecord[id=record-1, type=TXT, hostname=example, fqdn=example.example.com,
         content=v=example, status=active, verifiedAt=2023-11-07 05:31:56,
         lastCheckedAt=2023-11-07T05:31:56Z]],
         projects=[DomainProject[id=9b2f8c1e-0000-4000-8000-00000example, name=Example project]],
         createdAt=2023-11-07T05:31:56Z]], domainsCount=1,
         teamMembers=[TeamMember[id=member-1, user=TeamUser[id=user-1, name=Example person,
         email=person@example.com, avatar=https://example.com/avatar.png], role=owner,
         joinedAt=2023-11-07T05:31:56Z, createdAt=2023-11-07T05:31:56Z]], teamMembersCount=1,
         last28Days=MessageStatistics[messagesTransactional=100, messagesBroadcast=20,
         messagesInbound=3, deliverability=99.5], createdAt=2023-11-07 05:31:56,
         updatedAt=2023-11-07 05:31:56], newToken=Secret[redacted],
         message=API token rotated successfully. Please update your integrations.]
        """
        .replace("\n", "");
  }
}
