package io.clockwork.cli.graph;

import io.clockwork.model.Pipeline;

/** The DAG in the language of Graphviz. Solid arrows carry data, dashed ones only order. */
final class DotGraph {
  private DotGraph() {}

  static String of(Pipeline pipeline) {
    StringBuilder out = new StringBuilder();
    out.append("digraph ").append(quote(pipeline.name())).append(" {\n");
    out.append("  rankdir=LR;\n");
    out.append("  node [shape=box, style=rounded, fontname=\"sans-serif\"];\n");
    out.append("  edge [fontname=\"sans-serif\", fontsize=10];\n");
    for (String task : pipeline.graph().order()) {
      String label = TaskLabel.of(pipeline.task(task)).text();
      out.append("  ").append(quote(task)).append(" [label=");
      out.append(quote(task + "\n" + label)).append("];\n");
    }
    for (Dependency edge : Dependency.of(pipeline)) {
      out.append("  ").append(quote(edge.from())).append(" -> ").append(quote(edge.to()));
      out.append(
          edge.carriesData()
              ? " [label=" + quote(String.join(", ", edge.outputs())) + "];\n"
              : " [style=dashed];\n");
    }
    return out.append("}\n").toString();
  }

  /** A quoted string: a backslash would begin an escape of labels, a line break is one. */
  private static String quote(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return '"' + escaped + '"';
  }
}
