package io.clockwork.cli.run;

import io.clockwork.cli.console.Signals;
import io.clockwork.run.RunHandle;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run when the user, or the system, asks this process to end: the first time gracefully, the
 * second time at once.
 */
final class Interruption {
  private static final String FIRST =
      "stopping: running tasks may finish within 10 seconds; again stops them at once";
  private static final String SECOND = "stopping at once";

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
    for (String signal : new String[] {"INT", "TERM", "HUP"}) {
      Signals.on(signal, this::interrupt);
    }
  }

  /** Ends this run when asked, at once if that happened already. */
  synchronized void endWhenAsked(RunHandle handle) {
    run = handle;
    for (int i = 0; i < times; i++) {
      handle.cancel();
    }
  }

  private synchronized void interrupt() {
    times++;
    if (times <= 2) {
      note.accept(times == 1 ? FIRST : SECOND);
    }
    if (run != null) {
      run.cancel();
    }
  }
}
