package io.clockwork.architecture.planted.graph;

import org.jgrapht.Graph;

/** The one exception of the rule on signatures, and a neighbour that is none. */
public abstract class TaskGraph {
  /** May show it. */
  public abstract Graph<String, String> asJGraphT();

  /** May not. */
  protected abstract Graph<String, String>[] another();
}
