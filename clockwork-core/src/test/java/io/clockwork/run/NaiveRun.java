package io.clockwork.run;

import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.Input;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a run that keeps going must end, found without any idea of order: rules are applied to all
 * tasks again and again until nothing changes.
 */
final class NaiveRun {
  private final Pipeline pipeline;
  private final Map<String, List<TaskOutcome>> script;
  private final Map<String, TaskState> states = new HashMap<>();
  private final Map<String, Integer> attempts = new HashMap<>();

  /** A run in which the n-th attempt of a task ends as the script says. */
  NaiveRun(Pipeline pipeline, Map<String, List<TaskOutcome>> script) {
    this.pipeline = pipeline;
    this.script = script;
  }

  /** The end of every task. */
  Map<String, TaskState> states() {
    int known = -1;
    while (known < states.size()) {
      known = states.size();
      for (Task task : pipeline.tasks().values()) {
        if (!states.containsKey(task.name()) && states.keySet().containsAll(task.parents())) {
          states.put(task.name(), end(task));
        }
      }
    }
    return states;
  }

  /** How many attempts every task had. */
  Map<String, Integer> attempts() {
    return attempts;
  }

  private TaskState end(Task task) {
    List<TaskState> producers =
        task.inputs().values().stream()
            .filter(input -> !input.optional())
            .map(Input::from)
            .map(from -> state(from.task()))
            .toList();
    if (some(producers, TaskState.FAILED) || some(producers, TaskState.UPSTREAM_FAILED)) {
      return TaskState.UPSTREAM_FAILED;
    }
    if (some(producers, TaskState.SKIPPED)) {
      return TaskState.SKIPPED;
    }
    List<TaskState> parents = task.parents().stream().map(this::state).toList();
    return parents.isEmpty() ? carryOut(task) : byRule(task, parents);
  }

  private TaskState byRule(Task task, List<TaskState> parents) {
    boolean failed = some(parents, TaskState.FAILED) || some(parents, TaskState.UPSTREAM_FAILED);
    boolean skipped = some(parents, TaskState.SKIPPED);
    boolean succeeded = some(parents, TaskState.SUCCEEDED);
    TaskState failure = TaskState.UPSTREAM_FAILED;
    TaskState skip = TaskState.SKIPPED;
    return switch (task.triggerRule()) {
      case ALL_DONE -> carryOut(task);
      case ALL_SUCCESS -> failed ? failure : skipped ? skip : carryOut(task);
      case NONE_FAILED -> failed ? failure : carryOut(task);
      case NONE_FAILED_MIN_ONE_SUCCESS -> failed ? failure : succeeded ? carryOut(task) : skip;
      case ALL_FAILED -> succeeded || skipped ? skip : carryOut(task);
      case ONE_FAILED -> failed ? carryOut(task) : skip;
      case ONE_SUCCESS -> succeeded ? carryOut(task) : failed ? failure : skip;
    };
  }

  private TaskState carryOut(Task task) {
    int most = 1 + task.effective().retries().count();
    for (int attempt = 1; attempt <= most; attempt++) {
      attempts.put(task.name(), attempt);
      TaskOutcome outcome = Objects.requireNonNull(script.get(task.name())).get(attempt - 1);
      if (outcome instanceof TaskOutcome.Succeeded) {
        return TaskState.SUCCEEDED;
      } else if (outcome instanceof TaskOutcome.Skipped) {
        return TaskState.SKIPPED;
      } else if (outcome instanceof TaskOutcome.Failed failed && !failed.retryable()) {
        return TaskState.FAILED;
      }
    }
    return TaskState.FAILED;
  }

  private TaskState state(String task) {
    return Objects.requireNonNull(states.get(task));
  }

  private static boolean some(Collection<TaskState> states, TaskState state) {
    return states.contains(state);
  }
}
