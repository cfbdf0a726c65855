package io.clockwork.run;

import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.DidYouMean;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.graph.TaskGraph;
import io.clockwork.model.Pipeline;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The tasks that a selection means. */
final class SelectedTasks {
  private SelectedTasks() {}

  /** Their names in running order; reports names of no task. */
  static Set<String> of(
      Pipeline pipeline, RunSelection selection, Collection<Diagnostic> problems) {
    Set<String> selected = new LinkedHashSet<>(pipeline.graph().order());
    TaskGraph graph = pipeline.graph();
    Selecting selecting = new Selecting(pipeline, selected, problems);
    selecting.keep(selection.only(), task -> Set.of());
    selecting.keep(selection.from(), graph::descendants);
    selecting.keep(selection.until(), graph::ancestors);
    return selected;
  }

  private record Selecting(
      Pipeline pipeline, Set<String> selected, Collection<Diagnostic> problems) {

    void keep(List<String> names, Function<String, Set<String>> more) {
      if (names.isEmpty()) {
        return;
      }
      Set<String> kept = new HashSet<>();
      for (String name : names) {
        if (pipeline.tasks().containsKey(name)) {
          kept.add(name);
          kept.addAll(more.apply(name));
        } else {
          problems.add(unknown(name));
        }
      }
      selected.retainAll(kept);
    }

    private Diagnostic unknown(String name) {
      Set<String> tasks = pipeline.tasks().keySet();
      return Diagnostic.of(
              DiagnosticCode.UNKNOWN_TASK,
              Optional.empty(),
              "task " + Quoted.text(name) + " is to be run, but does not exist")
          .withHelp(
              DidYouMean.help(name, tasks)
                  .orElse("tasks in this pipeline are " + Quoted.names(tasks)));
    }
  }
}
