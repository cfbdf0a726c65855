package io.clockwork.examples.plugin;

import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.export.FileOrigin;
import io.clockwork.export.GeneratedFile;
import io.clockwork.export.PipelineExporter;
import io.clockwork.export.ScheduledPipeline;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Value;
import io.clockwork.schedule.Cron;
import io.clockwork.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes an entry of a catalogue for each schedule: what runs when, from which commit, and who
 * answers for it. A schedule that nobody answers for is refused.
 */
public final class CatalogExporter implements PipelineExporter {
  /** For {@link java.util.ServiceLoader}. */
  public CatalogExporter() {}

  @Override
  public String name() {
    return "catalog";
  }

  @Override
  public ValidationReport check(ScheduledPipeline pipeline) {
    Schedule schedule = pipeline.schedule();
    if (schedule.owner().isPresent()) {
      return ValidationReport.CLEAN;
    }
    return ValidationReport.of(
        List.of(
            Diagnostic.of(
                    DiagnosticCode.REFUSED_BY_PLUGIN,
                    schedule.sources().value(FieldPath.of("name")),
                    "the catalogue names who answers for a schedule, and nobody does for \""
                        + schedule.name()
                        + "\"")
                .withHelp("add an owner")));
  }

  @Override
  public List<GeneratedFile> export(ScheduledPipeline pipeline) {
    ValidationReport report = check(pipeline);
    if (report.hasErrors()) {
      throw new InvalidDocumentException(report);
    }
    String entry = String.join("\n", entry(pipeline)) + "\n";
    List<String> head = new ArrayList<>();
    head.add(GeneratedFile.MARK + ": change the schedule and convert again, edits here are lost.");
    head.addAll(FileOrigin.lines(FileOrigin.of(pipeline), entry));
    String comments = head.stream().map(line -> "# " + line + "\n").collect(Collectors.joining());
    return List.of(new GeneratedFile(pipeline.schedule().name() + ".yaml", comments + entry));
  }

  private static List<String> entry(ScheduledPipeline pipeline) {
    Schedule schedule = pipeline.schedule();
    List<String> lines = new ArrayList<>();
    lines.add("name: " + text(schedule.name()));
    schedule.owner().ifPresent(owner -> lines.add("owner: " + text(owner)));
    schedule.description().ifPresent(words -> lines.add("description: " + text(words)));
    schedule.timing().cron().map(Cron::fields).ifPresent(cron -> lines.add("cron: " + text(cron)));
    lines.add("timezone: " + text(pipeline.timezone().toString()));
    lines.add("tasks:");
    pipeline.pipeline().tasks().keySet().forEach(task -> lines.add("- " + text(task)));
    return lines;
  }

  /** Any text, quoted as JSON has it, which is YAML too. */
  private static String text(String any) {
    return Value.of(any).json();
  }
}
