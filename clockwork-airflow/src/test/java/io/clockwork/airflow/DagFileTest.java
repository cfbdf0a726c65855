package io.clockwork.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.airflow.testing.PythonTools;
import io.clockwork.export.GeneratedFile;
import io.clockwork.model.Pipeline;
import io.clockwork.yaml.PipelineYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of real pipelines, kept as they are to be; -Dclockwork.golden=write makes them anew. */
class DagFileTest {
  private static final Path GOLDEN = Path.of("src", "test", "golden");

  @ParameterizedTest
  @ValueSource(strings = {"churn", "rules", "hostile"})
  void a_pipeline_is_written_as_it_was_before(String name) throws IOException {
    GeneratedFile file = DagFile.of(Dags.nightly(pipeline(name)), AirflowNames.AIRFLOW_3).written();
    Path golden = GOLDEN.resolve(file.path() + ".txt");
    if ("write".equals(System.getProperty("clockwork.golden"))) {
      Files.writeString(golden, file.content());
    }
    assertThat(file.content()).isEqualTo(Files.readString(golden));
  }

  @Test
  void a_file_for_airflow_2_imports_from_where_airflow_2_has_it() throws IOException {
    GeneratedFile file =
        DagFile.of(Dags.nightly(pipeline("churn")), AirflowNames.AIRFLOW_2).written();
    assertThat(file.content())
        .contains(
            """
            from datetime import timedelta

            import pendulum
            from airflow.models.dag import DAG
            from airflow.models.param import Param
            from airflow.timetables.interval import CronDataIntervalTimetable
            from airflow_provider_clockwork import ClockworkOperator
            """)
        .doesNotContain("airflow.sdk");
  }

  @ParameterizedTest
  @EnumSource(AirflowNames.class)
  void formatter_and_linter_have_nothing_to_change(AirflowNames airflow, @TempDir Path folder)
      throws IOException {
    PythonTools python = PythonTools.required();
    for (String name : new String[] {"churn", "rules", "hostile"}) {
      GeneratedFile file = DagFile.of(Dags.nightly(pipeline(name)), airflow).written();
      Files.writeString(folder.resolve(file.path()), file.content());
    }
    // What of Airflow 2 has moved in Airflow 3 is still where it was in Airflow 2.
    String ofAirflow = airflow == AirflowNames.AIRFLOW_2 ? "AIR0" : "AIR";
    assertThat(python.ruff(folder, "format", "--diff")).isEqualTo("0: 3 files already formatted");
    assertThat(python.ruff(folder, "check", "--select", "E,F,I,W,UP," + ofAirflow))
        .isEqualTo("0: All checks passed!");
  }

  private static Pipeline pipeline(String name) {
    return PipelineYaml.load(GOLDEN.resolve(name + ".yaml"));
  }
}
