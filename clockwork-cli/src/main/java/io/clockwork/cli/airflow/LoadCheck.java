package io.clockwork.cli.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.clockwork.cli.console.CommandException;
import io.clockwork.cli.convert.Conversion.Converted;
import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.export.GeneratedFile;
import io.clockwork.platform.AirflowSettings;
import io.clockwork.platform.AirflowVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a real Airflow says of the files of schedules: that it cannot load or store them, or warns.
 */
public final class LoadCheck {
  private static final String PROVIDER = "airflow_provider_clockwork";

  private final AirflowTester airflow;
  private final List<Diagnostic> found = new ArrayList<>();

  private LoadCheck(AirflowTester airflow) {
    this.airflow = airflow;
  }

  /**
   * Loads all files in an Airflow.
   *
   * @throws CommandException if it is another than they are written for, or lacks the provider
   */
  public static ValidationReport of(List<Converted> schedules, AirflowTester airflow)
      throws IOException, InterruptedException {
    LoadCheck check = new LoadCheck(airflow);
    for (Converted schedule : schedules) {
      check.requireTarget(schedule);
    }
    check.requireProvider(schedules);
    for (Converted schedule : schedules) {
      for (GeneratedFile file : schedule.files()) {
        check.load(schedule, file);
      }
    }
    return ValidationReport.of(check.found);
  }

  private void requireTarget(Converted schedule) {
    Optional<AirflowVersion> target =
        schedule.scheduled().platform().airflow().map(AirflowSettings::version);
    if (target.isPresent() && !isFor(target.get(), airflow.version())) {
      throw CommandException.environment(
              "--with-airflow "
                  + airflow.python()
                  + ": schedule "
                  + Quoted.text(schedule.schedule().schedule().name())
                  + " is written for Airflow "
                  + target.get()
                  + ", and this is "
                  + airflow.version())
          .withHelp("name the Python of such an Airflow, or set airflow.version of the platform");
    }
  }

  /** Whether files for a target are for an installed version, such as {@code 3.3.2}. */
  static boolean isFor(AirflowVersion target, String installed) {
    String[] parts = installed.split("[^0-9]+", 3);
    if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
      return false;
    }
    return Integer.parseInt(parts[0]) == target.major()
        && Integer.parseInt(parts[1]) >= target.minor();
  }

  private void requireProvider(List<Converted> schedules) throws InterruptedException {
    boolean used =
        schedules.stream()
            .flatMap(schedule -> schedule.files().stream())
            .anyMatch(file -> file.content().contains("from " + PROVIDER + " import"));
    Optional<String> missing = used ? airflow.missing(PROVIDER) : Optional.empty();
    if (missing.isPresent()) {
      throw CommandException.environment(
              "--with-airflow " + airflow.python() + ": " + missing.get())
          .withHelp("install the package airflow-provider-clockwork there");
    }
  }

  private void load(Converted schedule, GeneratedFile file)
      throws IOException, InterruptedException {
    Path path = airflow.home().resolve("converted").resolve(file.path());
    Files.createDirectories(path.getParent());
    Files.writeString(path, file.content());
    JsonNode answer = airflow.check(path);
    LoadedFile loaded = new LoadedFile(schedule, file, "Airflow " + airflow.version());
    if (answer.has("problem")) {
      found.add(loaded.error(answer.path("problem").asText()));
      return;
    }
    answer.path("errors").forEach(error -> found.add(loaded.error(error.asText())));
    if (answer.path("errors").isEmpty() && answer.path("dags").isEmpty()) {
      found.add(loaded.error("it finds no DAG in it"));
    }
    for (JsonNode warning : answer.path("warnings")) {
      found.add(loaded.warning(warning.path("message").asText(), warning.path("line").asInt(0)));
    }
  }
}
