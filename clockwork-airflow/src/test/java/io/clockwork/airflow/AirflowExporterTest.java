package io.clockwork.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.airflow.testing.PythonTools;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.export.GeneratedFile;
import io.clockwork.export.ImageMetadata;
import io.clockwork.export.PipelineExporter;
import io.clockwork.export.ScheduledPipeline;
import io.clockwork.platform.Platform;
import io.clockwork.schedule.Schedule;
import io.clockwork.yaml.PlatformYaml;
import io.clockwork.yaml.ScheduleYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole schedule, kept as its file is to be; -Dclockwork.golden=write makes it anew. */
class AirflowExporterTest {
  private static final Path GOLDEN = Path.of("src", "test", "golden", "scheduled");

  private static final String DIGEST = "sha256:" + "ab".repeat(32);

  private final AirflowExporter exporter = new AirflowExporter();

  @Test
  void a_schedule_is_written_as_it_was_before() throws IOException {
    ScheduledPipeline scheduled = Schedules.growth("3.1");
    assertThat(exporter.check(scheduled)).isEqualTo(ValidationReport.CLEAN);
    GeneratedFile file = exporter.export(scheduled).get(0);
    Path golden = GOLDEN.resolve(file.path() + ".txt");
    if ("write".equals(System.getProperty("clockwork.golden"))) {
      Files.writeString(golden, file.content());
    }
    assertThat(file.path()).isEqualTo("growth-nightly.py");
    assertThat(file.content()).isEqualTo(Files.readString(golden));
  }

  @Test
  void formatter_and_linter_have_nothing_to_change(@TempDir Path folder) throws IOException {
    PythonTools python = PythonTools.required();
    GeneratedFile file = exporter.export(Schedules.growth("3.1")).get(0);
    Files.writeString(folder.resolve(file.path()), file.content());
    assertThat(python.ruff(folder, "format", "--diff")).isEqualTo("0: 1 file already formatted");
    assertThat(python.ruff(folder, "check", "--select", "E,F,I,W,UP,AIR"))
        .isEqualTo("0: All checks passed!");
  }

  @Test
  void a_schedule_for_airflows_own_operators_is_written_as_it_was_before(@TempDir Path folder)
      throws IOException {
    ScheduledPipeline scheduled =
        Schedules.modestGrowth("version: \"3.1\"\n  operator: plain", "pvc://ml-data/runs");
    assertThat(exporter.check(scheduled)).isEqualTo(ValidationReport.CLEAN);
    GeneratedFile file = exporter.export(scheduled).get(0);
    Path golden = GOLDEN.resolve("growth-nightly-plain.py.txt");
    if ("write".equals(System.getProperty("clockwork.golden"))) {
      Files.writeString(golden, file.content());
    }
    assertThat(file.content()).isEqualTo(Files.readString(golden));
    PythonTools python = PythonTools.required();
    Files.writeString(folder.resolve(file.path()), file.content());
    assertThat(python.ruff(folder, "format", "--diff")).isEqualTo("0: 1 file already formatted");
    assertThat(python.ruff(folder, "check", "--select", "E,F,I,W,UP,AIR"))
        .isEqualTo("0: All checks passed!");
  }

  @Test
  void equal_schedules_make_equal_files() {
    assertThat(exporter.export(Schedules.growth("3.1")))
        .isEqualTo(exporter.export(Schedules.growth("3.1")));
  }

  @Test
  void a_platform_with_airflow_2_gets_a_file_for_it() {
    ScheduledPipeline scheduled =
        Schedules.nightly(
            "tasks: {load: {shell: ./load.sh, runtime: python}}\n",
            "schedule: {}\npipeline: {git: https://git.example.com/a.git, ref: main}\n",
            Schedules.PLATFORM.replace("3.1", "2.11"));
    assertThat(exporter.export(scheduled).get(0).content())
        .contains("from airflow.models.dag import DAG\n", "schedule=None,\n", "tz=\"UTC\"")
        .doesNotContain("airflow.sdk");
  }

  @Test
  void a_single_step_without_code_is_a_dag_of_one_task() {
    Schedule schedule =
        ScheduleYaml.parse(
            "sync.yaml",
            Schedules.head("Schedule", "name: sync\n")
                + """
                schedule: {cron: "0 2 * * *", start: 2026-01-01}
                image: registry.example.com/sync:1.0
                command: [sync, --market, "${params.market}"]
                params: {market: sg}
                """);
    Platform platform =
        PlatformYaml.parse("platform.yaml", Schedules.head("Platform", "") + Schedules.PLATFORM);
    ScheduledPipeline scheduled = ScheduledPipeline.builder(schedule, platform).build();
    assertThat(exporter.export(scheduled).get(0).content())
        .contains(
            """
                sync = ClockworkOperator(
                    task_id="sync",
                    step={
                        "step": 1,
                        "scope": "sync",
                        "pipeline": "sync",
                        "task": "sync",
                        "run": {"command": ["sync", "--market", "${params.market}"]},
                        "params": {"market": {"type": "string", "default": "sg"}},
                    },
                    place={"image": "registry.example.com/sync:1.0"},
                    backend=BACKEND,
                )
            """);
  }

  @Test
  void images_that_run_by_themselves_are_written_with_what_they_run_and_their_digest() {
    assertThat(writtenOf("image: report:1.4", List.of("/entry"), List.of("--all")))
        .contains(
            "\"run\": {\"command\": [\"/entry\", \"--all\"]},", "\"report:1.4@" + DIGEST + "\"");
    assertThat(writtenOf("image: report:1.4\nargs: [a]", List.of("/entry"), List.of("--all")))
        .contains("\"run\": {\"command\": [\"/entry\"]},", "\"args\": [\"a\"],");
    assertThat(writtenOf("image: report:1.4\nargs: [a, b]", List.of(), List.of("sh")))
        .contains("\"run\": {\"command\": [\"a\", \"b\"]},")
        .doesNotContain("\"args\"");
  }

  @Test
  void an_image_that_runs_nothing_is_refused() {
    assertThat(exporter.check(sync("image: report:1.4", List.of(), List.of())).toString())
        .contains("task \"sync\" runs what its image does by itself, and that is nothing");
  }

  private String writtenOf(String work, List<String> entrypoint, List<String> command) {
    ScheduledPipeline scheduled = sync(work, entrypoint, command);
    assertThat(exporter.check(scheduled)).isEqualTo(ValidationReport.CLEAN);
    return exporter.export(scheduled).get(0).content();
  }

  private static ScheduledPipeline sync(
      String work, List<String> entrypoint, List<String> command) {
    Schedule schedule =
        ScheduleYaml.parse(
            "sync.yaml", Schedules.head("Schedule", "name: sync\n") + "schedule: {}\n" + work);
    Platform platform =
        PlatformYaml.parse("platform.yaml", Schedules.head("Platform", "") + Schedules.PLATFORM);
    ScheduledPipeline scheduled = ScheduledPipeline.builder(schedule, platform).build();
    assertThat(scheduled.entrypointImages()).containsExactly("report:1.4");
    return scheduled.withImages(
        Map.of("report:1.4", new ImageMetadata(DIGEST, entrypoint, command)));
  }

  @Test
  void the_exporter_is_found_by_its_name() {
    assertThat(ServiceLoader.load(PipelineExporter.class).stream())
        .extracting(found -> found.get().name())
        .containsExactly("airflow");
  }
}
