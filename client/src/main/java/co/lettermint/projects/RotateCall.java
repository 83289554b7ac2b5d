package co.lettermint.projects;

import co.lettermint.projects.json.RecordAdapter;
import co.lettermint.projects.model.RotateTokenResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One rotation: sends one request, stores the token as soon as it has arrived, and only then
 * decodes the rest.
 */
final class RotateCall {
  private final Call call;
  private final CallRecord record;
  private final String projectId;
  private final RecordAdapter<RotateTokenResponse> adapter;
  private final DriftLog drifts;
  private final FailureMapper failures;
  private final Custody custody;

  RotateCall(
      OneRequestClient client,
      Request request,
      String projectId,
      TokenStore store,
      RecordAdapter<RotateTokenResponse> adapter,
      Redaction redaction,
      Consumer<? super Drift> onDrift) {
    String tokenName = Objects.requireNonNull(adapter.onceShown(), "a once-shown property");
    this.call = client.newCall(request, tokenName);
    this.record = CallRecord.of(call);
    this.projectId = projectId;
    this.adapter = adapter;
    this.drifts = new DriftLog(onDrift, redaction);
    this.failures = new FailureMapper(projectId, client, record, redaction);
    this.custody = new Custody(record, tokenName, projectId, store, redaction, drifts);
  }

  Rotation execute() {
    custody.prepare();
    Response response;
    try {
      response = call.execute();
    } catch (Throwable e) { // an Error as well: it must not hide what is true of the token
      return end(null, e);
    }
    return end(response, null);
  }

  CompletableFuture<Rotation> enqueue() {
    CompletableFuture<Rotation> future = new CompletableFuture<>();
    try {
      custody.prepare();
    } catch (RotationException e) {
      future.completeExceptionally(e);
      return future;
    }
    var unused =
        future.whenComplete(
            (rotation, e) -> {
              boolean isOurs = e == null || e instanceof RotationException;
              if (!isOurs) { // cancelled, or completed by another
                call.cancel();
              }
            });
    try {
      call.enqueue(
          new Callback() {
            @Override
            public void onResponse(Call call, Response response) {
              complete(future, response, null);
            }

            @Override
            public void onFailure(Call call, IOException e) {
              complete(future, null, e);
            }
          });
    } catch (Throwable e) { // of the caller's executor or listeners
      if (record.abandon()) {
        future.completeExceptionally(failures.of(e));
      } // else it runs, and its callback completes the future
    }
    return future;
  }

  /** Completes the future after the response is closed. */
  private void complete(
      CompletableFuture<Rotation> future, @Nullable Response response, @Nullable IOException e) {
    Rotation rotation;
    try {
      rotation = end(response, e);
    } catch (Throwable failure) { // OkHttp would swallow it
      future.completeExceptionally(failure);
      return;
    }
    future.complete(rotation);
  }

  private Rotation end(@Nullable Response response, @Nullable Throwable failure) {
    try {
      return rotation(response, failure);
    } catch (RotationException e) {
      throw e;
    } catch (Throwable e) { // a defect of ours, or no memory
      Secret token = custody.token();
      if (token == null) {
        throw failures.of(e);
      }
      drifts.record("a body that can be decoded", e.getClass().getName());
      return new Rotation(token, null, drifts.close(), null);
    } finally {
      close(response);
    }
  }

  private Rotation rotation(@Nullable Response response, @Nullable Throwable failure) {
    WireBody wire = record.newest();
    if (wire == null && (response == null || !response.isSuccessful())) {
      throw failure != null ? failures.of(failure) : failures.of(Objects.requireNonNull(response));
    }
    Response success = wire != null ? wire.response() : Objects.requireNonNull(response);
    ReceivedBody body = custody.receive(wire, response);
    Secret token = custody.token();
    if (token == null && wire == null && record.isHandedOn()) {
      throw failures.ofReplaced();
    }
    if (token == null) {
      throw FailureMapper.ofUnreadable(
          projectId, success.code(), success.body().contentType(), body);
    }
    RotateTokenResponse decoded =
        RotationReader.readAround(token, adapter, body, drifts, record.time().deadline());
    if (failure != null || response != null && !response.isSuccessful()) {
      String found =
          failure != null
              ? SafeCauses.inWords(failure)
              : "status " + Objects.requireNonNull(response).code();
      drifts.record("interceptors that hand the answer on", found);
    }
    if (record.isDoubtful()) {
      drifts.record("one request", "a later one, which may have replaced this token");
    }
    return new Rotation(token, decoded, drifts.close(), RateLimit.of(success.headers()));
  }

  /** Ends the call as well if an interceptor left its answer open. */
  private void close(@Nullable Response response) {
    try {
      if (response == null) {
        call.cancel();
      } else {
        response.close();
      }
    } catch (Throwable e) { // of a body or a listener of the caller's; what was read of it counts
    } finally {
      record.time().close();
    }
  }
}
