package io.clockwork.cli.convert;

import io.clockwork.code.CodeRepositories;
import io.clockwork.code.CodeUnavailableException;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.export.CheckedSchedule;
import io.clockwork.export.GeneratedFile;
import io.clockwork.export.PipelineExporter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Converts schedules one after the other; what is wrong with one keeps no other from it. */
public final class Conversion {
  private final PipelineExporter exporter;
  private final CodeRepositories repositories;
  private final List<Converted> converted = new ArrayList<>();
  private final Map<String, CodeUnavailableException> unavailable = new LinkedHashMap<>();
  private final List<FoundSchedule> waiting = new ArrayList<>();
  private ValidationReport report = ValidationReport.CLEAN;

  /** Writes for a back end what is in repositories. */
  public Conversion(PipelineExporter exporter, CodeRepositories repositories) {
    this.exporter = exporter;
    this.repositories = repositories;
  }

  /**
   * A schedule and its files.
   *
   * @param files none of them written yet
   */
  public record Converted(FoundSchedule schedule, List<GeneratedFile> files) {
    /** Copies the list. */
    public Converted {
      files = List.copyOf(files);
    }
  }

  /** Converts one more. A repository that cannot be had is asked once only. */
  public void add(FoundSchedule found) {
    if (found.platform().report().hasErrors()) {
      return;
    }
    String git = found.git().orElse("");
    if (unavailable.containsKey(git)) {
      waiting.add(found);
      return;
    }
    try {
      CheckedSchedule checked =
          CheckedSchedule.of(
              found.schedule(), found.platform().platform(), repositories, found.path());
      ValidationReport all = checked.report();
      if (checked.scheduled().isPresent()) {
        all = all.and(exporter.check(checked.scheduled().get()));
        if (!all.hasErrors()) {
          converted.add(new Converted(found, exporter.export(checked.scheduled().get())));
        }
      }
      report = report.and(all);
    } catch (CodeUnavailableException e) {
      unavailable.put(git, e);
      waiting.add(found);
    }
  }

  /** Those that nothing is wrong with. */
  public List<Converted> converted() {
    return List.copyOf(converted);
  }

  /** Every problem of the schedules and their pipelines. */
  public ValidationReport report() {
    return report;
  }

  /** Why repositories cannot be had, each reason once. */
  public List<CodeUnavailableException> unavailable() {
    return List.copyOf(unavailable.values());
  }

  /** The schedules that are not converted for that reason. */
  public List<FoundSchedule> waiting() {
    return List.copyOf(waiting);
  }
}
