package io.clockwork.docker;

import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Resources;
import io.clockwork.model.Task;
import io.clockwork.model.TaskRuntime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What of a pipeline's tasks containers cannot do on any engine, and what they do not enforce. */
final class DockerCapabilities {
  private final Pipeline pipeline;
  private final Map<String, String> runtimes;
  private final List<Diagnostic> found = new ArrayList<>();

  private DockerCapabilities(Pipeline pipeline, Map<String, String> runtimes) {
    this.pipeline = pipeline;
    this.runtimes = runtimes;
  }

  /**
   * Looks at tasks of a pipeline.
   *
   * @param runtimes images by the names of runtimes
   */
  static ValidationReport check(
      Pipeline pipeline, Collection<Task> tasks, Map<String, String> runtimes) {
    DockerCapabilities check = new DockerCapabilities(pipeline, runtimes);
    for (Task task : tasks) {
      check.image(task);
      check.resources(task);
    }
    return ValidationReport.of(check.found);
  }

  private void image(Task task) {
    if (TaskImage.of(task, runtimes).isPresent()) {
      return;
    }
    String name = Quoted.text(task.name());
    Optional<TaskRuntime> runtime = task.effective().runtime();
    if (runtime.isPresent()) {
      report(
          DiagnosticCode.UNSUPPORTED_ON_DOCKER,
          pipeline.placeOf(task.name(), "runtime"),
          "task "
              + name
              + " needs runtime "
              + Quoted.text(runtime.get().text())
              + ", for which there is no image",
          "name an \"image\", or a runtime of the platform; without one there are "
              + Quoted.names(runtimes.keySet().stream().sorted().toList()));
    } else {
      report(
          DiagnosticCode.UNSUPPORTED_ON_DOCKER,
          pipeline.sources().key(FieldPath.of("tasks", task.name())),
          "task " + name + " names no image, and a container needs one",
          "give it an \"image\", or \"runtime: python\"");
    }
  }

  private void resources(Task task) {
    Optional<Resources.Amounts> amounts = task.effective().amounts();
    Optional<Resources> resources = task.effective().resources();
    if (amounts.isEmpty() && resources.isPresent()) {
      report(
          DiagnosticCode.NOT_ENFORCED,
          pipeline.placeOf(task.name(), "resources"),
          "size "
              + Quoted.text(((Resources.Size) resources.get()).name())
              + " of task "
              + Quoted.text(task.name())
              + " is not enforced: there is no platform that says how much it is",
          "its container may use all of the engine's machine");
    } else if (amounts.flatMap(Resources.Amounts::disk).isPresent()) {
      report(
          DiagnosticCode.NOT_ENFORCED,
          pipeline.placeOf(task.name(), "resources"),
          "containers do not enforce disk of task " + Quoted.text(task.name()),
          "it may fill the disk on which runs are kept");
    }
  }

  private void report(
      DiagnosticCode code, Optional<SourceLocation> place, String message, String help) {
    found.add(Diagnostic.of(code, place, message).withHelp(help));
  }
}
