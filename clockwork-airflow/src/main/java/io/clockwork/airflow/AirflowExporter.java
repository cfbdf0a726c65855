package io.clockwork.airflow;

import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.export.GeneratedDag;
import io.clockwork.export.GeneratedFile;
import io.clockwork.export.PipelineExporter;
import io.clockwork.export.ScheduledPipeline;
import io.clockwork.platform.AirflowSettings;
import io.clockwork.platform.Platform;
import java.util.List;

/**
 * Writes schedules for Airflow: one file for each, which makes one DAG of {@code
 * ClockworkOperator}s, or of operators of Airflow's own providers. The platform says which, and for
 * which Airflow. Thread-safe, and without state.
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
    return List.of(file(pipeline).written());
  }

  /** The file of a DAG that removes old runs, where the store says how long runs are kept. */
  @Override
  public List<GeneratedFile> upkeep(Platform platform) {
    return CleaningFile.of(platform).stream().toList();
  }

  /**
   * What the file of {@link #export} makes, as data: to ask about it without reading Python.
   *
   * @throws InvalidDocumentException if {@link #check} finds an error
   */
  public GeneratedDag dag(ScheduledPipeline pipeline) {
    return DagReading.read(file(pipeline).body());
  }

  private DagFile file(ScheduledPipeline pipeline) {
    ValidationReport report = check(pipeline);
    if (report.hasErrors()) {
      throw new InvalidDocumentException(report);
    }
    AirflowSettings airflow = pipeline.platform().airflow().orElseThrow();
    AirflowDag dag = AirflowMapper.map(pipeline, airflow);
    AirflowNames imports = AirflowNames.of(airflow.version());
    boolean plain = AirflowTarget.of(airflow).isPlain();
    return plain ? DagFile.plain(dag, imports) : DagFile.of(dag, imports);
  }
}
