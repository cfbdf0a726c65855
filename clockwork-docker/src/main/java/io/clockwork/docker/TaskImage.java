package io.clockwork.docker;

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
}
