package io.clockwork.docker;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Moves bytes on a thread of its own, for a thread in a socket cannot be interrupted. */
final class Transfer {
  private static final long GIVING_UP_MILLIS = 5_000;

  private Transfer() {}

  /** What is to be done. */
  @FunctionalInterface
  interface Work {
    void run() throws EngineException, IOException;
  }

  /**
   * Does it.
   *
   * @param giveUp makes the work end early
   * @throws EngineException if the engine refuses it, or does not answer
   * @throws IOException if this machine's side fails
   * @throws InterruptedException after the work was given up because the caller was interrupted
   */
  static void run(Work work, Runnable giveUp)
      throws EngineException, IOException, InterruptedException {
    FutureTask<Boolean> task =
        new FutureTask<>(
            () -> {
              work.run();
              return true;
            });
    Thread thread = new Thread(task, "clockwork-transfer");
    thread.setDaemon(true);
    thread.start();
    try {
      task.get();
    } catch (ExecutionException e) {
      throw unwrapped(Objects.requireNonNullElse(e.getCause(), e));
    } catch (InterruptedException e) {
      giveUp.run();
      // One that hangs in a socket nevertheless ends with the client of the engine.
      TimeUnit.MILLISECONDS.timedJoin(thread, GIVING_UP_MILLIS);
      throw e;
    }
  }

  private static RuntimeException unwrapped(Throwable cause) throws EngineException, IOException {
    if (cause instanceof EngineException e) {
      throw e;
    }
    if (cause instanceof IOException e) {
      throw e;
    }
    if (cause instanceof RuntimeException e) {
      throw e;
    }
    return new IllegalStateException(cause);
  }
}
