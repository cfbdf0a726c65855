package io.clockwork.export;

import io.clockwork.code.CodeCheck;
import io.clockwork.code.CodeRepositories;
import io.clockwork.code.CodeUnavailableException;
import io.clockwork.code.PinnedCode;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.Pipeline;
import io.clockwork.schedule.Schedule;
import java.util.Objects;
import java.util.Optional;

/**
 * What a schedule runs, at the commit that its ref means now: the pipeline it refers to, read at
 * that commit, or its single step.
 *
 * @param pipeline empty if there is an error in it, or it is not there
 * @param code of its tasks; empty for tasks that are images alone, and where there is an error
 * @param report every problem of references, pipeline and the files it names
 */
public record WorkAtCommit(
    Optional<Pipeline> pipeline, Optional<PinnedCode> code, ValidationReport report) {
  /** Refuses nulls. */
  public WorkAtCommit {
    Objects.requireNonNull(pipeline, "pipeline");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(report, "report");
  }

  /**
   * Looks it up; nothing is checked out. Throws nothing for what is wrong with a specification:
   * that is in the report, at the lines of the schedule or of the pipeline.
   *
   * @throws CodeUnavailableException if the environment lacks something
   */
  public static WorkAtCommit of(Schedule schedule, CodeRepositories repositories) {
    return new WorkReader(schedule, repositories, pipeline -> true).read();
  }

  /** The pipeline at the commit with what is wrong with its files. */
  static WorkAtCommit of(
      Pipeline pipeline, PinnedCode code, ValidationReport report, CodeRepositories repositories) {
    return new WorkAtCommit(
        Optional.of(pipeline),
        Optional.of(code),
        report.and(CodeCheck.check(pipeline, code, repositories)));
  }
}
