package io.clockwork.cli.graph;

import io.clockwork.model.Pipeline;
import java.util.Set;
import java.util.stream.Collectors;

/** The DAG as a drawing of its own. Dashed edges carry no data, only order. */
final class SvgGraph {
  private static final String STYLE =
      """
      <style>
      .dag { background: #fff; font-family: system-ui, sans-serif; }
      .task rect { fill: #f5f7fa; stroke: #8fa1b5; }
      .name { font-size: 13px; font-weight: 600; fill: #1c2733; }
      .kind { font-size: 11px; fill: #5c6b7a; }
      .edge { fill: none; stroke: #9aa9b8; stroke-width: 1.4; }
      .order { stroke-dasharray: 4 4; }
      .tip { fill: #9aa9b8; }
      @media (prefers-color-scheme: dark) {
      .dag { background: #14191f; }
      .task rect { fill: #1f2730; stroke: #5a6b7d; }
      .name { fill: #e6ebf0; }
      .kind { fill: #9aa9b8; }
      .edge { stroke: #65778a; }
      .tip { fill: #65778a; }
      }
      </style>
      """;

  private SvgGraph() {}

  static String of(Pipeline pipeline) {
    Set<String> flows =
        Dependency.of(pipeline).stream()
            .filter(Dependency::carriesData)
            .map(edge -> key(edge.from(), edge.to()))
            .collect(Collectors.toSet());
    return new GraphDrawing(
            pipeline.graph(),
            task -> drawn(TaskLabel.of(pipeline.task(task))),
            (from, to) -> !flows.contains(key(from, to)))
        .svg("The tasks of " + pipeline.name(), STYLE);
  }

  private static DrawnTask drawn(TaskLabel label) {
    return new DrawnTask(label.kind(), label.text(), "");
  }

  /** A blank is in no task's name. */
  private static String key(String from, String to) {
    return from + " " + to;
  }
}
