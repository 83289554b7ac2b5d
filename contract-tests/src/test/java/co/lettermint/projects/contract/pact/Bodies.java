package co.lettermint.projects.contract.pact;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import co.lettermint.projects.specification.Places;
import co.lettermint.projects.specification.Specification;
import co.lettermint.projects.specification.SpecifiedField;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The bodies of the pact, as examples. Each value is matched by its JSON type, a date-time by its
 * form, and a text that the specification lists by the list.
 */
final class Bodies {
  /** RFC 3339, with the fraction digits and offsets that a reader must take. */
  private static final String DATE_TIME =
      "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})";

  /** Every documented field, none of them null. */
  private static final String EVERYTHING_LOADED =
      """
      {
        "data": {
          "id": "9b2f8c1e-0000-4000-8000-00000example",
          "name": "Example project",
          "smtp_enabled": true,
          "token_generated_at": "2026-03-23T08:56:21.046734Z",
          "token_last_used_at": "2023-11-07T05:31:56Z",
          "token_last_used_ip": "192.0.2.1",
          "routes": [
            {
              "id": "route-1",
              "project_id": "9b2f8c1e-0000-4000-8000-00000example",
              "slug": "example",
              "name": "Example route",
              "route_type": "transactional",
              "is_default": true,
              "inbound_address": "in@example.com",
              "inbound_domain": "example.com",
              "inbound_domain_verified_at": "2023-11-07T05:31:56Z",
              "inbound_spam_threshold": 4.5,
              "project": {},
              "webhooks_count": 2,
              "suppressed_recipients_count": 3,
              "statistics": {},
              "created_at": "2023-11-07T05:31:56Z",
              "updated_at": "2023-11-07T05:31:56Z"
            }
          ],
          "routes_count": 1,
          "domains": [
            {
              "id": "domain-1",
              "domain": "example.com",
              "status_changed_at": "2023-11-07T05:31:56Z",
              "dns_records": [
                {
                  "id": "record-1",
                  "type": "TXT",
                  "hostname": "example",
                  "fqdn": "example.example.com",
                  "content": "v=example",
                  "status": "active",
                  "verified_at": "2023-11-07 05:31:56",
                  "last_checked_at": "2023-11-07T05:31:56Z"
                }
              ],
              "projects": [
                {"id": "9b2f8c1e-0000-4000-8000-00000example", "name": "Example project"}
              ],
              "created_at": "2023-11-07T05:31:56Z"
            }
          ],
          "domains_count": 1,
          "team_members": [
            {
              "id": "member-1",
              "user": {
                "id": "user-1",
                "name": "Example person",
                "email": "person@example.com",
                "avatar": "https://example.com/avatar.png"
              },
              "role": "owner",
              "joined_at": "2023-11-07T05:31:56Z",
              "created_at": "2023-11-07T05:31:56Z"
            }
          ],
          "team_members_count": 1,
          "last_28_days": {
            "messages_transactional": 100,
            "messages_broadcast": 20,
            "messages_inbound": 3,
            "deliverability": 99.5
          },
          "created_at": "2023-11-07 05:31:56",
          "updated_at": "2023-11-07 05:31:56"
        },
        "new_token": "lm_example_not_a_token",
        "message": "API token rotated successfully. Please update your integrations."
      }
      """;

  /** The least that a body has: no optional field, and null where a field may be null. */
  private static final String NOTHING_LOADED =
      """
      {
        "data": {
          "id": "9b2f8c1e-0000-4000-8000-00000example",
          "name": "Example project",
          "smtp_enabled": false,
          "token_generated_at": null,
          "token_last_used_at": null,
          "token_last_used_ip": null,
          "created_at": "2023-11-07 05:31:56",
          "updated_at": "2023-11-07 05:31:56"
        },
        "new_token": "lm_example_not_a_token",
        "message": "API token rotated successfully. Please update your integrations."
      }
      """;

