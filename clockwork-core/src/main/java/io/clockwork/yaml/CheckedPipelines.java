package io.clockwork.yaml;

import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.Pipeline;
import java.util.List;

/**
 * What a check of a file found.
 *
 * @param pipelines those without an error, in their order
 * @param report every problem of the whole file
 */
public record CheckedPipelines(List<Pipeline> pipelines, ValidationReport report) {
  /** Copies the list. */
  public CheckedPipelines {
    pipelines = List.copyOf(pipelines);
  }

  /**
   * The one pipeline, where one is wanted.
   *
   * @throws InvalidDocumentException carrying every problem, if there is an error or there are
   *     several pipelines
   */
  public Pipeline only() {
    return OnlyDocument.of(
        DocumentKind.PIPELINE,
        pipelines,
        report,
        pipeline -> pipeline.sources().value(PipelineBinder.namePath()).orElseThrow());
  }
}
