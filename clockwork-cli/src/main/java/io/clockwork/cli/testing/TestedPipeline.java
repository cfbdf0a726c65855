package io.clockwork.cli.testing;

import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.specification.LocalPlatform;
import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Pipeline;
import io.clockwork.rehearsal.TestCheck;
import io.clockwork.testcase.TestFile;
import io.clockwork.yaml.CheckedPipelines;
import io.clockwork.yaml.PipelineYaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The pipeline of a file of tests, on the platform that holds there.
 *
 * @param pipeline empty if there is an error
 * @param folder of the tests
 * @param report every problem of the pipeline and with what the tests say of it
 */
public record TestedPipeline(Optional<Pipeline> pipeline, Path folder, ValidationReport report) {
  /** Refuses nulls. */
  public TestedPipeline {
    Objects.requireNonNull(pipeline, "pipeline");
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(report, "report");
  }

  /**
   * Reads it, and holds the tests against it.
   *
   * @param file of the tests, absolute
   * @param platform the file of {@code --platform}
   */
  public static TestedPipeline of(
      Invocation invocation, TestFile tests, Path file, Optional<String> platform) {
    Path folder = Objects.requireNonNullElse(file.getParent(), file);
    Path at = folder.resolve(tests.pipeline()).normalize();
    if (!Files.exists(at)) {
      return new TestedPipeline(Optional.empty(), folder, missing(tests));
    }
    CheckedPipelines checked = PipelineYaml.check(invocation.shortest(at));
    ValidationReport report = checked.report();
    if (report.hasErrors() || checked.pipelines().size() != 1) {
      return new TestedPipeline(
          Optional.empty(), folder, report.hasErrors() ? report : several(tests));
    }
    LocalPlatform local =
        LocalPlatform.find(invocation, Objects.requireNonNullElse(at.getParent(), at), platform);
    Pipeline pipeline = checked.pipelines().get(0);
    report = report.and(local.report()).and(local.check(pipeline));
    Pipeline below = local.below(pipeline);
    report = report.and(TestCheck.check(tests, below, folder));
    return new TestedPipeline(
        report.hasErrors() ? Optional.empty() : Optional.of(below), folder, report);
  }

  private static ValidationReport missing(TestFile tests) {
    return problem(
        DiagnosticCode.PATH_NOT_FOUND,
        tests,
        "pipeline " + Quoted.text(tests.pipeline()) + " does not exist",
        "name the file of the pipeline, relative to this file's folder: pipeline: ..");
  }

  private static ValidationReport several(TestFile tests) {
    return problem(
        DiagnosticCode.SEVERAL_DOCUMENTS,
        tests,
        "pipeline " + Quoted.text(tests.pipeline()) + " is a file of several pipelines, or of none",
        "name a file of one pipeline");
  }

  private static ValidationReport problem(
      DiagnosticCode code, TestFile tests, String message, String help) {
    return ValidationReport.of(
        List.of(
            Diagnostic.of(code, tests.sources().value(FieldPath.of("pipeline")), message)
                .withHelp(help)));
  }
}
