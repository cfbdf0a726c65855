package io.clockwork.architecture.planted.model;

import org.jgrapht.Graph;

/** Uses JGraphT outside of graph, in a parameter of a generic type too. */
public final class UsesGraphLibrary {
  private UsesGraphLibrary() {}

  /** Shows a type of JGraphT. */
  public static int count(java.util.List<Graph<String, String>> graphs) {
    return graphs.size();
  }
}
