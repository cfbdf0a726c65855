package io.clockwork.run;

import io.clockwork.model.TriggerRule;
import java.util.Arrays;

/**
 * Remembers of each task which parents decided that it cannot run, to say so. A failure is told by
 * the task that failed in the first place, however far upstream.
 */
final class Causes {
  private static final int NONE = -1;

  private final RunGraph graph;
  private final int[] failed;
  private final int[] skipped;
  private final int[] succeeded;
  private final int[] cancelled;

  Causes(RunGraph graph) {
    this.graph = graph;
    failed = none(graph.size());
    skipped = none(graph.size());
    succeeded = none(graph.size());
    cancelled = none(graph.size());
  }

  private static int[] none(int size) {
    int[] causes = new int[size];
    Arrays.fill(causes, NONE);
    return causes;
  }

  /** A parent of a child ended like this. The first of a kind counts. */
  void note(int parent, TaskState end, int child) {
    switch (end) {
      case FAILED -> first(failed, child, parent);
      case UPSTREAM_FAILED ->
          first(failed, child, failed[parent] == NONE ? parent : failed[parent]);
      case SKIPPED -> first(skipped, child, parent);
      case SUCCEEDED -> first(succeeded, child, parent);
      case CANCELLED -> first(cancelled, child, parent);
      default -> throw new IllegalArgumentException("no end: " + end);
    }
  }

  private static void first(int[] causes, int child, int cause) {
    if (causes[child] == NONE) {
      causes[child] = cause;
    }
  }

  /** Why a task is upstream_failed. */
  String ofFailure(int task) {
    return failed[task] == NONE
        ? byRule(task, "no parent succeeded")
        : graph.name(failed[task]) + " failed";
  }

  /** Why a task is skipped. */
  String ofSkip(int task, Tally required) {
    TriggerRule rule = graph.task(task).triggerRule();
    if (required.anySkipped() || rule == TriggerRule.ALL_SUCCESS) {
      return graph.name(skipped[task]) + " was skipped";
    }
    return switch (rule) {
      case ALL_FAILED ->
          byRule(
              task,
              succeeded[task] == NONE
                  ? graph.name(skipped[task]) + " was skipped"
                  : graph.name(succeeded[task]) + " succeeded");
      case ONE_FAILED -> byRule(task, "no parent failed");
      default -> byRule(task, "every parent was skipped");
    };
  }

  /** Why a task is cancelled together with what it needs. */
  String ofCancel(int task) {
    return graph.name(cancelled[task]) + " was cancelled";
  }

  private String byRule(int task, String what) {
    return "trigger rule " + graph.task(task).triggerRule().id() + ": " + what;
  }
}
