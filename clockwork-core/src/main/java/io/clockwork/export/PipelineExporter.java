package io.clockwork.export;

import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.platform.Platform;
import java.util.List;

/**
 * The port behind which back ends lie that run schedules. Pure: no clock, no disk, no network;
 * equal pipelines give equal files, byte by byte. Thread-safe.
 */
public interface PipelineExporter {

  /** The name by which it is asked for: {@code --to airflow}. */
  String name();

  /** What of a scheduled pipeline its back end cannot do, at the lines that ask for it. */
  ValidationReport check(ScheduledPipeline pipeline);

  /**
   * The files that make the back end run it.
   *
   * @throws io.clockwork.diagnostic.InvalidDocumentException if {@link #check} finds an error
   */
  List<GeneratedFile> export(ScheduledPipeline pipeline);

  /**
   * The files that keep in order what all schedules of a platform share, such as its store; none
   * unless a back end says otherwise. Equal platforms give equal files, and two that share nothing
   * give files of other names.
   *
   * @param platform one that {@link #check} finds no error in with a schedule on it
   */
  default List<GeneratedFile> upkeep(Platform platform) {
    return List.of();
  }
}
