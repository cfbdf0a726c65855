/** Pipelines as DAG files for Airflow. */
module io.clockwork.airflow {
  exports io.clockwork.airflow;

  requires transitive io.clockwork.core;
  requires static org.jspecify;

  provides io.clockwork.export.PipelineExporter with
      io.clockwork.airflow.AirflowExporter;
}
