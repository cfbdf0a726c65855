package io.clockwork.airflow;

import io.clockwork.code.PinnedCode;
import io.clockwork.contract.StepDocument;
import io.clockwork.export.ImageMetadata;
import io.clockwork.export.ScheduledPipeline;
import io.clockwork.model.Action;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import java.util.Map;
import java.util.Optional;

/**
 * The step documents of a scheduled pipeline: its tasks at its commit, with its schedule's params.
 */
final class ScheduledSteps {
  private final String scope;
  private final Pipeline pipeline;
  private final Optional<StepDocument.Code> code;
  private final Map<String, ImageMetadata> images;

  private ScheduledSteps(
      String scope,
      Pipeline pipeline,
      Optional<StepDocument.Code> code,
      Map<String, ImageMetadata> images) {
    this.scope = scope;
    this.pipeline = pipeline;
    this.code = code;
    this.images = images;
  }

  static ScheduledSteps of(ScheduledPipeline scheduled) {
    Optional<PinnedCode> pinned = scheduled.code();
    return new ScheduledSteps(
        scheduled.schedule().name(),
        // Every task of a pipeline that was read from a repository sees it.
        scheduled.pipeline().scheduled(pinned.map(PinnedCode::source), scheduled.params()),
        pinned.map(at -> new StepDocument.Code(at.source().git(), at.commit(), at.source().path())),
        scheduled.images());
  }

  /** The pipeline, with the schedule's values as defaults of its params. */
  Pipeline pipeline() {
    return pipeline;
  }

  /** What a task is; empty if it runs what its image does by itself, and nobody knows what. */
  Optional<StepDocument> step(Task task) {
    if (!(task.action() instanceof Action.Entrypoint)) {
      return Optional.of(StepDocument.of(scope, pipeline, task, code, Optional.empty()));
    }
    return task.effective()
        .image()
        .map(images::get)
        .map(image -> task.args().isEmpty() ? image.words() : image.entrypoint())
        .filter(words -> !words.isEmpty() || !task.args().isEmpty())
        .map(words -> StepDocument.of(scope, pipeline, task, code, Optional.of(words)));
  }

  /** The image of a task, with its digest where that is known. */
  String image(Task task) {
    String reference = task.effective().image().orElseThrow();
    ImageMetadata known = images.get(reference);
    return known == null ? reference : known.pinned(reference);
  }
}
