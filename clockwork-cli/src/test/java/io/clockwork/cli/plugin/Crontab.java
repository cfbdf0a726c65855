package io.clockwork.cli.plugin;

import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.export.GeneratedFile;
import io.clockwork.export.PipelineExporter;
import io.clockwork.export.ScheduledPipeline;
import io.clockwork.model.FieldPath;
import java.util.List;

/** A back end of somebody else's, for tests. */
public final class Crontab implements PipelineExporter {
  @Override
  public String name() {
    return "crontab";
  }

  @Override
  public ValidationReport check(ScheduledPipeline pipeline) {
    return pipeline.schedule().timing().catchup()
        ? ValidationReport.of(
            List.of(
                Diagnostic.of(
                    DiagnosticCode.REFUSED_BY_PLUGIN,
                    pipeline.schedule().sources().value(FieldPath.of("schedule", "catchup")),
                    "a crontab makes up for no missed runs")))
        : ValidationReport.CLEAN;
  }

  @Override
  public List<GeneratedFile> export(ScheduledPipeline pipeline) {
    return List.of();
  }
}
