package io.clockwork.platform;

import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.FieldPath;
import io.clockwork.model.ImageReference;
import io.clockwork.model.KubernetesPart;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Quantity;
import io.clockwork.model.Resources;
import io.clockwork.model.Task;
import io.clockwork.model.TaskRuntime;
import io.clockwork.model.TaskSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a pipeline fits a platform: its runtimes and sizes are there, and its tasks keep to the
 * policy. What only schedules can do, and may not, is checked with the schedule.
 */
public final class PlatformCheck {
  private final Platform platform;
  private final Pipeline pipeline;
  private final PlatformNames names;
  private final List<Diagnostic> found = new ArrayList<>();

  private PlatformCheck(Platform platform, Pipeline pipeline) {
    this.platform = platform;
    this.pipeline = pipeline.on(platform.layer());
    names = new PlatformNames(platform);
  }

  /** Every problem that a pipeline has on a platform, at the pipeline's lines. */
  public static ValidationReport check(Platform platform, Pipeline pipeline) {
    PlatformCheck check = new PlatformCheck(platform, pipeline);
    check.pipeline.tasks().values().forEach(check::task);
    return ValidationReport.of(check.found);
  }

  private void task(Task task) {
    names(task);
    environment(task);
    image(task);
    task.effective().amounts().ifPresent(amounts -> resources(task, amounts));
    KubernetesPart.of(task.effective()).asked().forEach(asked -> kubernetes(task, asked));
  }

  private void names(Task task) {
    String owner = "task " + Quoted.text(task.name());
    if (task.effective().runtime().orElse(null) instanceof TaskRuntime.Named runtime) {
      names.unknownRuntime(owner, runtime.name()).ifPresent(p -> report(task, "runtime", p));
    }
    if (task.effective().resources().orElse(null) instanceof Resources.Size size) {
      names.unknownSize(owner, size.name()).ifPresent(p -> report(task, "resources", p));
    }
  }

  private void report(Task task, String setting, PlatformNames.Problem problem) {
    add(
        problem.code(),
        pipeline.placeOf(task.name(), FieldPath.of(setting)),
        problem.message(),
        problem.help());
  }

  /** One variable by the pipeline's words and by the platform's: no pipeline alone sees it. */
  private void environment(Task task) {
    TaskSettings defaults = platform.defaults();
    for (String name : task.effective().secrets().keySet()) {
      boolean here = defaults.env().entries().containsKey(name);
      boolean there = defaults.secrets().entries().containsKey(name);
      if (task.effective().env().containsKey(name) && here != there) {
        add(
            DiagnosticCode.ENV_AND_SECRET,
            pipeline.placeOf(task.name(), FieldPath.of(here ? "secrets" : "env", name)),
            "variable "
                + Quoted.text(name)
                + " of task "
                + Quoted.text(task.name())
                + " is also in \""
                + (here ? "env" : "secrets")
                + "\" of the platform's defaults"
                + line(FieldPath.of("defaults", here ? "env" : "secrets", name)),
            "rename it, or take the default back with null");
      }
    }
  }

  private void image(Task task) {
    Optional<String> image = task.effective().image();
    if (image.isEmpty() || platform.policy().allowedImages().isEmpty()) {
      return;
    }
    String whole = ImageReference.qualified(image.get());
    List<Wildcard> allowed = platform.policy().allowedImages().get();
    if (allowed.stream().noneMatch(pattern -> pattern.matches(whole))) {
      boolean own = task.effective().runtime().orElse(null) instanceof TaskRuntime.Image;
      add(
          DiagnosticCode.IMAGE_NOT_ALLOWED,
          pipeline.placeOf(task.name(), FieldPath.of(own ? "image" : "runtime")),
          "the platform does not allow image "
              + Quoted.text(whole)
              + " of task "
              + Quoted.text(task.name())
              + line(FieldPath.of("policy", "allowed_images")),
          allowed.isEmpty()
              ? "it allows none"
              : "allowed are " + Quoted.names(allowed.stream().map(Wildcard::text).toList()));
    }
  }

  private void resources(Task task, Resources.Amounts asked) {
    Resources.Amounts most = platform.policy().maxResources().orElse(Resources.Amounts.NONE);
    limit(task, "cpu", asked.cpu(), most.cpu());
    limit(task, "memory", asked.memory(), most.memory());
    limit(task, "gpu", asked.gpu(), most.gpu());
    limit(task, "disk", asked.disk(), most.disk());
  }

  private void limit(Task task, String what, Optional<Quantity> asked, Optional<Quantity> most) {
    if (asked.isPresent()
        && most.isPresent()
        && asked.get().amount().compareTo(most.get().amount()) > 0) {
      boolean named = task.effective().resources().orElse(null) instanceof Resources.Size;
      add(
          DiagnosticCode.RESOURCES_NOT_ALLOWED,
          pipeline.placeOf(
              task.name(), named ? FieldPath.of("resources") : FieldPath.of("resources", what)),
          what
              + " of task "
              + Quoted.text(task.name())
              + " is "
              + asked.get()
              + ", more than the platform allows"
              + line(FieldPath.of("policy", "max_resources", what)),
          "ask for at most " + most.get());
    }
  }

  private void kubernetes(Task task, KubernetesPart.Asked asked) {
    if (!platform.policy().allowKubernetes().contains(asked.permission())) {
      add(
          DiagnosticCode.KUBERNETES_NOT_ALLOWED,
          pipeline.placeOf(task.name(), asked.place()),
          "the platform does not allow "
              + Quoted.text(asked.permission().id())
              + " of task "
              + Quoted.text(task.name())
              + line(FieldPath.of("policy", "allow_kubernetes")),
          "leave it out, or have its name added to \"allow_kubernetes\" of the platform's policy");
    }
  }

  /** Where the platform says so, at the end of a message. */
  private String line(FieldPath path) {
    return platform.placeOf(path);
  }

  private void add(
      DiagnosticCode code, Optional<SourceLocation> place, String message, String help) {
    found.add(Diagnostic.of(code, place, message).withHelp(help));
  }
}
