package io.clockwork.cli.report;

import io.clockwork.cli.console.Durations;
import io.clockwork.cli.graph.DrawnTask;
import io.clockwork.cli.graph.GraphDrawing;
import io.clockwork.cli.markup.MarkupWriter;
import io.clockwork.graph.TaskGraph;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The graph of the run's tasks, each in the colour of its state. */
final class GraphSection {
  private final ReportedRun run;
  private final MarkupWriter out;

  GraphSection(ReportedRun run, MarkupWriter out) {
    this.run = run;
    this.out = out;
  }

  /** Nothing where no task waits for another: one task, or a run whose definition is gone. */
  void write() {
    if (run.tasks().stream().allMatch(task -> task.parents().isEmpty())) {
      return;
    }
    Map<String, ReportedTask> tasks = new LinkedHashMap<>();
    run.tasks().forEach(task -> tasks.put(task.name(), task));
    Map<String, List<String>> parents = new LinkedHashMap<>();
    tasks.forEach(
        (name, task) ->
            parents.put(name, task.parents().stream().filter(tasks::containsKey).toList()));
    GraphDrawing drawing =
        new GraphDrawing(
            TaskGraph.of(parents),
            name -> drawn(Objects.requireNonNull(tasks.get(name))),
            (from, to) -> false);
    out.open("section").leaf("h2", "Graph").open("div", "class", "scroll");
    out.markup(drawing.svg("The tasks of " + run.pipeline(), ""));
    out.close().close();
  }

  private DrawnTask drawn(ReportedTask task) {
    String state = task.state().id();
    String words = state.replace('_', ' ');
    String took =
        task.attempts().isEmpty() ? "" : " · " + Durations.show(task.duration(run.until()));
    String label = task.label().isEmpty() ? "" : "\n" + task.label();
    return new DrawnTask(words + took, words + label, state);
  }
}
