package io.clockwork.cli.convert;

import io.clockwork.cli.console.CommandException;
import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.specification.LocalPlatform;
import io.clockwork.cli.specification.SpecificationFiles;
import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.export.GeneratedFolder;
import io.clockwork.model.FieldPath;
import io.clockwork.schedule.Schedule;
import io.clockwork.yaml.CheckedSpecifications;
import io.clockwork.yaml.ScheduleYaml;
import io.clockwork.yaml.SpecificationYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The schedules that paths lead to.
 *
 * @param schedules those that nothing is wrong with so far, in the order of their files
 * @param report every problem of the files and their platforms
 */
public record FoundSchedules(List<FoundSchedule> schedules, ValidationReport report) {
  /** Copies the list. */
  public FoundSchedules {
    schedules = List.copyOf(schedules);
    Objects.requireNonNull(report, "report");
  }

  /**
   * Reads files of schedules, and folders in which every specification is looked at.
   *
   * @param platform the file of {@code --platform}
   * @throws CommandException if there is no such file, or no schedule
   */
  public static FoundSchedules find(
      Invocation invocation, List<String> paths, Optional<String> platform) throws IOException {
    Map<Path, CheckedFile> files = new LinkedHashMap<>();
    for (String path : paths) {
      Path at = invocation.resolve(path);
      if (Files.isDirectory(at)) {
        for (Path file : SpecificationFiles.in(at)) {
          files.putIfAbsent(file.toRealPath(), CheckedFile.any(invocation, file));
        }
      } else if (Files.exists(at)) {
        files.put(at.toRealPath(), CheckedFile.ofSchedules(invocation, at));
      } else {
        throw CommandException.usage(path + ": no such file or folder");
      }
    }
    FoundSchedules found = of(invocation, files.values(), platform);
    if (found.schedules().isEmpty() && !found.report().hasErrors()) {
      throw CommandException.usage("no schedule in " + String.join(", ", paths))
          .withHelp("clockwork init --from job.py writes one");
    }
    return found.withoutLookalikes();
  }

  private record CheckedFile(Path file, List<Schedule> schedules, ValidationReport report) {
    static CheckedFile any(Invocation invocation, Path file) {
      CheckedSpecifications checked = SpecificationYaml.check(invocation.shortest(file));
      return new CheckedFile(file, checked.schedules(), checked.report());
    }

    static CheckedFile ofSchedules(Invocation invocation, Path file) {
      var checked = ScheduleYaml.check(invocation.shortest(file));
      return new CheckedFile(file, checked.schedules(), checked.report());
    }
  }

  private static FoundSchedules of(
      Invocation invocation, Collection<CheckedFile> files, Optional<String> named) {
    ValidationReport report = ValidationReport.CLEAN;
    Map<Path, LocalPlatform> platforms = new LinkedHashMap<>();
    List<FoundSchedule> found = new ArrayList<>();
    for (CheckedFile file : files) {
      report = report.and(file.report());
      Path folder = Objects.requireNonNullElse(file.file().getParent(), file.file());
      LocalPlatform platform =
          platforms.computeIfAbsent(
              folder, at -> LocalPlatform.ofRepository(invocation, at, named));
      if (!file.schedules().isEmpty()) {
        report = report.and(platform.report());
      }
      file.schedules().forEach(one -> found.add(new FoundSchedule(one, file.file(), platform)));
    }
    return new FoundSchedules(found, report);
  }

  /** Without schedules whose files could not be told apart, which is reported. */
  private FoundSchedules withoutLookalikes() {
    Map<String, List<FoundSchedule>> byLikeness = new LinkedHashMap<>();
    for (FoundSchedule found : schedules) {
      byLikeness
          .computeIfAbsent(
              GeneratedFolder.likeness(found.schedule().name()), key -> new ArrayList<>())
          .add(found);
    }
    List<Diagnostic> problems = new ArrayList<>();
    Set<FoundSchedule> good = new LinkedHashSet<>();
    for (List<FoundSchedule> alike : byLikeness.values()) {
      if (alike.size() == 1) {
        good.add(alike.get(0));
      } else {
        alike.forEach(one -> problems.add(lookalike(one, alike)));
      }
    }
    return new FoundSchedules(List.copyOf(good), report.and(ValidationReport.of(problems)));
  }

  private static Diagnostic lookalike(FoundSchedule one, List<FoundSchedule> alike) {
    FoundSchedule other = alike.get(alike.get(0).equals(one) ? 1 : 0);
    String name = one.schedule().name();
    String what =
        other.schedule().name().equals(name)
            ? " is there twice, also at "
            : " differs from "
                + Quoted.text(other.schedule().name())
                + " by separators only, which is at ";
    return Diagnostic.of(
            DiagnosticCode.DUPLICATE_NAME,
            one.schedule().sources().value(FieldPath.of("name")),
            "schedule " + Quoted.text(name) + what + other.place())
        .withHelp("rename one of them");
  }
}
