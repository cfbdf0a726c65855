package io.clockwork.cli.run;

import io.clockwork.cli.console.Diagnostics;
import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.console.Signals;
import io.clockwork.cli.console.TerminalSize;
import io.clockwork.cli.progress.EventView;
import io.clockwork.cli.progress.LiveView;
import io.clockwork.cli.progress.PlainView;
import io.clockwork.cli.progress.RunView;
import io.clockwork.cli.progress.SilentView;
import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.TextFormat;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.Pipeline;
import io.clockwork.run.LocalRunner;
import io.clockwork.run.RunEventJson;
import io.clockwork.run.RunHandle;
import io.clockwork.run.RunResult;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** One run from its start to its end, shown as it goes on, and ended when the user asks. */
public final class RunSession {
  private final Invocation invocation;
  private final boolean events;

  /**
   * For this call.
   *
   * @param events whether standard output gets every event as a line of JSON, and no progress is
   *     shown
   */
  public RunSession(Invocation invocation, boolean events) {
    this.invocation = invocation;
    this.events = events;
  }

  /**
   * Runs it.
   *
   * @param warnings found so far
   */
  public RunResult run(LocalRunner.Builder runner, Pipeline pipeline, ValidationReport warnings)
      throws InterruptedException {
    if (events) {
      runner.listener(event -> invocation.out().println(RunEventJson.write(event)));
    }
    try (RunView view = view()) {
      runner.listener(new EventView(view));
      Interruption interruption = new Interruption(view::note);
      RunHandle handle = runner.build().start(pipeline);
      interruption.endWhenAsked(handle);
      TextFormat format = Diagnostics.format(invocation.terminal().err());
      for (Diagnostic warning : warnings.and(handle.warnings()).diagnostics()) {
        view.note(format.render(warning).stripTrailing());
      }
      return handle.await();
    }
  }

  private RunView view() {
    if (events) {
      return new SilentView(invocation.err());
    }
    if (!invocation.terminal().live()) {
      return new PlainView(invocation.err(), invocation.terminal().err(), InstantSource.system());
    }
    AtomicReference<TerminalSize> size = new AtomicReference<>(TerminalSize.now());
    Signals.on("WINCH", () -> size.set(TerminalSize.now()));
    return new LiveView(
        invocation.err(), invocation.terminal().err(), size::get, InstantSource.system());
  }
}
