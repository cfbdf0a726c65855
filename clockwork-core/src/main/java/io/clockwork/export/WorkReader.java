package io.clockwork.export;

import io.clockwork.code.CodeCheck;
import io.clockwork.code.CodePath;
import io.clockwork.code.CodeRepositories;
import io.clockwork.code.CodeTree;
import io.clockwork.code.CodeUnavailableException;
import io.clockwork.code.PinnedCode;
import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.CodeSource;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Pipeline;
import io.clockwork.schedule.Schedule;
import io.clockwork.schedule.Work;
import io.clockwork.yaml.CheckedPipelines;
import io.clockwork.yaml.PipelineYaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Follows the references of one schedule. */
final class WorkReader {
  private static final FieldPath PIPELINE = FieldPath.of("pipeline");

  private final Schedule schedule;
  private final CodeRepositories repositories;
  private final Predicate<Pipeline> mayAsk;

  /**
   * For a schedule.
   *
   * @param mayAsk whether the repository of a pipeline that names its own may be asked
   */
  WorkReader(Schedule schedule, CodeRepositories repositories, Predicate<Pipeline> mayAsk) {
    this.schedule = schedule;
    this.repositories = repositories;
    this.mayAsk = mayAsk;
  }

  WorkAtCommit read() {
    if (schedule.work() instanceof Work.PipelineReference reference) {
      return referred(reference);
    }
    return atItsCode(schedule.step().orElseThrow(), ValidationReport.CLEAN);
  }

  private WorkAtCommit referred(Work.PipelineReference reference) {
    CodeSource source =
        new CodeSource(reference.git(), reference.ref(), ScheduledPipeline.folder(reference));
    try {
      PinnedCode code = repositories.pin(source);
      CheckedPipelines checked = repositories.read(code, tree -> at(tree, code, reference.path()));
      Pipeline pipeline = checked.only();
      return pipeline.code().isPresent()
          ? atItsCode(pipeline, checked.report())
          : WorkAtCommit.of(pipeline, code, checked.report(), repositories);
    } catch (InvalidDocumentException e) {
      return failed(e.report());
    } catch (CodeUnavailableException e) {
      return failed(CodeCheck.problem(e, place(e.field().key())).orElseThrow(() -> e));
    }
  }

  /** A pipeline that says itself where its code is, or has none. */
  private WorkAtCommit atItsCode(Pipeline pipeline, ValidationReport report) {
    if (pipeline.code().isEmpty() || !mayAsk.test(pipeline)) {
      return new WorkAtCommit(Optional.of(pipeline), Optional.empty(), report);
    }
    try {
      PinnedCode code = repositories.pin(pipeline.code().get());
      return WorkAtCommit.of(pipeline, code, report, repositories);
    } catch (CodeUnavailableException e) {
      Diagnostic problem = CodeCheck.problem(pipeline, e).orElseThrow(() -> e);
      return new WorkAtCommit(
          Optional.of(pipeline),
          Optional.empty(),
          report.and(ValidationReport.of(List.of(problem))));
    }
  }

  private CheckedPipelines at(CodeTree tree, PinnedCode code, String path) {
    String plain = CodePath.join("", path).orElse(path);
    Optional<Diagnostic> problem = CodeCheck.problem(tree, plain, "pipeline", place("path"));
    if (problem.isPresent()) {
      return new CheckedPipelines(List.of(), ValidationReport.of(List.of(problem.get())));
    }
    try (InputStream file = tree.open(plain)) {
      return PipelineYaml.check(name(code, plain), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What diagnostics call a file at a commit. */
  private static String name(PinnedCode code, String path) {
    return code.source().git() + "@" + code.shortCommit() + "/" + path;
  }

  private Optional<SourceLocation> place(String key) {
    return schedule.sources().value(PIPELINE.child(key));
  }

  private static WorkAtCommit failed(Diagnostic problem) {
    return failed(ValidationReport.of(List.of(problem)));
  }

  private static WorkAtCommit failed(ValidationReport report) {
    return new WorkAtCommit(Optional.empty(), Optional.empty(), report);
  }
}
