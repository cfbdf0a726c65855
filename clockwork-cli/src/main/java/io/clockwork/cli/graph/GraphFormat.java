package io.clockwork.cli.graph;

import io.clockwork.model.Pipeline;
import java.util.Locale;

/** How a DAG is shown. Every form is the same for the same pipeline. */
public enum GraphFormat {
  /** A tree for a terminal. */
  TEXT,
  /** A Mermaid flow chart, which many wikis and forges draw. */
  MERMAID,
  /** The language of Graphviz. */
  DOT,
  /** A drawing that needs nothing else. */
  SVG;

  /** The DAG of this pipeline, ended by a line break. */
  public String render(Pipeline pipeline) {
    return switch (this) {
      case TEXT -> TextGraph.of(pipeline);
      case MERMAID -> MermaidGraph.of(pipeline);
      case DOT -> DotGraph.of(pipeline);
      case SVG -> SvgGraph.of(pipeline);
    };
  }

  /** What users type. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
