package io.clockwork.run;

/** How many parents of a task there are, and how those that ended did. */
final class Tally {
  private int total;
  private int succeeded;
  private int failed;
  private int skipped;
  private int cancelled;

  /** One more parent. */
  void expect() {
    total++;
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
