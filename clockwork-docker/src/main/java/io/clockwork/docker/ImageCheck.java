package io.clockwork.docker;

import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.Action;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether the images of tasks can be had; those that are missing are pulled, so that none is found
 * missing in the middle of a run.
 */
final class ImageCheck {
  private final Pipeline pipeline;
  private final Map<String, String> runtimes;
  private final Images images;

  ImageCheck(Pipeline pipeline, Map<String, String> runtimes, Images images) {
    this.pipeline = pipeline;
    this.runtimes = runtimes;
    this.images = images;
  }

  ValidationReport check(Collection<Task> tasks) {
    Map<String, List<Task>> users = new LinkedHashMap<>();
    for (Task task : tasks) {
      TaskImage.of(task, runtimes)
          .ifPresent(image -> users.computeIfAbsent(image, key -> new ArrayList<>()).add(task));
    }
    users.keySet().forEach(images::begin);
    List<Diagnostic> found = new ArrayList<>();
    for (Map.Entry<String, List<Task>> image : users.entrySet()) {
      found.addAll(check(image.getKey(), image.getValue()));
    }
    return ValidationReport.of(found);
  }

  private List<Diagnostic> check(String reference, List<Task> tasks) {
    try {
      EngineImage image = images.get(reference);
      return image.hasCommand()
          ? List.of()
          : tasks.stream()
              .filter(task -> task.action() instanceof Action.Entrypoint)
              .map(task -> withoutCommand(reference, task))
              .toList();
    } catch (ImageException e) {
      return List.of(unavailable(reference, tasks, e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private Diagnostic unavailable(String reference, List<Task> tasks, ImageException e) {
    List<String> names = tasks.stream().map(Task::name).toList();
    return Diagnostic.of(
            DiagnosticCode.IMAGE_UNAVAILABLE,
            TaskImage.place(pipeline, tasks.get(0)),
            "image "
                + Quoted.text(reference)
                + " of "
                + (names.size() == 1 ? "task " : "tasks ")
                + Quoted.names(names)
                + " "
                + e.summary())
        .withHelp(e.help());
  }

  private Diagnostic withoutCommand(String reference, Task task) {
    return Diagnostic.of(
            DiagnosticCode.UNSUPPORTED_ON_DOCKER,
            TaskImage.place(pipeline, task),
            "task "
                + Quoted.text(task.name())
                + " says not what to run, nor does its image "
                + Quoted.text(reference))
        .withHelp("give it a \"command\"");
  }
}
