package io.clockwork.graph;

import static io.clockwork.graph.TaskGraphTest.parents;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DependencyCyclesTest {
  @Test
  void an_acyclic_graph_has_none() {
    assertThat(DependencyCycles.find(parents("a", List.of(), "b", List.of("a")))).isEmpty();
  }

  @Test
  void a_cycle_is_named_in_running_order_from_its_first_declared_task() {
    assertThat(
            DependencyCycles.find(parents("a", List.of("c"), "b", List.of("a"), "c", List.of("b"))))
        .containsExactly(List.of("a", "b", "c", "a"));
  }

  @Test
  void each_component_is_named_once_by_a_shortest_cycle() {
    assertThat(
            DependencyCycles.find(
                parents(
                    "a", List.of("b", "c"),
                    "b", List.of("a"),
                    "c", List.of("b"),
                    "x", List.of("y", "a"),
                    "y", List.of("x"))))
        .containsExactly(List.of("a", "b", "a"), List.of("x", "y", "x"));
  }

  @Test
  void a_task_that_waits_for_itself_is_named_besides() {
    assertThat(DependencyCycles.find(parents("a", List.of("a", "b", "a"), "b", List.of("a"))))
        .containsExactly(List.of("a", "a"), List.of("a", "b", "a"));
  }

  @Test
  void tasks_below_a_cycle_are_not_part_of_it() {
    assertThat(
            DependencyCycles.find(
                parents(
                    "start", List.of(),
                    "a", List.of("b", "start"),
                    "b", List.of("a"),
                    "end", List.of("b"))))
        .containsExactly(List.of("a", "b", "a"));
  }

  @Test
  void parents_that_are_no_tasks_are_ignored() {
    assertThat(DependencyCycles.find(parents("a", List.of("nobody")))).isEmpty();
  }

  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void every_component_with_a_cycle_is_named_and_no_other(long seed) {
    Map<String, Set<String>> parents = RandomGraphs.any(seed);
    NaiveGraph naive = new NaiveGraph(parents);
    List<List<String>> cycles = DependencyCycles.find(parents);
    for (List<String> cycle : cycles) {
      assertThat(cycle.get(0)).isEqualTo(cycle.get(cycle.size() - 1));
      assertThat(cycle.subList(1, cycle.size())).doesNotHaveDuplicates();
      for (int i = 1; i < cycle.size(); i++) {
        assertThat(parents.get(cycle.get(i))).contains(cycle.get(i - 1));
      }
    }
    for (String task : parents.keySet()) {
      long naming =
          cycles.stream()
              .filter(cycle -> cycle.size() > 2)
              .map(cycle -> cycle.get(0))
              .filter(first -> first.equals(task) || together(naive, first, task))
              .count();
      boolean withOthers =
          parents.keySet().stream()
              .anyMatch(other -> !other.equals(task) && together(naive, task, other));
      assertThat(naming).isEqualTo(withOthers ? 1 : 0);
      assertThat(cycles.contains(List.of(task, task))).isEqualTo(parents.get(task).contains(task));
    }
  }

  private static boolean together(NaiveGraph naive, String one, String other) {
    return naive.waitsFor(one, other) && naive.waitsFor(other, one);
  }

  @Test
  void a_cycle_through_a_hundred_thousand_tasks_is_named() {
    Map<String, List<String>> parents = new LinkedHashMap<>();
    parents.put("t0", List.of("t99999"));
    for (int i = 1; i < 100_000; i++) {
      parents.put("t" + i, List.of("t" + (i - 1)));
    }
    assertThat(DependencyCycles.find(parents)).hasSize(1);
    assertThat(DependencyCycles.find(parents).get(0)).hasSize(100_001);
  }

  @Test
  void a_hundred_thousand_tasks_that_wait_for_themselves_are_named() {
    Map<String, List<String>> parents = new LinkedHashMap<>();
    for (int i = 0; i < 100_000; i++) {
      parents.put("t" + i, List.of("t" + i));
    }
    assertThat(DependencyCycles.find(parents)).hasSize(100_000);
  }
}
