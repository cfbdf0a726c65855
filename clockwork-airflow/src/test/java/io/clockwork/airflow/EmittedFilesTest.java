package io.clockwork.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.airflow.testing.AirflowTester;
import io.clockwork.airflow.testing.Airflows;
import io.clockwork.export.GeneratedDag;
import io.clockwork.export.GeneratedFile;
import io.clockwork.export.GeneratedTask;
import io.clockwork.export.ScheduledPipeline;
import io.clockwork.yaml.PipelineYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every Airflow makes of the files. */
@Tag("airflow")
class EmittedFilesTest {
  @RegisterExtension static final Airflows AIRFLOWS = new Airflows();

  private static final Path GOLDEN = Path.of("src", "test", "golden");
  private static final Path EXAMPLES =
      Path.of("..", "clockwork-examples", "schedules", "dags").toAbsolutePath().normalize();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"3.3, AIRFLOW_3", "3.1, AIRFLOW_3", "2.11, AIRFLOW_2"})
  void every_file_loads_without_errors_and_warnings_and_is_stored_alike_each_time(
      String version, AirflowNames names) throws IOException {
    AirflowTester airflow = AIRFLOWS.of(version);
    for (Path file : files(names, version)) {
      Map<?, ?> loaded = airflow.ask("load", file);
      assertThat(loaded.get("errors")).as("%s", file).isEqualTo(List.of());
      assertThat(loaded.get("warnings")).as("%s", file).isEqualTo(List.of());
      assertThat(airflow.ask("serialise", file).get("stable")).as("%s", file).isEqualTo(true);
    }
  }

  @ParameterizedTest
  @CsvSource({"3.3, 3.1", "3.1, 3.1", "2.11, 2.11"})
  void a_dag_has_what_its_specification_says(String version, String target) throws IOException {
    Map<?, ?> loaded = AIRFLOWS.of(version).ask("load", write(growth(target)));
    Map<?, ?> dag = (Map<?, ?>) ((List<?>) loaded.get("dags")).get(0);
    assertThat(dag.get("dag_id")).isEqualTo("growth-nightly");
    assertThat(dag.get("description")).isEqualTo("The churn of Singapore");
    assertThat(dag.get("timetable"))
        .hasToString(
            "{class=CronDataIntervalTimetable, expression=0 0 * * *, timezone=Asia/Singapore}");
    assertThat(dag.get("start_date")).isEqualTo("2025-12-31T16:00:00+00:00");
    assertThat(dag.get("end_date")).isEqualTo("2026-12-31T15:59:59+00:00");
    assertThat(dag.get("catchup")).isEqualTo(false);
    assertThat(dag.get("max_active_runs")).hasToString("2");
    assertThat(dag.get("dagrun_timeout")).hasToString("21600.0");
    assertThat((List<?>) dag.get("tags")).hasToString("[growth, nightly]");
    assertThat(dag.get("params"))
        .hasToString(
            "{threshold={default=0.5, schema={type=number}}, market={default=sg,"
                + " description=Country code, schema={type=string, enum=[id, sg, vn]}}}");
    assertThat(dag.get("on_failure_callback").toString())
        .contains("SlackAlert('#growth-alerts', conn_id='slack_default')", "WebhookAlert('pager')");
    assertThat(dag.get("edges"))
        .hasToString(
            "[[extract, clockwork-watcher], [extract, train], [report, clockwork-watcher],"
                + " [report, tidy], [train, clockwork-watcher], [train, report]]");
  }

  @ParameterizedTest
  @CsvSource({"3.3, 3.1", "3.1, 3.1", "2.11, 2.11"})
  void a_task_has_what_its_specification_says(String version, String target) throws IOException {
    Map<?, ?> loaded = AIRFLOWS.of(version).ask("load", write(growth(target)));
    Map<?, ?> dag = (Map<?, ?>) ((List<?>) loaded.get("dags")).get(0);
    Map<?, ?> extract = task(dag, "extract");
    assertThat(extract.get("operator"))
        .isEqualTo("airflow_provider_clockwork.operator.ClockworkOperator");
    assertThat(extract.get("template_fields")).isEqualTo(List.of());
    assertThat(extract.get("owner")).isEqualTo("growth-ds@example.com");
    assertThat(extract.get("pool")).isEqualTo("ml");
    assertThat(extract.get("retries")).hasToString("5");
    assertThat(extract.get("retry_delay")).hasToString("30.0");
    assertThat(extract.get("retry_exponential_backoff")).isEqualTo(true);
    assertThat(extract.get("max_retry_delay")).hasToString("600.0");
    assertThat(extract.get("on_retry_callback").toString())
        .contains("EmailAlert(['growth-ds@example.com'], conn_id='smtp_ml')");
    assertThat(task(dag, "train").get("execution_timeout")).hasToString("8220.0");
    assertThat(task(dag, "report").get("doc_md")).isEqualTo("Tells the team\n");
    assertThat(task(dag, "tidy").get("trigger_rule")).isEqualTo("all_done");
    Map<?, ?> watcher = task(dag, "clockwork-watcher");
    assertThat(watcher.get("trigger_rule")).isEqualTo("one_failed");
    assertThat(watcher.get("retries")).hasToString("0");
    assertThat(watcher.get("on_failure_callback")).isIn(null, List.of());
  }

  @ParameterizedTest
  @CsvSource({"3.3, 3.1", "3.1, 3.1", "2.11, 2.11"})
  void a_dag_is_read_as_airflow_reads_it(String version, String target) throws IOException {
    GeneratedDag read = new AirflowExporter().dag(Schedules.growth(target));
    Map<?, ?> loaded = AIRFLOWS.of(version).ask("load", write(growth(target)));
    Map<?, ?> dag = (Map<?, ?>) ((List<?>) loaded.get("dags")).get(0);
    List<String> edges = new ArrayList<>();
    read.edges()
        .forEach(
            (before, after) -> after.forEach(task -> edges.add("[" + before + ", " + task + "]")));
    assertThat(dag.get("edges")).hasToString(edges.stream().sorted().toList().toString());
    assertThat(read.id()).isEqualTo(dag.get("dag_id"));
    assertThat(((List<?>) dag.get("tasks"))).hasSameSizeAs(read.tasks().values());
    for (GeneratedTask task : read.tasks().values()) {
      Map<?, ?> there = task(dag, task.id());
      assertThat((String) there.get("operator")).endsWith("." + task.operator());
      assertThat(there.get("retries")).hasToString(String.valueOf(task.arguments().get("retries")));
      assertThat(there.get("trigger_rule"))
          .isEqualTo(task.arguments().getOrDefault("trigger_rule", "all_success"));
    }
  }

  private static Map<?, ?> task(Map<?, ?> dag, String id) {
    return ((List<?>) dag.get("tasks"))
        .stream()
            .<Map<?, ?>>map(task -> (Map<?, ?>) task)
            .filter(task -> task.get("task_id").equals(id))
            .findFirst()
            .orElseThrow();
  }

  private List<Path> files(AirflowNames names, String version) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String name : List.of("churn", "rules", "hostile")) {
      files.add(
          write(
              DagFile.of(Dags.nightly(PipelineYaml.load(GOLDEN.resolve(name + ".yaml"))), names)
                  .written()));
    }
    String target = version.equals("2.11") ? "2.11" : "3.1";
    files.add(write(growth(target)));
    for (String operator : List.of("clockwork", "plain")) {
      Path golden = GOLDEN.resolve("containers/alone-" + operator + "-" + target + ".py.txt");
      files.add(Files.copy(golden, folder.resolve("alone-" + operator + ".py")));
    }
    for (String store : List.of("pods-bucket", "pods-claim", "containers")) {
      files.add(write(CleaningFileTest.of(store, target).get(0)));
    }
    try (Stream<Path> examples = Files.walk(EXAMPLES.resolve(target))) {
      examples.filter(file -> file.toString().endsWith(".py")).forEach(files::add);
    }
    return files;
  }

  private static GeneratedFile growth(String target) {
    ScheduledPipeline scheduled = Schedules.growth(target);
    return new AirflowExporter().export(scheduled).get(0);
  }

  private Path write(GeneratedFile file) throws IOException {
    return Files.writeString(folder.resolve(file.path()), file.content());
  }
}
