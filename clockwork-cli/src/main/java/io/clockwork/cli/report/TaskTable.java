package io.clockwork.cli.report;

import io.clockwork.cli.console.Durations;
import io.clockwork.cli.markup.MarkupWriter;
import java.util.List;

/** All tasks in a line each. */
final class TaskTable {
  private final ReportedRun run;
  private final MarkupWriter out;

  TaskTable(ReportedRun run, MarkupWriter out) {
    this.run = run;
    this.out = out;
  }

  void write() {
    out.open("section").leaf("h2", "Tasks").open("div", "class", "scroll").open("table");
    out.open("thead").open("tr");
    List.of("Task", "State", "Attempts", "Duration", "Reason")
        .forEach(head -> out.leaf("th", head));
    out.close().close().open("tbody");
    for (int at = 0; at < run.tasks().size(); at++) {
      row(run.tasks().get(at), at);
    }
    out.close().close().close().close();
  }

  private void row(ReportedTask task, int at) {
    int attempts = task.attempts().size();
    out.open("tr").open("td").leaf("a", task.name(), "href", "#t" + at).close();
    out.open("td");
    StateBadge.write(out, task.state().id());
    out.close();
    out.leaf("td", attempts == 0 ? "–" : Integer.toString(attempts), "class", "number");
    out.leaf(
        "td", attempts == 0 ? "–" : Durations.show(task.duration(run.until())), "class", "number");
    out.leaf("td", FilePart.lines(task.reason()), "class", "why").close();
  }
}
