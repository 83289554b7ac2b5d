package co.lettermint.projects.contract.transport;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.RotationException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A thread that rotates, to be interrupted. */
final class Caller {
  private final FutureTask<End> task;
  private final Thread thread;

  /** How the call ended, and whether the thread was still interrupted then. */
  record End(RotationException failure, boolean interrupted) {}

  Caller(LettermintProjects lettermint) {
    task =
        new FutureTask<>(
            () -> {
              RotationException failure = Calls.SYNC.failure(lettermint);
              return new End(failure, Thread.currentThread().isInterrupted());
            });
    thread = new Thread(task, "caller");
    thread.start();
  }

  void interrupt() {
    thread.interrupt();
  }

  /** The end of the call, which is near: the timeouts of these tests' clients are far away. */
  End end() throws Exception {
    return task.get(10, TimeUnit.SECONDS);
  }
}
