package co.lettermint.projects;

import co.lettermint.projects.model.RotateTokenResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/**
 * One rotation, sent once: turns what comes of it into a {@link Rotation} or a {@link
 * RotationException}.
 */
final class Attempt {
  private final Call call;
  private final String projectId;
  private final Consumer<? super Secret> store;
  private final DriftLog drifts;
  private final Verdict verdict;

  Attempt(
      Call call,
      String projectId,
      Secret teamToken,
      Consumer<? super Secret> store,
      Consumer<? super Drift> onDrift) {
    Wire wire = new Wire();
    this.call = call;
    this.projectId = projectId;
    this.store = store;
    this.drifts = new DriftLog(onDrift);
    this.verdict = new Verdict(projectId, teamToken, wire);
    call.addEventListener(wire);
  }

  Rotation execute() {
    try {
      return answered(call.execute());
    } catch (Throwable e) { // an Error as well: it must not hide what is true of the token
      throw failed(e);
    }
  }

  CompletableFuture<Rotation> enqueue() {
    CompletableFuture<Rotation> future = new CompletableFuture<>();
    future.whenComplete(
        (rotation, e) -> {
          if (e != null && !(e instanceof RotationException)) { // of the caller's doing
            call.cancel();
          }
        });
    try {
      call.enqueue(
          new Callback() {
            @Override
            public void onResponse(Call call, Response response) {
              settle(future, response);
            }

            @Override
            public void onFailure(Call call, IOException e) {
              future.completeExceptionally(failed(e));
            }
          });
    } catch (RuntimeException e) { // of the caller's dispatcher or listeners
      future.completeExceptionally(failed(e));
    }
    return future;
  }

  /** What hangs on the future runs behind the answer, not amid it. */
  private void settle(CompletableFuture<Rotation> future, Response response) {
    Rotation rotation;
    try {
      rotation = answered(response);
    } catch (Throwable e) { // OkHttp would tell nobody
      future.completeExceptionally(failed(e));
      return;
    }
    future.complete(rotation);
  }

  private Rotation answered(Response response) {
    try {
      if (!response.isSuccessful()) {
        throw verdict.on(response);
      }
      ReceivedText body = ReceivedText.read(response.body(), ReceivedText.MAX_BYTES);
      Secret token = body.token();
      if (token == null) {
        throw TokenUnreadableException.of(projectId, body);
      }
      store(token);
      RotateTokenResponse rest = RotationReader.read(body, token, drifts);
      return new Rotation(token, rest, drifts.close(), RateLimits.of(response.headers()));
    } finally {
      close(response);
    }
  }

  private void store(Secret token) {
    try {
      store.accept(token);
    } catch (Throwable e) { // an Error as well: it must not take the token with it
      throw new TokenNotStoredException(projectId, token, e);
    }
  }

  private RotationException failed(Throwable e) {
    call.cancel(); // an interceptor that threw may have left its answer open
    return verdict.on(e);
  }

  private static void close(Response response) {
    try {
      response.close();
    } catch (RuntimeException e) {
      // Of a body that the caller's interceptors made. What was read of it counts.
    }
  }
}
