package io.clockwork.cli.report;

import io.clockwork.cli.console.Durations;
import io.clockwork.cli.markup.MarkupWriter;
import io.clockwork.run.TaskState;

/** Each task with its attempts, outputs, logs and notebook. */
final class TaskSections {
  private static final long ALL_TEXTS = 16L << 20;
  private static final long ALL_IMAGES = 24L << 20;

  private final ReportedRun run;
  private final MarkupWriter out;
  private final LogView logs;
  private final OutputView outputs;
  private final NotebookView notebooks;

  TaskSections(ReportedRun run, MarkupWriter out) {
    this.run = run;
    this.out = out;
    Budget texts = new Budget(ALL_TEXTS);
    Budget images = new Budget(ALL_IMAGES);
    logs = new LogView(out, texts);
    outputs = new OutputView(out, texts, images);
    notebooks = new NotebookView(out, texts, images);
  }

  void write(int at) {
    ReportedTask task = run.tasks().get(at);
    out.open("section", "class", "task", "id", "t" + at).open("h2").text(task.name()).text(" ");
    StateBadge.write(out, task.state().id());
    out.close();
    if (!task.label().isEmpty()) {
      out.leaf("p", FilePart.lines(task.label()), "class", "label");
    }
    if (!task.reason().isEmpty()) {
      out.leaf("p", FilePart.lines(task.reason()), "class", "reason");
    }
    outputs.write(task.outputs());
    task.attempts().forEach(attempt -> attempt(attempt, task));
    out.close();
  }

  private void attempt(ReportedAttempt attempt, ReportedTask task) {
    boolean only = task.attempts().size() == 1 && attempt.number() == 1;
    if (!only) {
      out.open("h3").text("Attempt " + attempt.number() + " ");
      StateBadge.write(out, attempt.end().id());
      out.text(" " + Durations.show(attempt.duration(run.until()))).close();
      if (!attempt.reason().isEmpty() && !attempt.reason().equals(task.reason())) {
        out.leaf("p", FilePart.lines(attempt.reason()), "class", "reason");
      }
    }
    boolean last = attempt.equals(task.attempts().get(task.attempts().size() - 1));
    logs.write(attempt.log(), last && task.state() == TaskState.FAILED);
    notebooks.write(attempt.notebook());
  }
}
