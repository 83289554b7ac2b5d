package co.lettermint.projects.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.RotationException;
import co.lettermint.projects.contract.Calls;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A call in a thread of its own, to be interrupted. */
final class Interruptible {
  private final FutureTask<RotationException> task;
  private final Thread thread;
  private volatile boolean isInterrupted;

  Interruptible(LettermintProjects lettermint) {
    task =
        new FutureTask<>(
            () -> {
              RotationException failure = Calls.SYNC.failure(lettermint);
              isInterrupted = Thread.currentThread().isInterrupted();
              return failure;
            });
    thread = new Thread(task, "caller");
    thread.start();
  }

  /** The end of the call, which is near: the timeouts of these tests' clients are far away. */
  RotationException assertInterruptTells(String truth) throws Exception {
    thread.interrupt();
    RotationException failure = task.get(10, TimeUnit.SECONDS);

    assertThat(Calls.truth(failure)).isEqualTo(truth);
    assertThat(isInterrupted).as("the thread stays interrupted").isTrue();
    return failure;
  }
}
