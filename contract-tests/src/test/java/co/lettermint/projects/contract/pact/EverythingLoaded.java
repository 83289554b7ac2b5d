package co.lettermint.projects.contract.pact;

import static co.lettermint.projects.contract.pact.Patterns.DATE_TIME;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import co.lettermint.projects.Secret;
import co.lettermint.projects.model.DnsRecord;
import co.lettermint.projects.model.DnsRecordStatus;
import co.lettermint.projects.model.DnsRecordType;
import co.lettermint.projects.model.Domain;
import co.lettermint.projects.model.DomainProject;
import co.lettermint.projects.model.MessageStatistics;
import co.lettermint.projects.model.Project;
import co.lettermint.projects.model.RotateTokenResponse;
import co.lettermint.projects.model.RotationMessage;
import co.lettermint.projects.model.Route;
import co.lettermint.projects.model.RouteType;
import co.lettermint.projects.model.TeamMember;
import co.lettermint.projects.model.TeamUser;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;

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

  static RotateTokenResponse decoded() {
    OffsetDateTime time = OffsetDateTime.parse(TIME);
    Route route =
        new Route(
            "route-1",
            Interactions.PROJECT_ID,
            "example",
            "Example route",
            RouteType.TRANSACTIONAL,
            true,
            "in@example.com",
            "example.com",
            time,
            new BigDecimal("4.5"),
            new JsonObject(),
            2,
            3,
            new JsonObject(),
            time,
            time);
    DnsRecord record =
        new DnsRecord(
            "record-1",
            DnsRecordType.TXT,
            "example",
            "example.example.com",
            "v=example",
            DnsRecordStatus.ACTIVE,
            "2023-11-07 05:31:56",
            time);
    DomainProject shown = new DomainProject(Interactions.PROJECT_ID, "Example project");
    Domain domain =
        new Domain("domain-1", "example.com", time, List.of(record), List.of(shown), time);
    TeamUser user =
        new TeamUser(
            "user-1", "Example person", "person@example.com", "https://example.com/avatar.png");
    TeamMember member = new TeamMember("member-1", user, "owner", time, time);
    MessageStatistics statistics = new MessageStatistics(100, 20, 3, new BigDecimal("99.5"));
    Project project =
        new Project(
            Interactions.PROJECT_ID,
            "Example project",
            true,
            OffsetDateTime.parse(FINE_TIME),
            time,
            "192.0.2.1",
            List.of(route),
            1,
            List.of(domain),
            1,
            List.of(member),
            1,
            statistics,
            "2023-11-07 05:31:56",
            "2023-11-07 05:31:56");
    return new RotateTokenResponse(
        project, Secret.of(Interactions.NEW_TOKEN), RotationMessage.API_TOKEN_ROTATED);
  }
}
