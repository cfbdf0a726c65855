package io.clockwork.junit;

import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.export.GeneratedDag;
import io.clockwork.model.Pipeline;
import io.clockwork.run.RunResult;

/** The beginning of every assertion on what Clockwork makes. */
public final class ClockworkAssertions {
  private ClockworkAssertions() {}

  /** Assertions on a run. */
  public static RunAssert assertThat(RunResult run) {
    return new RunAssert(run);
  }

  /** Assertions on a pipeline. */
  public static PipelineAssert assertThat(Pipeline pipeline) {
    return new PipelineAssert(pipeline);
  }

  /** Assertions on the DAG that an exporter makes, such as {@code AirflowExporter.dag}. */
  public static DagAssert assertThat(GeneratedDag dag) {
    return new DagAssert(dag);
  }

  /** Assertions on what was found wrong with a document. */
  public static ReportAssert assertThat(ValidationReport report) {
    return new ReportAssert(report);
  }
}
