package io.clockwork.junit;

import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.ObjectAssert;

/**
 * Assertions on the shape of a pipeline. Every failure shows who waits for whom. Not thread-safe.
 */
public final class PipelineAssert extends AbstractAssert<PipelineAssert, Pipeline> {
  PipelineAssert(Pipeline pipeline) {
    super(pipeline, PipelineAssert.class);
  }

  /** It has exactly these tasks, in any order. */
  public PipelineAssert hasTasks(String... tasks) {
    return require(
        pipeline().tasks().keySet().equals(Set.of(tasks)),
        "the tasks to be " + Quoted.names(List.of(tasks)));
  }

  /** A task waits for exactly these tasks, by its inputs or {@code after}. */
  public PipelineAssert hasParents(String task, String... parents) {
    return require(
        Set.copyOf(pipeline().graph().parents(known(task))).equals(Set.of(parents)),
        named(task) + " to wait for exactly " + Quoted.names(List.of(parents)));
  }

  /** One task runs after another, directly or by way of others. */
  public PipelineAssert runsAfter(String task, String ancestor) {
    return require(
        pipeline().graph().ancestors(known(task)).contains(known(ancestor)),
        named(task) + " to run after " + named(ancestor));
  }

  /** Neither of two tasks waits for the other: they may run at the same time. */
  public PipelineAssert mayRunTogether(String task, String other) {
    return require(
        !pipeline().graph().ancestors(known(task)).contains(known(other))
            && !pipeline().graph().ancestors(known(other)).contains(known(task)),
        named(task) + " and " + named(other) + " not to wait for each other");
  }

  /** Assertions on a task. */
  public ObjectAssert<Task> task(String task) {
    return new ObjectAssert<>(pipeline().task(known(task))).as(named(task));
  }

  private Pipeline pipeline() {
    isNotNull();
    return actual;
  }

  private String known(String task) {
    require(pipeline().tasks().containsKey(task), named(task) + " to be in the pipeline");
    return task;
  }

  private static String named(String task) {
    return "task " + Quoted.text(task);
  }

  private PipelineAssert require(boolean holds, String what) {
    if (!holds) {
      StringBuilder text = new StringBuilder("expected " + what);
      text.append("\npipeline ").append(actual.name());
      for (String task : actual.graph().order()) {
        text.append("\n  ").append(task);
        List<String> parents = List.copyOf(actual.graph().parents(task));
        if (!parents.isEmpty()) {
          text.append(" after ").append(String.join(", ", parents));
        }
      }
      failWithMessage("%s", text.toString());
    }
    return this;
  }
}
