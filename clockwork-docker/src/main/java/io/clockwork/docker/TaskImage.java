package io.clockwork.docker;

import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.model.Action;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Setting;
import io.clockwork.model.Task;
import io.clockwork.model.TaskRuntime;
import java.util.Map;
import java.util.Optional;

/** Which image a task runs in. */
final class TaskImage {
  private TaskImage() {}

  /**
   * The reference of its image; empty if it names none and its runtime has none.
   *
   * @param runtimes images by the names of runtimes
   */
  static Optional<String> of(Task task, Map<String, String> runtimes) {
    Optional<TaskRuntime> runtime = task.effective().runtime();
    return runtime.flatMap(
        named ->
            named instanceof TaskRuntime.Image image
                ? Optional.of(image.reference())
                : Optional.ofNullable(runtimes.get(named.text())));
  }

  /** Where its image, or the runtime that means one, was named; otherwise where the task is. */
  static Optional<SourceLocation> place(Pipeline pipeline, Task task) {
    Setting<TaskRuntime> own = task.settings().runtime();
    Optional<TaskRuntime> named = own.over(inherited(pipeline, task));
    if (named.isEmpty()) {
      return pipeline.sources().key(FieldPath.of("tasks", task.name()));
    }
    String key = named.get() instanceof TaskRuntime.Image ? "image" : "runtime";
    return pipeline
        .sources()
        .value(
            own.isMentioned()
                ? FieldPath.of("tasks", task.name(), key)
                : FieldPath.of("defaults", key));
  }

  /** No default reaches a notebook. */
  private static Optional<TaskRuntime> inherited(Pipeline pipeline, Task task) {
    return task.action() instanceof Action.Notebook
        ? Optional.empty()
        : pipeline.defaults().runtime().written();
  }
}
