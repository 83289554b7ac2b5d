package co.lettermint.projects;

import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** Maps how a call without a new token ended to what is known of the old one. */
final class FailureMapper {
  /** Far more than an error needs; a proxy may answer with megabytes. */
  private static final int MAX_ERROR_BYTES = 64 * 1024;

  private final String projectId;
  private final OneRequestClient client;
  private final CallRecord record;
  private final Redaction redaction;

  FailureMapper(String projectId, OneRequestClient client, CallRecord record, Redaction redaction) {
    this.projectId = projectId;
    this.client = client;
    this.record = record;
    this.redaction = redaction;
  }

  /** Of an answer that is no 2xx. */
  RotationException of(Response response) {
    int status = response.code();
    if (!CallRecord.isRefusal(status) || record.isDoubtful()) {
      return new UnknownOutcomeException(projectId, "status " + status, status, null);
    }
    return new RefusedException(
        projectId,
        status,
        errorOf(response.body()),
        hint(status),
        RateLimit.retryAfter(response),
        RateLimit.of(response.headers()));
  }

  /** Of a call that ended without an answer, though one may have come to this machine. */
  RotationException of(Throwable failure) {
    String reason = SafeCauses.inWords(failure);
    Throwable cause = SafeCauses.of(failure, redaction);
    return record.isUnsent(failure, client.hasInterceptors())
        ? new NotSentException(projectId, reason, cause)
        : ofStatus(reason, cause);
  }

  /** Of a call whose answer, if any, interceptors replaced by a 2xx of their own. */
  RotationException ofReplaced() {
    return ofStatus("an interceptor made up the answer", null);
  }

  private RotationException ofStatus(String reason, @Nullable Throwable cause) {
    int status = record.status();
    if (CallRecord.isRefusal(status) && !record.isDoubtful()) {
      return new RefusedException(projectId, status, ErrorBody.SILENT, "", null, null);
    }
    return status == 0
        ? new UnknownOutcomeException(projectId, reason, null, cause)
        : new UnknownOutcomeException(projectId, "status " + status, status, cause);
  }

  /** Of a 2xx answer in which no token was found. */
  static RotationException ofUnreadable(
      String projectId, @Nullable Integer status, @Nullable MediaType type, ReceivedBody body) {
    boolean isJson =
        type != null && (type.subtype().equals("json") || type.subtype().endsWith("+json"));
    if (!isJson && !body.beginsAsObject()) {
      String reason = "a 2xx answer that is not the API's JSON";
      return new UnknownOutcomeException(projectId, reason, status, null);
    }
    String text = body.text();
    String reason =
        body.cutOff() != null ? body.cutOff() : text.isBlank() ? "it is empty" : "it came in full";
    String encoding =
        body.isUtf8() ? "" : ", and is not UTF-8: body() has a character for each byte";
    return new TokenUnreadableException(projectId, reason + encoding, Secret.of(text));
  }

  private String hint(int status) {
    return status == 404 && client.baseUrl().encodedPath().equals("/")
        ? " (the base URL has no path; that of the API ends in /v1)"
        : "";
  }

  private ErrorBody errorOf(ResponseBody body) {
    TimeLimit time = record.time();
    ReceivedBody received = new ReceivedBody("", -1);
    ReceivedBody.Feed feed = received.feedFrom(body, time);
    ReceivedBody read =
        received.readAll(() -> received.length() < MAX_ERROR_BYTES && feed.writeMore(), () -> {});
    return ErrorBody.read(read, time.deadline(), redaction);
  }
}
