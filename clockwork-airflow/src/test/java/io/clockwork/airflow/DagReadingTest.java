package io.clockwork.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.export.GeneratedCall;
import io.clockwork.export.GeneratedDag;
import io.clockwork.export.GeneratedTask;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a file makes, read from what is printed. */
class DagReadingTest {
  private final GeneratedDag dag = new AirflowExporter().dag(Schedules.growth("3.1"));

  @Test
  void tasks_and_edges_are_those_of_the_file() {
    assertThat(dag.id()).isEqualTo("growth-nightly");
    assertThat(dag.tasks())
        .containsOnlyKeys("extract", "train", "report", "tidy", "clockwork-watcher");
    assertThat(dag.after("extract")).containsExactly("train", "clockwork-watcher");
    assertThat(dag.after("tidy")).isEmpty();
    assertThat(dag.edges().keySet()).isEqualTo(Set.of("extract", "train", "report"));
  }

  @Test
  void arguments_are_data() {
    assertThat(dag.arguments())
        .containsEntry("catchup", false)
        .containsEntry("max_active_runs", 2L)
        .containsEntry("dagrun_timeout", Duration.ofHours(6))
        .containsEntry("tags", List.of("growth", "nightly"))
        .containsEntry(
            "schedule",
            new GeneratedCall(
                "CronDataIntervalTimetable",
                List.of("0 0 * * *"),
                Map.of("timezone", "Asia/Singapore")))
        .doesNotContainKey("dag_id");
    assertThat(dag.arguments().get("start_date"))
        .hasToString("pendulum.datetime(2026, 1, 1, tz=Asia/Singapore)");
  }

  @Test
  void a_task_has_what_the_dag_gives_to_all_and_names_stand_for_their_values() {
    GeneratedTask extract = dag.tasks().get("extract");

    assertThat(extract.operator()).isEqualTo("ClockworkOperator");
    assertThat(extract.arguments())
        .containsEntry("owner", "growth-ds@example.com")
        .containsEntry("retries", 5L)
        .containsEntry("retry_delay", Duration.ofSeconds(30))
        .doesNotContainKey("task_id");
    // Of what is written once above the DAG, and of its own.
    assertThat((Map<?, ?>) extract.arguments().get("step"))
        .hasFieldOrPropertyWithValue("scope", "growth-nightly")
        .hasFieldOrPropertyWithValue("task", "extract")
        .hasFieldOrProperty("code");
    assertThat((Map<?, ?>) ((Map<?, ?>) extract.arguments().get("step")).get("code"))
        .isEqualTo(((Map<?, ?>) dag.tasks().get("train").arguments().get("step")).get("code"));
    assertThat(dag.tasks().get("clockwork-watcher").arguments())
        .containsEntry("trigger_rule", "one_failed")
        .containsEntry("retries", 0L);
  }

  @Test
  void files_of_operators_of_airflow_are_read_too() {
    GeneratedDag plain =
        new AirflowExporter()
            .dag(
                Schedules.modestGrowth(
                    "version: \"3.1\"\n  operator: plain", "s3://ml-clockwork/runs"));

    assertThat(plain.tasks().get("train").operator()).isEqualTo("KubernetesPodOperator");
    assertThat(plain.edges()).isEqualTo(dag.edges());
  }

  @Test
  void what_is_not_written_is_not_read() {
    assertThatThrownBy(
            () ->
                new AirflowExporter()
                    .dag(
                        Schedules.nightly(
                            "tasks: {x: {shell: \"true\"}}",
                            "pipeline: {git: \"https://git.example.com/a.git\", ref: main}",
                            "timezone: UTC")))
        .isInstanceOf(InvalidDocumentException.class);
  }
}
