package io.clockwork.cli.graph;

import io.clockwork.cli.console.TextWidth;
import io.clockwork.graph.TaskGraph;
import io.clockwork.model.Pipeline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The DAG as a tree. Every task stands once, below the parent that comes last; a task with more
 * parents names them all. An only child does not move to the right, so a long chain stays narrow.
 */
final class TextGraph {
  private static final int LONGEST_LABEL = 48;

  private final Pipeline pipeline;
  private final TaskGraph graph;
  private final Map<String, List<String>> below = new LinkedHashMap<>();
  private final List<Line> lines = new ArrayList<>();

  /** A line of the tree: what is drawn before a task, and the task. */
  private record Line(String drawn, String task) {}

  /** A task still to be drawn. */
  private record Open(String task, String drawn, String indent) {}

  private TextGraph(Pipeline pipeline) {
    this.pipeline = pipeline;
    graph = pipeline.graph();
  }

  static String of(Pipeline pipeline) {
    TextGraph text = new TextGraph(pipeline);
    text.plant();
    text.graph.roots().forEach(text::grow);
    return text.render();
  }

  /** Gives every task its place below its deepest parent, the first of them by order. */
  private void plant() {
    Map<String, Integer> depth = new HashMap<>();
    List<List<String>> levels = graph.levels();
    for (int level = 0; level < levels.size(); level++) {
      for (String task : levels.get(level)) {
        depth.put(task, level);
      }
    }
    graph.order().forEach(task -> below.put(task, new ArrayList<>()));
    for (String task : graph.order()) {
      int above = Objects.requireNonNull(depth.get(task)) - 1;
      graph.parents(task).stream()
          .filter(parent -> Objects.requireNonNull(depth.get(parent)) == above)
          .findFirst()
          .ifPresent(parent -> children(parent).add(task));
    }
  }

  private List<String> children(String task) {
    return Objects.requireNonNull(below.get(task));
  }

  /** With a stack of its own: a chain may be longer than Java's. */
  private void grow(String root) {
    Deque<Open> open = new ArrayDeque<>();
    open.push(new Open(root, "● ", ""));
    while (!open.isEmpty()) {
      Open next = open.pop();
      lines.add(new Line(next.drawn(), next.task()));
      List<String> children = children(next.task());
      if (children.size() == 1) {
        open.push(new Open(children.get(0), next.indent() + "↓ ", next.indent()));
        continue;
      }
      for (int at = children.size() - 1; at >= 0; at--) {
        boolean last = at == children.size() - 1;
        open.push(
            new Open(
                children.get(at),
                next.indent() + (last ? "└─ " : "├─ "),
                next.indent() + (last ? "   " : "│  ")));
      }
    }
  }

  private String render() {
    int width =
        lines.stream().mapToInt(line -> TextWidth.of(line.drawn() + line.task())).max().orElse(0);
    StringBuilder out = new StringBuilder(headline()).append('\n');
    for (Line line : lines) {
      List<String> parents = graph.parents(line.task());
      String label = TextWidth.fit(TaskLabel.of(pipeline.task(line.task())).text(), LONGEST_LABEL);
      out.append(TextWidth.pad(line.drawn() + line.task(), width)).append("  ").append(label);
      if (parents.size() > 1) {
        out.append("  (after ").append(String.join(", ", parents)).append(')');
      }
      out.append('\n');
    }
    return out.toString();
  }

  private String headline() {
    int tasks = graph.order().size();
    int levels = graph.levels().size();
    return pipeline.name()
        + ": "
        + (tasks == 1 ? "1 task" : tasks + " tasks")
        + (levels > 1 ? " in " + levels + " levels" : "");
  }
}
