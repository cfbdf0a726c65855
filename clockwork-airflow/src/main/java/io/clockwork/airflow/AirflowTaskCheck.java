package io.clockwork.airflow;

import io.clockwork.contract.StepDocument;
import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.export.ScheduledPipeline;
import io.clockwork.model.Action;
import io.clockwork.model.FieldPath;
import io.clockwork.model.KubernetesPart;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import io.clockwork.model.TaskRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What of the tasks of a scheduled pipeline is not written for Airflow. */
final class AirflowTaskCheck {
  private final Pipeline pipeline;
  private final Optional<String> serviceAccount;
  private final Set<String> images;
  private final boolean alone;
  private final List<Diagnostic> found = new ArrayList<>();

  private AirflowTaskCheck(ScheduledPipeline scheduled) {
    pipeline = scheduled.pipeline();
    serviceAccount = scheduled.serviceAccount();
    images = scheduled.images().keySet();
    alone = AirflowTarget.isAloneOn(scheduled.platform());
  }

  static ValidationReport check(ScheduledPipeline scheduled) {
    AirflowTaskCheck check = new AirflowTaskCheck(scheduled);
    ScheduledSteps steps = ScheduledSteps.of(scheduled);
    for (Task task : scheduled.pipeline().tasks().values()) {
      check.image(task);
      steps.step(task).ifPresentOrElse(step -> check.size(task, step), () -> check.command(task));
      check.pod(task);
      check.program(task);
    }
    return ValidationReport.of(check.found);
  }

  private void image(Task task) {
    if (task.effective().image().isPresent()) {
      return;
    }
    Optional<TaskRuntime> runtime = task.effective().runtime();
    String named =
        runtime
            .map(r -> " names runtime " + Quoted.text(r.text()) + ", which has no image")
            .orElse(" names no image, and a container needs one");
    add(
        pipeline.placeOf(task.name(), "runtime"),
        "task " + Quoted.text(task.name()) + named,
        runtime.isPresent()
            ? "give it an \"image\", or the runtime one in \"runtimes\" of the platform"
            : "give it an \"image\", or \"runtime: python\"");
  }

  private void command(Task task) {
    boolean known = task.effective().image().filter(images::contains).isPresent();
    add(
        pipeline.placeOf(task.name(), "image"),
        "task "
            + Quoted.text(task.name())
            + " runs what its image does by itself, "
            + (known ? "and that is nothing" : "which is not known when a file is written"),
        "write what it runs: command: [report, --daily]");
  }

  private void size(Task task, StepDocument step) {
    if (step.bytes() > StepDocument.MAX_BYTES) {
      add(
          pipeline.sources().key(FieldPath.of("tasks", task.name())),
          "task "
              + Quoted.text(task.name())
              + " takes "
              + step.bytes()
              + " bytes to describe; at most "
              + StepDocument.MAX_BYTES
              + " reach its container",
          "keep long texts in files of its repository");
    }
  }

  /** All pods of a schedule have one service account. */
  private void pod(Task task) {
    KubernetesPart part = KubernetesPart.of(task.effective());
    if (part.fields().containsKey("serviceAccountName") && serviceAccount.isPresent()) {
      add(
          pipeline.placeOf(task.name(), FieldPath.of("kubernetes", "service_account")),
          "\"service_account\" of task "
              + Quoted.text(task.name())
              + " stands against "
              + Quoted.text(serviceAccount.get())
              + ", that of all pods of the schedule",
          "leave it out here, or on the platform and its team");
    }
  }

  /** A path below the working directory leads into code that is not there. */
  private void program(Task task) {
    if (alone && task.action() instanceof Action.Command command) {
      String program = command.words().get(0).text();
      if (program.contains("/") && !program.startsWith("/") && !program.startsWith("${")) {
        add(
            pipeline.placeOf(task.name(), "command"),
            "task "
                + Quoted.text(task.name())
                + " runs "
                + Quoted.text(program)
                + " of its code, which "
                + Capability.Refused.NOT_BROUGHT.why(),
            Capability.Refused.NOT_BROUGHT.help());
      }
    }
  }

  private void add(Optional<SourceLocation> place, String message, String help) {
    found.add(Diagnostic.of(DiagnosticCode.UNSUPPORTED_ON_AIRFLOW, place, message).withHelp(help));
  }
}
