package io.clockwork.cli.convert;

import io.clockwork.cli.image.ImageUnavailableException;
import io.clockwork.cli.image.Images;
import io.clockwork.code.CodeRepositories;
import io.clockwork.code.CodeUnavailableException;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.export.CheckedSchedule;
import io.clockwork.export.GeneratedFile;
import io.clockwork.export.ImageMetadata;
import io.clockwork.export.PipelineExporter;
import io.clockwork.export.ScheduledPipeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Converts schedules one after the other; what is wrong with one keeps no other from it. */
public final class Conversion {
  private final PipelineExporter exporter;
  private final CodeRepositories repositories;
  private final Images images;
  private final List<Converted> converted = new ArrayList<>();
  private final Map<String, Unavailable> repositoriesMissing = new LinkedHashMap<>();
  private final Map<String, Unavailable> imagesMissing = new LinkedHashMap<>();
  private final List<FoundSchedule> waiting = new ArrayList<>();
  private ValidationReport report = ValidationReport.CLEAN;

  /**
   * Writes for a back end what is in repositories.
   *
   * @param images asked for what those run that a task says nothing else of
   */
  public Conversion(PipelineExporter exporter, CodeRepositories repositories, Images images) {
    this.exporter = exporter;
    this.repositories = repositories;
    this.images = images;
  }

  /**
   * A schedule and its files.
   *
   * @param scheduled with what it runs, at a commit
   * @param files none of them written yet
   */
  public record Converted(
      FoundSchedule schedule, ScheduledPipeline scheduled, List<GeneratedFile> files) {
    /** Copies the list. */
    public Converted {
      files = List.copyOf(files);
    }
  }

  /**
   * Something that the environment does not give.
   *
   * @param what is missing and where
   * @param help how to mend it
   */
  public record Unavailable(String what, String help) {}

  /** Converts one more. A repository or an image that cannot be had is asked for once only. */
  public void add(FoundSchedule found) throws InterruptedException {
    if (found.platform().report().hasErrors()) {
      return;
    }
    String git = found.git().orElse("");
    if (repositoriesMissing.containsKey(git)) {
      waiting.add(found);
      return;
    }
    try {
      CheckedSchedule checked =
          CheckedSchedule.of(
              found.schedule(), found.platform().platform(), repositories, found.path());
      ValidationReport all = checked.report();
      if (checked.scheduled().isPresent()) {
        Set<String> asked = checked.scheduled().get().entrypointImages();
        Map<String, ImageMetadata> known = known(asked);
        if (known.size() < asked.size()) {
          waiting.add(found);
          return;
        }
        ScheduledPipeline scheduled = checked.scheduled().get().withImages(known);
        all = all.and(exporter.check(scheduled));
        if (!all.hasErrors()) {
          converted.add(new Converted(found, scheduled, exporter.export(scheduled)));
        }
      }
      report = report.and(all);
    } catch (CodeUnavailableException e) {
      repositoriesMissing.put(git, new Unavailable(e.what(), e.help()));
      waiting.add(found);
    }
  }

  private Map<String, ImageMetadata> known(Set<String> references) throws InterruptedException {
    Map<String, ImageMetadata> known = new LinkedHashMap<>();
    for (String reference : references) {
      try {
        if (!imagesMissing.containsKey(reference)) {
          known.put(reference, images.find(reference));
        }
      } catch (ImageUnavailableException e) {
        imagesMissing.put(reference, new Unavailable(e.what(), e.help()));
      }
    }
    return known;
  }

  /** Those that nothing is wrong with. */
  public List<Converted> converted() {
    return List.copyOf(converted);
  }

  /** Every problem of the schedules and their pipelines. */
  public ValidationReport report() {
    return report;
  }

  /** Which repositories and images cannot be had, and why, each reason once. */
  public List<Unavailable> unavailable() {
    return Stream.of(repositoriesMissing, imagesMissing)
        .flatMap(missing -> missing.values().stream())
        .toList();
  }

  /** The schedules that are not converted for that reason. */
  public List<FoundSchedule> waiting() {
    return List.copyOf(waiting);
  }
}
