package io.clockwork.junit;

import io.clockwork.export.GeneratedDag;
import io.clockwork.export.GeneratedTask;
import java.util.ArrayList;
import java.util.List;

/** A DAG for an error's text: one line a task, with those that wait for it. */
record DagTable(GeneratedDag dag) {

  String text() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("task", "operator", "before"));
    for (GeneratedTask task : dag.tasks().values()) {
      rows.add(List.of(task.id(), task.operator(), String.join(", ", dag.after(task.id()))));
    }
    return "dag " + dag.id() + new Columns(rows).text();
  }
}
