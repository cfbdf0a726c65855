package io.clockwork.docker;

import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.model.Action;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Pipeline;
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
   * @param runtimes images by the names of runtimes that the platform says nothing of
   */
  static Optional<String> of(Task task, Map<String, String> runtimes) {
    return task.effective()
        .image()
        .or(
            () ->
                task.effective()
                    .runtime()
                    .map(TaskRuntime::text)
                    .flatMap(name -> Optional.ofNullable(runtimes.get(name))));
  }

  /** Where its image, or the runtime that means one, was named; otherwise where the task is. */
  static Optional<SourceLocation> place(Pipeline pipeline, Task task) {
    FieldPath path = FieldPath.of("tasks", task.name());
    boolean isImage =
        task.effective().runtime().filter(TaskRuntime.Image.class::isInstance).isPresent();
    String key = isImage ? "image" : "runtime";
    boolean inherits =
        !task.settings().runtime().isMentioned() && !(task.action() instanceof Action.Notebook);
    return inherits || pipeline.sources().contains(path.child(key))
        ? pipeline.placeOf(task.name(), key)
        : pipeline.sources().key(path);
  }
}
