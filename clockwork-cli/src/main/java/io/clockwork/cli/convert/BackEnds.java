package io.clockwork.cli.convert;

import io.clockwork.cli.console.CommandException;
import io.clockwork.cli.plugin.Plugins;
import io.clockwork.cli.run.ExecutorProviders;
import io.clockwork.cli.specification.LocalPlatform;
import io.clockwork.code.CodeRepositories;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What somebody wants to know beforehand of executors and of what schedules are written for. */
public final class BackEnds {
  private final ExecutorProviders providers;
  private final Exporters known;
  private final List<String> executors = new ArrayList<>();
  private final List<BackEndCheck> exporters = new ArrayList<>();

  /**
   * Those of these names.
   *
   * @throws CommandException if there is none of a name
   */
  public BackEnds(List<String> names, Plugins plugins) {
    providers = ExecutorProviders.of(plugins);
    known = Exporters.of(plugins);
    for (String name : names) {
      if (known.find(name).isPresent()) {
        exporters.add(new BackEndCheck(known.require(name)));
      } else if (providers.names().contains(name)) {
        executors.add(name);
      } else {
        TreeSet<String> all = new TreeSet<>(providers.names());
        all.addAll(known.names());
        throw CommandException.usage("there is no back end " + Quoted.text(name))
            .withHelp("--for takes " + String.join(", ", all));
      }
    }
  }

  /** What executors cannot do for a pipeline. */
  public ValidationReport executors(Pipeline pipeline) {
    ValidationReport report = ValidationReport.CLEAN;
    for (String name : executors) {
      report = report.and(providers.capabilities(name, pipeline));
    }
    return report;
  }

  /** What cannot be written for a schedule and what it runs. */
  public ValidationReport exporters(FoundSchedule found, CodeRepositories repositories) {
    ValidationReport report = ValidationReport.CLEAN;
    for (BackEndCheck exporter : exporters) {
      report = report.and(exporter.of(found, repositories));
    }
    return report;
  }

  /**
   * What cannot be written for a pipeline, whatever schedule runs it.
   *
   * @param notes takes a line where that depends on the schedule
   */
  public ValidationReport exporters(
      Pipeline pipeline, LocalPlatform local, Consumer<String> notes) {
    ValidationReport report = ValidationReport.CLEAN;
    for (BackEndCheck exporter : exporters) {
      Optional<ValidationReport> alone = exporter.of(pipeline, local.platform());
      if (alone.isEmpty()) {
        notes.accept("pipeline " + pipeline.name() + " can be checked only with its schedules");
      }
      report = report.and(alone.orElse(ValidationReport.CLEAN));
    }
    return report;
  }
}
