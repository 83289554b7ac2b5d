package co.lettermint.projects.contract.checks;

import com.google.gson.JsonElement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the vendor documents of the call. All but the body was written down by hand in November
 * 2026. The page "Rotate project API token" shows method, address, bearer header, path parameter
 * and the required members. Statuses, error bodies and headers are read from the pages about the
 * Team API, its contract and the vendor's SDKs.
 *
 * @param body the example of a 200, value for value
 */
public record Documentation(JsonElement body) {
  public static final String METHOD = "POST";
  public static final String URL = "https://api.lettermint.co/v1/projects/{projectId}/rotate-token";
  public static final String PATH_PARAMETER = "projectId";
  public static final String BODY = "RotateTokenResponse";
  public static final Set<String> REQUIRED_MEMBERS = Set.of("data", "new_token", "message");

  /** What the page shows as {}. The second one was seen as an array as well. */
  public static final Map<String, String> EMPTY_OBJECTS =
      Map.of(
          "$.data.routes[*].project", "free object",
          "$.data.routes[*].statistics", "any");

  /** By status, the bodies that an answer may have. */
  public static final Map<String, Set<String>> ANSWERS =
      Map.of(
          "200", Set.of(BODY),
          "401", Set.of("ApiError"),
          "403", Set.of("ApiError"),
          "404", Set.of("ErrorMessage", "ApiError"),
          "429", Set.of("ErrorMessage"));

  /** By the name of an error body, its fields and their types. */
  public static final Map<String, Map<String, String>> ERRORS =
      Map.of(
          "ApiError",
          Map.of(
              "$.error", "object",
              "$.error.code", "string",
              "$.error.message", "string",
              "$.error.details", "any"),
          "ErrorMessage",
          Map.of("$.message", "string"));

  /** Seconds or a date; on a 429. */
  public static final String RETRY_AFTER = "Retry-After";

  /** Values that a header may have. */
  public static final Map<String, List<String>> HEADER_VALUES =
      Map.of(
          "X-RateLimit-Limit",
          List.of("300"),
          "X-RateLimit-Remaining",
          List.of("245"),
          "X-RateLimit-Reset",
          List.of("1705843200"),
          RETRY_AFTER,
          List.of("7", "Wed, 21 Oct 2026 07:28:00 GMT"));

  /** Date-times as they were seen; each is to be read. */
  public static final List<String> DATE_TIMES =
      List.of("2023-11-07T05:31:56Z", "2026-03-23T08:56:21.046734Z", "2026-09-29T00:00:00+00:00");

  /** The headers of an answer with their types; X-RateLimit-Reset is in seconds since 1970. */
  public static Map<String, String> headers(String status) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("X-RateLimit-Limit", "integer");
    headers.put("X-RateLimit-Remaining", "integer");
    headers.put("X-RateLimit-Reset", "integer int64");
    if (status.equals("429")) {
      headers.put(RETRY_AFTER, "string");
    }
    return headers;
  }
}
