package io.clockwork.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.export.GeneratedFile;
import io.clockwork.export.ScheduledPipeline;
import io.clockwork.yaml.PipelineYaml;
import io.clockwork.yaml.PlatformYaml;
import io.clockwork.yaml.ScheduleYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files for one host without Kubernetes, kept as they are to be; -Dclockwork.golden=write makes
 * them anew. The tests of {@code airflow-provider} run them in containers.
 */
class ContainersFileTest {
  private static final Path GOLDEN = Path.of("src", "test", "golden", "containers");

  @ParameterizedTest
  @ValueSource(strings = {"3.1", "2.11"})
  void a_schedule_for_containers_is_written_as_it_was_before(String airflow) throws IOException {
    String platform = Files.readString(GOLDEN.resolve("platform.yaml")).replace("3.1", airflow);
    String schedule = Files.readString(GOLDEN.resolve("nightly.yaml"));
    isAsBefore("sales-nightly-" + airflow, "clockwork.yaml", schedule, platform);
  }

  /** Without code and data, which both operators run. */
  @ParameterizedTest
  @CsvSource({"clockwork, 3.1", "clockwork, 2.11", "plain, 3.1", "plain, 2.11"})
  void commands_alone_are_written_as_before_for_each_operator(String operator, String airflow)
      throws IOException {
    String said = "\"" + airflow + "\", operator: " + operator;
    isAsBefore(
        "alone-" + operator + "-" + airflow,
        "alone.yaml",
        Files.readString(GOLDEN.resolve("alone-nightly.yaml")),
        Files.readString(GOLDEN.resolve("platform.yaml")).replace("\"3.1\"", said));
  }

  @Test
  void a_run_that_is_late_has_a_deadline_for_each_target() throws IOException {
    String alerts =
        "alerts: [{on: [failure, late], after: 3h, slack: \"#sales\", email: [a@example.com],"
            + " webhook: pager}]\n";
    String connections = "alerts: {slack_conn_id: slack_default, smtp_conn_id: smtp_default}\n";
    isAsBefore(
        "sales-late-3.1",
        "clockwork.yaml",
        Files.readString(GOLDEN.resolve("nightly.yaml")) + alerts,
        Files.readString(GOLDEN.resolve("platform.yaml")) + connections);
  }

  private static void isAsBefore(String name, String pipeline, String schedule, String platform)
      throws IOException {
    ScheduledPipeline scheduled =
        Schedules.of(
            PipelineYaml.load(GOLDEN.resolve(pipeline)),
            ScheduleYaml.parse("nightly.yaml", schedule),
            PlatformYaml.parse("platform.yaml", platform),
            "growth/nightly.yaml");
    assertThat(new AirflowExporter().check(scheduled)).isEqualTo(ValidationReport.CLEAN);
    GeneratedFile file = new AirflowExporter().export(scheduled).get(0);
    Path golden = GOLDEN.resolve(name + ".py.txt");
    if ("write".equals(System.getProperty("clockwork.golden"))) {
      Files.writeString(golden, file.content());
    }
    assertThat(file.path()).isEqualTo(scheduled.schedule().name() + ".py");
    assertThat(file.content()).isEqualTo(Files.readString(golden));
  }
}
