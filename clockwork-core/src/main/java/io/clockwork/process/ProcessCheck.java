package io.clockwork.process;

import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.Action;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Resources;
import io.clockwork.model.Task;
import io.clockwork.model.TaskRuntime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What of a pipeline's tasks processes cannot do, and what they do not enforce. */
final class ProcessCheck {
  private static final Set<String> RUNTIMES = Set.of("python", "notebook");

  private final Pipeline pipeline;
  private final Collection<Task> tasks;
  private final boolean ignoreImages;
  private final List<Diagnostic> found = new ArrayList<>();

  private ProcessCheck(Pipeline pipeline, Collection<Task> tasks, boolean ignoreImages) {
    this.pipeline = pipeline;
    this.tasks = tasks;
    this.ignoreImages = ignoreImages;
  }

  static ValidationReport check(Pipeline pipeline, Collection<Task> tasks, boolean ignoreImages) {
    ProcessCheck check = new ProcessCheck(pipeline, tasks, ignoreImages);
    tasks.forEach(check::task);
    check.limits();
    return ValidationReport.of(check.found);
  }

  private void task(Task task) {
    Optional<TaskRuntime> runtime = task.effective().runtime();
    String name = Quoted.text(task.name());
    if (task.action() instanceof Action.Entrypoint) {
      report(
          DiagnosticCode.UNSUPPORTED_ON_PROCESS,
          place(task, runtime),
          "task " + name + " runs the entrypoint of its image, which a process does not have",
          "give it a \"command\", or run it in a container with --executor docker");
    } else if (runtime.isPresent() && !isKnown(runtime.get())) {
      String what =
          (runtime.get() instanceof TaskRuntime.Image ? "image " : "runtime ")
              + Quoted.text(runtime.get().text());
      if (ignoreImages) {
        report(
            DiagnosticCode.IMAGE_IGNORED,
            place(task, runtime),
            "task " + name + " runs without its " + what,
            "it uses what is installed on this machine");
      } else {
        report(
            DiagnosticCode.UNSUPPORTED_ON_PROCESS,
            place(task, runtime),
            "task " + name + " needs " + what + ", which a process does not have",
            "run it in a container with --executor docker, or without it with --ignore-images");
      }
    }
  }

  private static boolean isKnown(TaskRuntime runtime) {
    return runtime instanceof TaskRuntime.Named named && RUNTIMES.contains(named.name());
  }

  private Optional<SourceLocation> place(Task task, Optional<TaskRuntime> runtime) {
    String key =
        runtime.isPresent() && runtime.get() instanceof TaskRuntime.Image ? "image" : "runtime";
    return pipeline.placeOf(task.name(), key);
  }

  private void limits() {
    Set<String> limits = new LinkedHashSet<>();
    List<Task> limited = new ArrayList<>();
    for (Task task : tasks) {
      Set<String> own =
          isAsked(task)
              ? task.effective().resources().map(ProcessCheck::limits).orElse(Set.of())
              : Set.of();
      limits.addAll(own);
      if (!own.isEmpty()) {
        limited.add(task);
      }
    }
    if (!limited.isEmpty()) {
      List<String> names = limited.stream().map(Task::name).toList();
      report(
          DiagnosticCode.NOT_ENFORCED,
          pipeline.placeOf(limited.get(0).name(), "resources"),
          "processes do not enforce "
              + String.join(" and ", limits)
              + " of "
              + (names.size() == 1 ? "task " : "tasks ")
              + Quoted.names(names),
          "a process may use all of this machine");
    }
  }

  /** What the platform gives to all tasks nobody here asked for, nor need hear of in every run. */
  private boolean isAsked(Task task) {
    return task.settings().resources().isMentioned()
        || pipeline.defaults().resources().isMentioned();
  }

  private static Set<String> limits(Resources resources) {
    Set<String> limits = new LinkedHashSet<>();
    if (resources instanceof Resources.Amounts amounts) {
      amounts.memory().ifPresent(unused -> limits.add("memory"));
      amounts.gpu().ifPresent(unused -> limits.add("gpu"));
      amounts.disk().ifPresent(unused -> limits.add("disk"));
    } else {
      limits.add("resources");
    }
    return limits;
  }

  private void report(
      DiagnosticCode code, Optional<SourceLocation> place, String message, String help) {
    found.add(Diagnostic.of(code, place, message).withHelp(help));
  }
}
