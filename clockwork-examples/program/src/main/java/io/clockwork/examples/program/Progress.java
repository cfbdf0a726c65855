package io.clockwork.examples.program;

import io.clockwork.run.RunEvent;
import io.clockwork.run.RunListener;
import java.io.PrintStream;

/** Prints what happens in a run, a line for each task that ended. */
final class Progress implements RunListener {
  private final PrintStream out;

  Progress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void onEvent(RunEvent event) {
    if (event instanceof RunEvent.RunStarted started) {
      out.println(started.tasks() + " tasks");
    } else if (event instanceof RunEvent.TaskEnded ended) {
      String reason = ended.reason().isEmpty() ? "" : ": " + ended.reason();
      out.println(ended.task() + " " + ended.state().id() + reason);
    }
  }
}
