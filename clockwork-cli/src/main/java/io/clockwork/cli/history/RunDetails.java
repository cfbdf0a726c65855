package io.clockwork.cli.history;

import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.console.SafeText;
import io.clockwork.cli.console.Style;
import io.clockwork.cli.console.Table;
import io.clockwork.cli.console.TextWidth;
import io.clockwork.contract.Interval;
import io.clockwork.contract.PublishedOutput;
import io.clockwork.run.RunResult;
import io.clockwork.run.TaskResult;
import java.nio.file.Path;

/** What a run was given, and all it left behind. */
public final class RunDetails {
  private static final int LONGEST_VALUE = 60;

  private final Invocation invocation;
  private final RunResult run;

  /** Of this run. */
  public RunDetails(Invocation invocation, RunResult run) {
    this.invocation = invocation;
    this.run = run;
  }

  /** Params, interval, executor and folder, then every output with its value or path. */
  public String text() {
    Style style = invocation.terminal().out();
    StringBuilder out = new StringBuilder();
    Table outputs = new Table();
    run.tasks().values().forEach(task -> addOutputs(task, outputs));
    String rows = outputs.render("  ");
    if (!rows.isEmpty()) {
      out.append('\n').append(style.strong("outputs")).append('\n').append(rows);
    }
    if (!run.run().params().isEmpty()) {
      Table params = new Table();
      run.run().params().forEach((name, value) -> params.row(name, value.text()));
      out.append('\n').append(style.strong("params")).append('\n').append(params.render("  "));
    }
    out.append('\n').append(style.strong("run")).append('\n').append(facts().render("  "));
    return out.toString();
  }

  private void addOutputs(TaskResult task, Table table) {
    task.outputs()
        .forEach(
            (name, output) ->
                table.row(task.name() + "." + name, output.type().id(), shown(output)));
  }

  private String shown(PublishedOutput output) {
    if (output instanceof PublishedOutput.Text text) {
      return TextWidth.fit(text.value().text().strip(), LONGEST_VALUE);
    }
    return invocation.show(((PublishedOutput.Blob) output).path());
  }

  private String interval() {
    Interval interval = run.run().interval();
    boolean moment = interval.start().equals(interval.end());
    return interval.startText() + (moment ? "" : " to " + interval.endText());
  }

  private Table facts() {
    String reason = run.origin().executorReason();
    Table facts = new Table();
    facts.row("date", interval());
    facts.row("executor", run.origin().executor() + (reason.isEmpty() ? "" : ", " + reason));
    run.origin().schedule().ifPresent(name -> facts.row("schedule", name));
    run.origin()
        .platform()
        .ifPresent(name -> facts.row("platform", SafeText.line(invocation.show(Path.of(name)))));
    run.code().ifPresent(code -> facts.row("code", SafeText.line(code.toString())));
    run.inputsFrom().ifPresent(from -> facts.row("inputs from", from));
    if (run.sessions().size() > 1) {
      facts.row("resumed", (run.sessions().size() - 1) + " times");
    }
    facts.row("folder", invocation.show(run.directory().path()));
    return facts;
  }
}
