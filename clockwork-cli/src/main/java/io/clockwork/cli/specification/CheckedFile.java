package io.clockwork.cli.specification;

import io.clockwork.cli.console.Invocation;
import io.clockwork.code.CodeCheck;
import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.Pipeline;
import io.clockwork.yaml.CheckedPipelines;
import io.clockwork.yaml.PipelineYaml;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A file checked completely: its text, its pipelines, and the code they name.
 *
 * @param pipelines those without an error
 * @param report every problem
 */
public record CheckedFile(List<Pipeline> pipelines, ValidationReport report) {
  /** Copies the list. */
  public CheckedFile {
    pipelines = List.copyOf(pipelines);
  }

  /** Checks a specification, a script or a notebook; nothing that can be wrong with it throws. */
  public static CheckedFile of(Invocation invocation, Path file) {
    return of(invocation, file, Map.of());
  }

  /**
   * Checks a specification, or a script or notebook as a pipeline with these params.
   *
   * @param params ignored by a specification, which has its own
   */
  static CheckedFile of(Invocation invocation, Path file, Map<String, String> params) {
    CheckedPipelines checked = read(invocation, file, params);
    ValidationReport report = checked.report();
    for (Pipeline pipeline : checked.pipelines()) {
      report = report.and(CodeCheck.check(pipeline));
    }
    return new CheckedFile(checked.pipelines(), report);
  }

  private static CheckedPipelines read(
      Invocation invocation, Path file, Map<String, String> params) {
    if (!BareFile.is(file)) {
      return PipelineYaml.check(invocation.shortest(file));
    }
    try {
      Pipeline pipeline = BareFile.pipeline(file, invocation.show(file), params);
      return new CheckedPipelines(List.of(pipeline), ValidationReport.CLEAN);
    } catch (InvalidDocumentException e) {
      return new CheckedPipelines(List.of(), e.report());
    }
  }
}
