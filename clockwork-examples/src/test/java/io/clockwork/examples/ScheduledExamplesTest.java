package io.clockwork.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.airflow.AirflowExporter;
import io.clockwork.code.PinnedCode;
import io.clockwork.code.RefKind;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.export.GeneratedFile;
import io.clockwork.export.ScheduledPipeline;
import io.clockwork.model.CodeSource;
import io.clockwork.model.Pipeline;
import io.clockwork.platform.Platform;
import io.clockwork.schedule.Schedule;
import io.clockwork.schedule.Work;
import io.clockwork.yaml.PipelineYaml;
import io.clockwork.yaml.PlatformYaml;
import io.clockwork.yaml.ScheduleYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The schedules of the examples as DAG files, kept as they are to be; -Dclockwork.golden=write
 * makes them anew. {@code EmittedFilesTest} loads each by the Airflow of its folder.
 */
class ScheduledExamplesTest {
  private static final Path SCHEDULES = Path.of("schedules");
  private static final String COMMIT = "5c1e".repeat(10);

  @ParameterizedTest
  @CsvSource({
    "weather-daily, kubernetes, clockwork, 3.1",
    "weather-daily, kubernetes, clockwork, 2.11",
    "weather-daily, kubernetes, plain, 3.1",
    "weather-weekly, docker, clockwork, 3.1",
    "weather-weekly, docker, clockwork, 2.11",
    "check-observations, kubernetes, clockwork, 3.1",
    "check-observations, kubernetes, plain, 2.11",
    "mirror-stations, docker, plain, 3.1",
    "mirror-stations, docker, plain, 2.11"
  })
  void a_schedule_is_written_as_it_was_before(
      String name, String backend, String operator, String airflow) throws IOException {
    ScheduledPipeline scheduled = scheduled(name, platform(backend, operator, airflow));

    assertThat(new AirflowExporter().check(scheduled)).isEqualTo(ValidationReport.CLEAN);
    GeneratedFile file = new AirflowExporter().export(scheduled).get(0);

    Path golden = folder(backend, operator, airflow).resolve(file.path());
    if ("write".equals(System.getProperty("clockwork.golden"))) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, file.content());
    }
    assertThat(file.content()).isEqualTo(Files.readString(golden));
  }

  @Test
  void every_schedule_is_there_as_a_dag() throws IOException {
    try (Stream<Path> schedules = Files.list(SCHEDULES);
        Stream<Path> dags = Files.walk(SCHEDULES.resolve("dags"))) {
      List<String> written = dags.map(file -> file.getFileName().toString()).toList();
      assertThat(
              schedules
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".yaml")))
          .isNotEmpty()
          .allMatch(name -> written.contains(name.replace(".yaml", ".py")));
    }
  }

  private static Path folder(String backend, String operator, String airflow) {
    return SCHEDULES.resolve("dags").resolve(airflow).resolve(operator + "-on-" + backend);
  }

  private static Platform platform(String backend, String operator, String airflow)
      throws IOException {
    String file = "platforms/" + backend + ".yaml";
    String text = Files.readString(SCHEDULES.resolve(file));
    return PlatformYaml.parse(
        file,
        text.replace("version: \"3.1\"", "version: \"" + airflow + "\"")
            .replace("operator: clockwork", "operator: " + operator));
  }

  private static ScheduledPipeline scheduled(String name, Platform platform) {
    Schedule schedule = ScheduleYaml.load(SCHEDULES.resolve(name + ".yaml"));
    ScheduledPipeline.Builder builder = ScheduledPipeline.builder(schedule, platform);
    Pipeline pipeline;
    if (schedule.work() instanceof Work.PipelineReference reference) {
      // The repository that the schedules name holds these examples.
      pipeline = PipelineYaml.load(Path.of(reference.path()));
      builder.pipeline(pipeline);
    } else {
      pipeline = schedule.step().orElseThrow();
    }
    Optional<CodeSource> code = ScheduledPipeline.neededCode(schedule, pipeline);
    code.ifPresent(source -> builder.code(new PinnedCode(source, RefKind.BRANCH, COMMIT)));
    return builder.build();
  }
}
