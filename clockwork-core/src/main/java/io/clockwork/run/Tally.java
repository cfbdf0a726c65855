package io.clockwork.run;

/** How many parents of a task there are, and how those that ended did. */
final class Tally {
  private final int total;
  private int succeeded;
  private int failed;
  private int skipped;
  private int cancelled;

  Tally(int total) {
    this.total = total;
  }

  /** Of every task of a graph, all parents. */
  static Tally[] ofParents(RunGraph graph) {
    Tally[] tallies = new Tally[graph.size()];
    for (int task = 0; task < tallies.length; task++) {
      tallies[task] = new Tally(graph.parentCount(task));
    }
    return tallies;
  }

  /** Of every task of a graph, the parents that it has a required input from. */
  static Tally[] ofRequiredParents(RunGraph graph) {
    Tally[] tallies = new Tally[graph.size()];
    for (int task = 0; task < tallies.length; task++) {
      int count = 0;
      for (int i = 0; i < graph.parentCount(task); i++) {
        count += graph.requiresParent(task, i) ? 1 : 0;
      }
      tallies[task] = new Tally(count);
    }
    return tallies;
  }

  /** A parent ended like this. */
  void count(TaskState end) {
    switch (end) {
      case SUCCEEDED -> succeeded++;
      case FAILED, UPSTREAM_FAILED -> failed++;
      case SKIPPED -> skipped++;
      case CANCELLED -> cancelled++;
      default -> throw new IllegalArgumentException("no end: " + end);
    }
  }

  boolean isEmpty() {
    return total == 0;
  }

  boolean isComplete() {
    return succeeded + failed + skipped + cancelled == total;
  }

  boolean anySucceeded() {
    return succeeded > 0;
  }

  /** Whether any failed or is upstream_failed. */
  boolean anyFailed() {
    return failed > 0;
  }

  boolean anySkipped() {
    return skipped > 0;
  }

  boolean anyCancelled() {
    return cancelled > 0;
  }

  boolean allSkipped() {
    return skipped == total;
  }
}
