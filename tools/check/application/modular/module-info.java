/** An application on the module path. */
module com.example.modular {
  requires io.clockwork.airflow;
  requires io.clockwork.core;
  requires static io.clockwork.docker;

  uses io.clockwork.export.PipelineExporter;
}
