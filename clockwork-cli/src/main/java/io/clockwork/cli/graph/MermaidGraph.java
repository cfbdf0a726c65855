package io.clockwork.cli.graph;

import io.clockwork.model.Pipeline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The DAG as a Mermaid flow chart. Solid arrows carry data, dotted ones only order. */
final class MermaidGraph {
  private MermaidGraph() {}

  static String of(Pipeline pipeline) {
    StringBuilder out = new StringBuilder("flowchart LR\n");
    List<String> order = pipeline.graph().order();
    Map<String, String> ids = new HashMap<>();
    for (String task : order) {
      String id = "t" + (ids.size() + 1);
      ids.put(task, id);
      String label = encode(task) + "<br/>" + encode(TaskLabel.of(pipeline.task(task)).text());
      out.append("  ").append(id).append("[\"").append(label).append("\"]\n");
    }
    for (Dependency edge : Dependency.of(pipeline)) {
      out.append("  ").append(ids.get(edge.from())).append(arrow(edge));
      out.append(ids.get(edge.to())).append('\n');
    }
    return out.toString();
  }

  private static String arrow(Dependency edge) {
    return edge.carriesData()
        ? " -->|\"" + encode(String.join(", ", edge.outputs())) + "\"| "
        : " -.-> ";
  }

  /** Mermaid writes a character as its number between a hash and a semicolon. */
  private static String encode(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c) || " _-./,".indexOf(c) >= 0) {
                out.appendCodePoint(c);
              } else {
                out.append('#').append(c).append(';');
              }
            });
    return out.toString();
  }
}
