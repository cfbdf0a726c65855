package io.clockwork.cli.starter;

import io.clockwork.cli.console.CommandException;
import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.specification.DerivedName;
import io.clockwork.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

/** The schedule of a single step: when a script or notebook runs, without any pipeline. */
public final class StepSchedule {
  private static final String TEMPLATE =
      """
      # When %1$s runs. Belongs into the central repository of schedules.
      apiVersion: clockwork/v1
      kind: Schedule
      name: %2$s
      schedule:
        cron: "@daily"              # or five fields, such as "0 2 * * 1-5"
        timezone: UTC
        start: %3$s
      %4$s:
        git: %6$s%5$s
        ref: %7$s
        path: %8$s
      retries: 1
      # alerts:
      #   - {on: [failure], slack: "#my-team"}
      """;

  private StepSchedule() {}

  /**
   * Writes the schedule of a script or notebook as {@code <name>.yaml}.
   *
   * @param today where the schedule starts
   * @throws CommandException if there is no such script or notebook, or the schedule is there
   */
  public static Path write(Invocation invocation, Path file, Path folder, LocalDate today)
      throws IOException, InterruptedException {
    String fileName = String.valueOf(file.getFileName());
    String kind = fileName.endsWith(".py") ? "python" : "notebook";
    if (!fileName.endsWith(".py") && !fileName.endsWith(".ipynb")) {
      throw CommandException.usage("--from takes a Python script (.py) or a notebook (.ipynb)");
    }
    if (!Files.isRegularFile(file)) {
      throw CommandException.usage(invocation.show(file) + ": no such file");
    }
    String name = DerivedName.ofFile(fileName).orElse("step");
    GitPlace place = GitPlace.of(file, invocation.environment());
    String text =
        TEMPLATE.formatted(
            fileName.replaceAll("\\p{Cntrl}", "?"),
            name,
            today,
            kind,
            place.url().isPresent() ? "" : "   # change this",
            quoted(place.url().orElse("https://git.example.com/team/project.git")),
            quoted(place.branch()),
            quoted(place.path()));
    return new NewFiles(invocation, folder).write(Map.of(name + ".yaml", text)).get(0);
  }

  /** A JSON text is a YAML scalar. */
  private static String quoted(String text) {
    return Value.ofJson(text).text();
  }
}
