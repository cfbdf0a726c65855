package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
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
    ValidationReport all = report.hasErrors() ? report : report.and(second());
    if (all.hasErrors()) {
      throw new InvalidDocumentException(all);
    }
    return pipelines.get(0);
  }

  private ValidationReport second() {
    Problems problems = new Problems();
    if (pipelines.size() > 1) {
      problems.add(
          DiagnosticCode.SEVERAL_DOCUMENTS,
          pipelines.get(1).sources().value(PipelineBinder.namePath()).orElseThrow(),
          "a second pipeline where one is wanted",
          "give each pipeline a file of its own");
    }
    return problems.report();
  }
}
