package io.clockwork.yaml;

import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.schedule.Schedule;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Schedules as YAML.
 *
 * <pre>{@code
 * Schedule nightly = ScheduleYaml.load(Path.of("churn-nightly.yaml"));
 * }</pre>
 *
 * <p>Documents of another kind are refused; {@link SpecificationYaml} reads them all. {@link
 * PipelineYaml#edit} and {@link PipelineYaml#remove} change single fields of schedules too.
 */
public final class ScheduleYaml {
  private ScheduleYaml() {}

  /**
   * Checks a file of one or more schedules, by themselves: their pipelines and scripts are in
   * repositories. Throws nothing for anything that can be wrong with the file.
   */
  public static CheckedSchedules check(Path file) {
    return schedules(SpecificationReader.of(DocumentKind.SCHEDULE, Optional.empty()).check(file));
  }

  /**
   * Checks a text of one or more schedules; {@code name} is what diagnostics call it. Throws
   * nothing for anything that can be wrong with the text.
   */
  public static CheckedSchedules check(String name, String text) {
    return schedules(
        SpecificationReader.of(DocumentKind.SCHEDULE, Optional.empty()).check(name, text));
  }

  /**
   * The one schedule of a file.
   *
   * @throws InvalidDocumentException carrying every problem, if there is an error or there are
   *     several schedules
   */
  public static Schedule load(Path file) {
    return check(file).only();
  }

  /**
   * The one schedule of a text; {@code name} is what diagnostics call it.
   *
   * @throws InvalidDocumentException carrying every problem, if there is an error or there are
   *     several schedules
   */
  public static Schedule parse(String name, String text) {
    return check(name, text).only();
  }

  /** A schedule as YAML: the same text for equal schedules. Reading it gives an equal schedule. */
  public static String write(Schedule schedule) {
    return YamlPrinter.print(ScheduleWriter.write(schedule));
  }

  private static CheckedSchedules schedules(CheckedSpecifications checked) {
    return new CheckedSchedules(checked.schedules(), checked.report());
  }
}
