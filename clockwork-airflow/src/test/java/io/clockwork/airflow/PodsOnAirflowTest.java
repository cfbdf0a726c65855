package io.clockwork.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.airflow.testing.Airflows;
import io.clockwork.export.ScheduledPipeline;
import io.clockwork.model.DataType;
import io.clockwork.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both operators make the same pods of the same specification. */
@Tag("airflow")
class PodsOnAirflowTest {
  @RegisterExtension static final Airflows AIRFLOWS = new Airflows();

  private static final Map<String, Object> BY_HAND =
      Map.of(
          "run_id",
          "manual__2026-01-05",
          "run_type",
          "manual",
          "logical_date",
          "2026-01-05T12:00:00.5Z",
          "conf",
          Map.of("market", "id"),
          "try_number",
          2);
  private static final Map<String, Object> SCHEDULED =
      Map.of(
          "run_id",
          "scheduled__1",
          "run_type",
          "scheduled",
          "logical_date",
          "2026-01-04T16:00:00Z");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "3.3, 3.1, s3://ml-clockwork/runs",
    "3.3, 3.1, pvc://ml-data/runs",
    "2.11, 2.11, s3://ml-clockwork/runs",
    "2.11, 2.11, pvc://ml-data/runs"
  })
  void a_pod_of_the_plain_operator_is_that_of_ours(String version, String target, String store)
      throws IOException {
    String said = "version: \"" + target + "\"";
    Path ours = write("ours.py", Schedules.modestGrowth(said, store));
    Path plain = write("plain.py", Schedules.modestGrowth(said + "\n  operator: plain", store));
    Map<?, ?> loaded = AIRFLOWS.of(version).ask("load", plain);
    assertThat(loaded.get("errors")).isEqualTo(List.of());
    assertThat(loaded.get("warnings")).isEqualTo(List.of());
    assertThat(AIRFLOWS.of(version).ask("serialise", plain).get("stable")).isEqualTo(true);
    for (Map<String, Object> run : List.of(BY_HAND, SCHEDULED)) {
      for (String task : List.of("train", "report")) {
        assertThat(pod(version, plain, task, run)).isEqualTo(pod(version, ours, task, run));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"3.3, 3.1", "3.1, 3.1", "2.11, 2.11"})
  void what_looks_like_a_template_a_file_or_a_variable_arrives_as_it_is(
      String version, String target) throws IOException {
    String pipeline =
        """
        tasks:
          load:
            image: load:1.sh
            command: ["{{ var.value.key }}", "{% raw %}", "{# it's #}", run.sh, "$(HOME) $${x}", "a\\n"]
            env: {TEXT: "{{ 'x' }}\\r\\n", NAME: values.json}
            kubernetes:
              annotations: {note: "{{ ds }}", file: a.yaml}
              security_context: {runAsUser: 1000}
        """;
    String timing =
        """
        schedule: {timezone: Asia/Jakarta}
        pipeline: {git: "git@git.example.com:growth/a.git", ref: main}
        """;
    String said = "version: \"" + target + "\"";
    Path ours = write("ours.py", Schedules.nightly(pipeline, timing, platform(said)));
    Path plain =
        write(
            "plain.py", Schedules.nightly(pipeline, timing, platform(said + ", operator: plain")));
    assertThat(pod(version, plain, "load", BY_HAND)).isEqualTo(pod(version, ours, "load", BY_HAND));
  }

  private static String platform(String airflow) {
    return Schedules.PLATFORM.replace("version: \"3.1\"", airflow);
  }

  private Path write(String name, ScheduledPipeline scheduled) throws IOException {
    String content = new AirflowExporter().export(scheduled).get(0).content();
    return Files.writeString(folder.resolve(name), content);
  }

  private static Object pod(String version, Path file, String task, Map<String, Object> run) {
    Map<String, Object> question =
        Map.of("ask", "container", "file", file.toString(), "task", task, "run", run);
    return comparable("pod", AIRFLOWS.of(version).ask(question).get("pod"));
  }

  /** What Kubernetes takes for the same is the same: JSON in texts, empty members, random ends. */
  private static Object comparable(String name, Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> members = new LinkedHashMap<>();
      map.forEach((key, member) -> members.put((String) key, comparable((String) key, member)));
      members.values().removeIf(member -> member.equals(Map.of()) || member.equals(List.of()));
      return members;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(item -> comparable(name, item)).toList();
    }
    if (value instanceof String text && text.startsWith("{\"")) {
      return Value.parse(DataType.JSON, text).map(Value::asPlain).orElse(text);
    }
    return value instanceof String text && text.matches("(growth-)?nightly-[a-z]+-[a-z0-9]{8}")
        ? text.substring(0, text.length() - 8)
        : String.valueOf(value);
  }
}