  /**
   * Objects without their optional fields, and beside them with those that may be null, as null.
   */
  private static final String NULL_WHERE_ALLOWED =
      """
      {
        "data": {
          "id": "9b2f8c1e-0000-4000-8000-00000example",
          "name": "Example project",
          "smtp_enabled": false,
          "token_generated_at": null,
          "token_last_used_at": null,
          "token_last_used_ip": null,
          "routes": [
            {
              "id": "route-1",
              "project_id": "9b2f8c1e-0000-4000-8000-00000example",
              "slug": "example",
              "name": "Example route",
              "route_type": "inbound",
              "is_default": false,
              "created_at": "2023-11-07T05:31:56Z",
              "updated_at": "2023-11-07T05:31:56Z"
            },
            {
              "id": "route-1",
              "project_id": "9b2f8c1e-0000-4000-8000-00000example",
              "slug": "example",
              "name": "Example route",
              "route_type": "inbound",
              "is_default": false,
              "created_at": "2023-11-07T05:31:56Z",
              "updated_at": "2023-11-07T05:31:56Z",
              "inbound_address": null,
              "inbound_domain": null,
              "inbound_domain_verified_at": null,
              "inbound_spam_threshold": null
            }
          ],
          "domains": [
            {
              "id": "domain-1",
              "domain": "example.com",
              "status_changed_at": null,
              "created_at": "2023-11-07T05:31:56Z"
            },
            {
              "id": "domain-1",
              "domain": "example.com",
              "status_changed_at": null,
              "created_at": "2023-11-07T05:31:56Z",
              "dns_records": [
                {
                  "id": "record-1",
                  "type": "MX",
                  "hostname": "example",
                  "fqdn": "example.example.com",
                  "content": "v=example",
                  "status": "pending",
                  "verified_at": null,
                  "last_checked_at": null
                }
              ],
              "projects": [{}]
            }
          ],
          "team_members": [{}, {"user": {}}],
          "last_28_days": null,
          "created_at": "2023-11-07 05:31:56",
          "updated_at": "2023-11-07 05:31:56"
        },
        "new_token": "lm_example_not_a_token",
        "message": "API token rotated successfully. Please update your integrations."
      }
      """;

  private final Map<String, SpecifiedField> fields;
  private final boolean anyNumber;

  private Bodies(String schema, boolean anyNumber) {
    this.fields = Specification.current().schemas().body(schema);
    this.anyNumber = anyNumber;
  }

  /** The arrays stand for such of any length. */
  static DslPart everythingLoaded() {
    return new Bodies("RotateTokenResponse", true).part(EVERYTHING_LOADED);
  }

  static DslPart nothingLoaded() {
    return new Bodies("RotateTokenResponse", false).part(NOTHING_LOADED);
  }

  static DslPart nullWhereAllowed() {
    return new Bodies("RotateTokenResponse", false).part(NULL_WHERE_ALLOWED);
  }

  static DslPart error(String json) {
    return new Bodies("ApiError", false).part(json);
  }

  private DslPart part(String json) {
    JsonObject body = JsonParser.parseString(json).getAsJsonObject();
    return LambdaDsl.newJsonBody(part -> members(part, "$", body)).build();
  }

  private void members(LambdaDslObject part, String path, JsonObject object) {
    object.asMap().forEach((name, value) -> member(part, path + "." + name, name, value));
  }

  private void member(LambdaDslObject part, String path, String name, JsonElement value) {
    if (value instanceof JsonObject object) {
      part.object(name, child -> members(child, path, object));
    } else if (value instanceof JsonArray array && anyNumber) {
      JsonObject one = array.get(0).getAsJsonObject();
      part.eachLike(name, child -> members(child, path + "[*]", one));
    } else if (value instanceof JsonArray array) {
      part.array(
          name,
          all ->
              array.forEach(
                  one -> all.object(it -> members(it, path + "[*]", one.getAsJsonObject()))));
    } else if (value.isJsonNull()) {
      part.nullValue(name);
    } else {
      scalar(part, path, name, value.getAsJsonPrimitive());
    }
  }

  private void scalar(LambdaDslObject part, String path, String name, JsonPrimitive value) {
    SpecifiedField field = fields.get(Places.anyIndex(path));
    String text = value.getAsString();
    if (value.isBoolean()) {
      part.booleanType(name, value.getAsBoolean());
    } else if (value.isNumber() && text.contains(".")) {
      part.numberType(name, value.getAsBigDecimal());
    } else if (value.isNumber()) {
      part.integerType(name, value.getAsInt());
    } else if (field != null && field.type().name().equals("enum")) {
      String listed =
          field.type().values().stream()
              .map(one -> one.replace(".", "\\."))
              .collect(Collectors.joining("|"));
      part.stringMatcher(name, listed, text);
    } else if (text.matches(DATE_TIME)) {
      part.stringMatcher(name, DATE_TIME, text);
    } else {
      part.stringType(name, text);
    }
  }
}
