package co.lettermint.projects;

import co.lettermint.projects.model.RotateTokenResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One rotation, sent once: turns what comes of it into a {@link Rotation} or a {@link
 * RotationException}.
 */
final class Attempt {
  private final Call call;
  private final String projectId;
  private final Secret teamToken;
  private final Consumer<? super Secret> store;
  private final DriftLog drifts;
  private final Wire wire = new Wire();

  Attempt(
      Call call,
      String projectId,
      Secret teamToken,
      Consumer<? super Secret> store,
      Consumer<? super Drift> onDrift) {
    this.call = call;
    this.projectId = projectId;
    this.teamToken = teamToken;
    this.store = store;
    this.drifts = new DriftLog(onDrift);
    call.addEventListener(wire);
  }

  Rotation execute() {
    if (Thread.currentThread().isInterrupted()) {
      throw new NotSentException(projectId, "the thread was interrupted", null);
    }
    try (Response response = call.execute()) {
      return answered(response);
    } catch (RotationException e) {
      throw e;
    } catch (Exception e) {
      throw failed(e);
    }
  }

  CompletableFuture<Rotation> enqueue() {
    CompletableFuture<Rotation> future = new CompletableFuture<>();
    future.whenComplete(
        (rotation, e) -> {
          if (future.isCancelled()) {
            call.cancel();
          }
        });
    call.enqueue(
        new Callback() {
          @Override
          public void onResponse(Call call, Response response) {
            try (response) {
              future.complete(answered(response));
            } catch (RotationException e) {
              future.completeExceptionally(e);
            } catch (RuntimeException e) {
              future.completeExceptionally(failed(e));
            }
          }

          @Override
          public void onFailure(Call call, IOException e) {
            future.completeExceptionally(failed(e));
          }
        });
    return future;
  }

  private Rotation answered(Response response) {
    int status = response.code();
    if (!response.isSuccessful()) {
      throw notSuccessful(status, response, null);
    }
    ReceivedText body = ReceivedText.read(response.body(), ReceivedText.MAX_BYTES);
    Secret token = TokenFinder.find(body.text());
    if (token == null) {
      throw TokenUnreadableException.of(projectId, body);
    }
    store(token);
    RotateTokenResponse rest = RotationReader.read(body, token, drifts);
    return new Rotation(token, rest, drifts.close(), RateLimits.of(response.headers()));
  }

  private void store(Secret token) {
    try {
      store.accept(token);
    } catch (Throwable e) { // an Error as well: it must not take the token with it
      throw new TokenNotStoredException(projectId, token, e);
    }
  }

  private RotationException notSuccessful(
      int status, @Nullable Response response, @Nullable Throwable cause) {
    if (status < 400 || status > 499 || status == 408) {
      return new UnknownOutcomeException(projectId, "status " + status, status, cause);
    }
    if (response == null) {
      return new RefusedException(projectId, status, Refusal.SILENT, null, null);
    }
    String body = ReceivedText.read(response.body(), Refusal.MAX_BYTES).text();
    return new RefusedException(
        projectId,
        status,
        Refusal.read(body, teamToken),
        RateLimits.retryAfter(response),
        RateLimits.of(response.headers()));
  }

  /** No response came into our hands, but its status may have come to this machine. */
  private RotationException failed(Exception e) {
    if (e instanceof InterruptedException) { // OkHttp lets it pass undeclared
      Thread.currentThread().interrupt();
    }
    Throwable cause = Causes.safe(e, teamToken);
    int status = wire.status();
    if (status >= 200 && status < 300) {
      return new TokenUnreadableException(projectId, Causes.inWords(e), Secret.of(""));
    }
    if (status != 0) {
      return notSuccessful(status, null, cause);
    }
    return wire.isSent()
        ? new UnknownOutcomeException(projectId, Causes.inWords(e), null, cause)
        : new NotSentException(projectId, Causes.inWords(e), cause);
  }
}
