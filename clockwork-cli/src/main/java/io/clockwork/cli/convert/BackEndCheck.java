package io.clockwork.cli.convert;

import io.clockwork.code.CodeRepositories;
import io.clockwork.code.CodeUnavailableException;
import io.clockwork.code.PinnedCode;
import io.clockwork.code.RefKind;
import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.export.CheckedSchedule;
import io.clockwork.export.ImageMetadata;
import io.clockwork.export.PipelineExporter;
import io.clockwork.export.ScheduledPipeline;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Pipeline;
import io.clockwork.model.SourceMap;
import io.clockwork.platform.Platform;
import io.clockwork.schedule.Schedule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a back end cannot do, before anything is converted. */
public final class BackEndCheck {
  private static final int COMMIT_DIGITS = 40;

  private static final ImageMetadata ANY_IMAGE =
      new ImageMetadata("sha256:" + "0".repeat(64), List.of("any"), List.of());

  private final PipelineExporter exporter;

  /** For a back end. */
  public BackEndCheck(PipelineExporter exporter) {
    this.exporter = exporter;
  }

  /**
   * Every problem of a schedule and of what it runs, at the commit that its ref means now. Where
   * that cannot be had, a warning says so.
   */
  public ValidationReport of(FoundSchedule found, CodeRepositories repositories) {
    if (found.platform().report().hasErrors()) {
      return ValidationReport.CLEAN;
    }
    try {
      CheckedSchedule checked =
          CheckedSchedule.of(
              found.schedule(), found.platform().platform(), repositories, found.path());
      return checked
          .report()
          .and(checked.scheduled().map(this::check).orElse(ValidationReport.CLEAN));
    } catch (CodeUnavailableException e) {
      return ValidationReport.of(
          List.of(
              Diagnostic.of(
                      DiagnosticCode.CODE_NOT_CHECKED,
                      place(found.schedule()),
                      "what schedule "
                          + Quoted.text(found.schedule().name())
                          + " runs was not looked at: "
                          + e.what())
                  .withHelp(e.help())));
    }
  }

  /** Registries are asked when schedules are converted; until then images run something. */
  private ValidationReport check(ScheduledPipeline scheduled) {
    Map<String, ImageMetadata> images = new TreeMap<>();
    for (String image : scheduled.entrypointImages()) {
      images.put(image, ANY_IMAGE);
    }
    return exporter.check(scheduled.withImages(images));
  }

  /**
   * The files of schedules that {@link #of(FoundSchedule, CodeRepositories)} finds no error in; the
   * others are left out.
   */
  public List<Conversion.Converted> converted(
      List<FoundSchedule> schedules, CodeRepositories repositories) throws InterruptedException {
    Conversion conversion = new Conversion(exporter, repositories, image -> ANY_IMAGE);
    for (FoundSchedule schedule : schedules) {
      conversion.add(schedule);
    }
    return conversion.converted();
  }

  private static Optional<SourceLocation> place(Schedule schedule) {
    FieldPath pipeline = FieldPath.of("pipeline");
    return schedule.sources().contains(pipeline)
        ? schedule.sources().value(pipeline.child("git"))
        : schedule.sources().value(FieldPath.of("name"));
  }

  /**
   * What of a pipeline itself it cannot do, whatever schedule runs it.
   *
   * @return empty if that cannot be said without its schedule, as params have no defaults or the
   *     platform wants to know whose it is
   */
  public Optional<ValidationReport> of(Pipeline pipeline, Platform platform) {
    Schedule anyone =
        Schedule.builder("any")
            .sources(SourceMap.EMPTY)
            .pipeline("https://git.example.com/any.git", "main", "clockwork.yaml")
            .build();
    ScheduledPipeline.Builder builder =
        ScheduledPipeline.builder(anyone, platform).pipeline(pipeline);
    if (builder.check().hasErrors()) {
      return Optional.empty();
    }
    ScheduledPipeline.neededCode(anyone, pipeline)
        .ifPresent(
            code -> builder.code(new PinnedCode(code, RefKind.COMMIT, "0".repeat(COMMIT_DIGITS))));
    Optional<SourceLocation> own = pipeline.sources().value(FieldPath.ROOT);
    return Optional.of(
        ValidationReport.of(
            check(builder.build()).diagnostics().stream()
                .filter(problem -> isIn(own, problem.location()))
                .toList()));
  }

  private static boolean isIn(Optional<SourceLocation> file, Optional<SourceLocation> place) {
    return place.isPresent()
        && file.map(SourceLocation::source).equals(place.map(SourceLocation::source));
  }
}
