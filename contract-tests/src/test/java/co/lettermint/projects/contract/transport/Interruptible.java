package co.lettermint.projects.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A call in a thread of its own, to be interrupted. */
final class Interruptible {
  private final FutureTask<Throwable> task;
  private final Thread thread;

  Interruptible(ThrowingCallable call) {
    task =
        new FutureTask<>(
            () -> {
              Throwable end = catchThrowable(call);
              assertThat(Thread.currentThread().isInterrupted()).as("still interrupted").isTrue();
              return end;
            });
    thread = new Thread(task, "caller");
    thread.start();
  }

  /** The end of the call, which is near: the timeouts of these tests' clients are far away. */
  Throwable interrupt() throws Exception {
    thread.interrupt();
    return task.get(10, TimeUnit.SECONDS);
  }
}
