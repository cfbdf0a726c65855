package io.clockwork.run;

import io.clockwork.model.Input;
import io.clockwork.model.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the tasks of a run end, by reading the rules aloud: slow, and with no word of the engine's.
 */
final class NaiveEnds {
  private final RandomPipeline run;
  private final Map<String, TaskState> ends = new HashMap<>();

  private NaiveEnds(RandomPipeline run) {
    this.run = run;
  }

  /** The end of every task when failures leave everything alone that does not depend on them. */
  static Map<String, TaskState> of(RandomPipeline run) {
    NaiveEnds naive = new NaiveEnds(run);
    run.pipeline().tasks().keySet().forEach(naive::end);
    return naive.ends;
  }

  /** How many attempts a task makes that is started. */
  static int attempts(RandomPipeline run, String task) {
    int made = 0;
    for (RandomPipeline.Ending ending : run.endings(task)) {
      made++;
      if (ending != RandomPipeline.Ending.FAILURE && ending != RandomPipeline.Ending.TIMEOUT) {
        return made;
      }
    }
    return made;
  }

  private TaskState end(String name) {
    TaskState known = ends.get(name);
    if (known == null) {
      known = find(run.pipeline().task(name));
      ends.put(name, known);
    }
    return known;
  }

  private TaskState find(Task task) {
    Set<TaskState> needed = new HashSet<>();
    for (Input input : task.inputs().values()) {
      if (!input.optional()) {
        needed.add(end(input.from().task()));
      }
    }
    if (needed.contains(TaskState.FAILED) || needed.contains(TaskState.UPSTREAM_FAILED)) {
      return TaskState.UPSTREAM_FAILED;
    }
    if (needed.contains(TaskState.SKIPPED)) {
      return TaskState.SKIPPED;
    }
    List<TaskState> parents = new ArrayList<>();
    task.parents().forEach(parent -> parents.add(end(parent)));
    return parents.isEmpty() ? ran(task) : byRule(task, parents);
  }

  private TaskState byRule(Task task, List<TaskState> parents) {
    boolean success = parents.contains(TaskState.SUCCEEDED);
    boolean skip = parents.contains(TaskState.SKIPPED);
    boolean failure =
        parents.contains(TaskState.FAILED) || parents.contains(TaskState.UPSTREAM_FAILED);
    return switch (task.triggerRule()) {
      case ALL_SUCCESS ->
          failure ? TaskState.UPSTREAM_FAILED : skip ? TaskState.SKIPPED : ran(task);
      case ALL_DONE -> ran(task);
      case ONE_FAILED -> failure ? ran(task) : TaskState.SKIPPED;
      case ALL_FAILED -> success || skip ? TaskState.SKIPPED : ran(task);
      case ONE_SUCCESS ->
          success ? ran(task) : failure ? TaskState.UPSTREAM_FAILED : TaskState.SKIPPED;
      case NONE_FAILED -> failure ? TaskState.UPSTREAM_FAILED : ran(task);
      case NONE_FAILED_MIN_ONE_SUCCESS ->
          failure ? TaskState.UPSTREAM_FAILED : success ? ran(task) : TaskState.SKIPPED;
    };
  }

  private TaskState ran(Task task) {
    return switch (run.endings(task.name()).get(attempts(run, task.name()) - 1)) {
      case SUCCESS -> TaskState.SUCCEEDED;
      case SKIP -> TaskState.SKIPPED;
      case FAILURE, FINAL_FAILURE, TIMEOUT -> TaskState.FAILED;
    };
  }
}
