package io.clockwork.airflow;

import io.clockwork.code.PinnedCode;
import io.clockwork.contract.StepDocument;
import io.clockwork.export.ScheduledPipeline;
import io.clockwork.model.Action;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import java.util.Optional;

/**
 * The step documents of a scheduled pipeline: its tasks at its commit, with its schedule's params.
 */
final class ScheduledSteps {
  private final String scope;
  private final Pipeline pipeline;
  private final Optional<StepDocument.Code> code;

  private ScheduledSteps(String scope, Pipeline pipeline, Optional<StepDocument.Code> code) {
    this.scope = scope;
    this.pipeline = pipeline;
    this.code = code;
  }

  static ScheduledSteps of(ScheduledPipeline scheduled) {
    Optional<PinnedCode> pinned = scheduled.code();
    return new ScheduledSteps(
        scheduled.schedule().name(),
        // Every task of a pipeline that was read from a repository sees it.
        scheduled.pipeline().scheduled(pinned.map(PinnedCode::source), scheduled.params()),
        pinned.map(
            at -> new StepDocument.Code(at.source().git(), at.commit(), at.source().path())));
  }

  /** The pipeline, with the schedule's values as defaults of its params. */
  Pipeline pipeline() {
    return pipeline;
  }

  /** What a task is; empty if it runs what its image does by itself, which nobody knows here. */
  Optional<StepDocument> step(Task task) {
    return task.action() instanceof Action.Entrypoint
        ? Optional.empty()
        : Optional.of(StepDocument.of(scope, pipeline, task, code, Optional.empty()));
  }
}
