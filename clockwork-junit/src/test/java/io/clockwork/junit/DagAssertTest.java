package io.clockwork.junit;

import static io.clockwork.junit.ClockworkAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clockwork.export.GeneratedCall;
import io.clockwork.export.GeneratedDag;
import io.clockwork.export.GeneratedTask;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DagAssertTest {
  private final GeneratedDag dag =
      new GeneratedDag(
          "nightly",
          arguments(
              "catchup",
              false,
              "description",
              null,
              "schedule",
              new GeneratedCall("Cron", List.of("0 2 * * *"), Map.of("timezone", "UTC"))),
          tasks(
              new GeneratedTask(
                  "extract",
                  "ClockworkOperator",
                  arguments("retries", 2L, "place", Map.of("image", "a:1", "ports", List.of(80L)))),
              new GeneratedTask(
                  "train", "ClockworkOperator", arguments("timeout", Duration.ofHours(2)))),
          Map.of("extract", Set.of("train")));

  @Test
  void tasks_and_edges_are_asserted() {
    assertThat(dag)
        .hasTasks("train", "extract")
        .hasTask("train")
        .hasEdge("extract", "train")
        .hasNoEdge("train", "extract")
        .hasEdges("extract >> train");
    assertThatThrownBy(() -> assertThat(dag).hasEdge("train", "extract"))
        .hasMessage(
            """
            expected task "extract" to wait for task "train"
            dag nightly
              task     operator           before
              extract  ClockworkOperator  train
              train    ClockworkOperator\
            """);
    assertThatThrownBy(() -> assertThat(dag).hasNoEdge("extract", "train"))
        .hasMessageStartingWith("expected task \"train\" not to wait for task \"extract\"\n");
    assertThatThrownBy(() -> assertThat(dag).hasTasks("train"))
        .hasMessageStartingWith("expected the tasks to be \"train\"\n");
    assertThatThrownBy(() -> assertThat(dag).hasEdges())
        .hasMessageStartingWith("expected the edges to be ");
    assertThatThrownBy(() -> assertThat(dag).hasTask("trian"))
        .hasMessageStartingWith(
            "expected task \"trian\" to be in the DAG; did you mean \"train\"?\n");
  }

  @Test
  void arguments_of_the_dag_are_asserted_by_their_paths() {
    assertThat(dag)
        .hasArgument("catchup", false)
        .hasArgument("description", null)
        .hasArgument("schedule.0", "0 2 * * *")
        .hasArgument("schedule.timezone", "UTC")
        .argument("catchup")
        .isEqualTo(false);
    assertThatThrownBy(() -> assertThat(dag).hasArgument("schedule.timezone", "Asia/Jakarta"))
        .hasMessageStartingWith(
            "expected argument \"schedule.timezone\" to be \"Asia/Jakarta\", but it is \"UTC\"\n");
    assertThatThrownBy(() -> assertThat(dag).hasArgument("tags", List.of()))
        .hasMessageStartingWith("expected argument \"tags\" to be [], but there is none\n");
    assertThatThrownBy(() -> assertThat(dag).argument("tags"))
        .hasMessageStartingWith("expected argument \"tags\"\n");
  }

  @Test
  void arguments_of_a_task_are_asserted_by_their_paths() {
    assertThat(dag)
        .task("extract")
        .hasOperator("ClockworkOperator")
        .hasArgument("retries", 2)
        .hasArgument("place.image", "a:1")
        .hasArgument("place", Map.of("image", "a:1", "ports", List.of(80)))
        .hasNoArgument("timeout")
        .inDag()
        .task("train")
        .hasArgument("timeout", Duration.ofHours(2));
    assertThatThrownBy(() -> assertThat(dag).task("extract").hasArgument("retries", 3))
        .hasMessage(
            """
            expected task "extract" to have argument "retries" to be 3, but it is 2
            dag nightly
              task     operator           before
              extract  ClockworkOperator  train
              train    ClockworkOperator\
            """);
    assertThatThrownBy(() -> assertThat(dag).task("extract").hasOperator("BashOperator"))
        .hasMessageStartingWith(
            "expected task \"extract\" to have operator BashOperator, not ClockworkOperator\n");
    assertThatThrownBy(() -> assertThat(dag).task("train").hasNoArgument("timeout"))
        .hasMessageStartingWith("expected task \"train\" to have no argument \"timeout\"\n");
    assertThatThrownBy(() -> assertThat(dag).task("extract").argument("place.ports.1"))
        .hasMessageStartingWith("expected task \"extract\" to have argument \"place.ports.1\"\n");
  }

  private static Map<String, Object> arguments(Object... namesAndValues) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      arguments.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return arguments;
  }

  private static Map<String, GeneratedTask> tasks(GeneratedTask... all) {
    Map<String, GeneratedTask> tasks = new LinkedHashMap<>();
    for (GeneratedTask task : all) {
      tasks.put(task.id(), task);
    }
    return tasks;
  }
}
