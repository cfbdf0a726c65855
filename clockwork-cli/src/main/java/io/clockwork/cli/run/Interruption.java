package io.clockwork.cli.run;

import io.clockwork.cli.console.Signals;
import io.clockwork.run.RunHandle;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run when the user, or the system, asks this process to end: the first time gracefully, the
 * second time at once.
 */
public final class Interruption {
  private static final String FIRST =
      "stopping: running tasks may finish within 10 seconds; again stops them at once";
  private static final String SECOND = "stopping at once";
  private static final String BEFORE =
      "stopped: images are pulled no further, and no task has begun";
  private static final String[] SIGNALS = {"INT", "TERM", "HUP"};
  private static final Duration AGAIN = Duration.ofMillis(200);

  private final Consumer<String> note;
  private @Nullable RunHandle run;
  private int times;

  /**
   * Listens from now on.
   *
   * @param note is told what happens, for the user
   */
  Interruption(Consumer<String> note) {
    this.note = note;
    for (String signal : SIGNALS) {
      Signals.on(signal, this::interrupt);
    }
  }

  /**
   * Until there is a run to be ended: interrupts the calling thread when asked.
   *
   * @param note is told of it, for the user
   */
  static void beforeTheRun(Consumer<String> note) {
    interrupts(() -> note.accept(BEFORE));
  }

  /** Where there is no run that could be cancelled: interrupts the calling thread when asked. */
  public static void ofCaller() {
    interrupts(() -> {});
  }

  private static void interrupts(Runnable first) {
    Thread caller = Thread.currentThread();
    for (String signal : SIGNALS) {
      Signals.on(
          signal,
          () -> {
            first.run();
            caller.interrupt();
          });
    }
  }

  /** Ends this run when asked, at once if that happened already. */
  synchronized void endWhenAsked(RunHandle handle) {
    run = handle;
    if (times > 0) {
      handle.cancel();
    }
    if (times > 1) {
      endAtOnce(handle);
    }
  }

  private synchronized void interrupt() {
    times++;
    if (times <= 2) {
      note.accept(times == 1 ? FIRST : SECOND);
    }
    RunHandle handle = run;
    if (handle != null && times == 1) {
      handle.cancel();
    } else if (handle != null && times == 2) {
      endAtOnce(handle);
    }
  }

  /**
   * Says so until it is heard: a task that is only about to be stopped may miss the second call.
   */
  private static void endAtOnce(RunHandle handle) {
    Thread insisting =
        new Thread(
            () -> {
              while (!handle.result().toCompletableFuture().isDone()) {
                handle.cancel();
                LockSupport.parkNanos(AGAIN.toNanos());
              }
            },
            "end-at-once");
    insisting.setDaemon(true);
    insisting.start();
  }
}
