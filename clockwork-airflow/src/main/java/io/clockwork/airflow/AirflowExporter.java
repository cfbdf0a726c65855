package io.clockwork.airflow;

import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.export.GeneratedFile;
import io.clockwork.export.PipelineExporter;
import io.clockwork.export.ScheduledPipeline;
import io.clockwork.platform.AirflowSettings;
import java.util.List;

/**
 * Writes schedules for Airflow: one file for each, which makes one DAG of {@code
 * ClockworkOperator}s. The platform says which Airflow the file is for.
 */
public final class AirflowExporter implements PipelineExporter {
  /** For {@link java.util.ServiceLoader}. */
  public AirflowExporter() {}

  @Override
  public String name() {
    return "airflow";
  }

  @Override
  public ValidationReport check(ScheduledPipeline pipeline) {
    return AirflowCheck.check(pipeline);
  }

  @Override
  public List<GeneratedFile> export(ScheduledPipeline pipeline) {
    ValidationReport report = check(pipeline);
    if (report.hasErrors()) {
      throw new InvalidDocumentException(report);
    }
    AirflowSettings airflow = pipeline.platform().airflow().orElseThrow();
    AirflowDag dag = AirflowMapper.map(pipeline, airflow);
    return List.of(DagFile.of(dag, AirflowNames.of(airflow.version())));
  }
}
