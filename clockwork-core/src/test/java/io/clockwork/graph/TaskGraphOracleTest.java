package io.clockwork.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaskGraphOracleTest {
  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void answers_agree_with_a_naive_graph(long seed) {
    Map<String, Set<String>> parents = RandomGraphs.acyclic(seed);
    TaskGraph graph = TaskGraph.of(parents);
    NaiveGraph naive = new NaiveGraph(parents);
    assertThat(graph.order()).isEqualTo(naive.order());
    for (String task : parents.keySet()) {
      assertThat(Set.copyOf(graph.parents(task))).isEqualTo(Set.copyOf(parents.get(task)));
      assertThat(graph.ancestors(task))
          .isEqualTo(naive.ancestors(task))
          .isSubsetOf(graph.order().subList(0, graph.order().indexOf(task)));
      assertThat(graph.descendants(task)).isEqualTo(naive.descendants(task));
      assertThat(graph.levels().get(naive.level(task))).contains(task);
      assertThat(graph.roots().contains(task)).isEqualTo(parents.get(task).isEmpty());
      assertThat(graph.leaves().contains(task)).isEqualTo(naive.descendants(task).isEmpty());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void critical_path_is_a_chain_of_greatest_weight(long seed) {
    Map<String, Set<String>> parents = RandomGraphs.acyclic(seed);
    NaiveGraph naive = new NaiveGraph(parents);
    ToLongFunction<String> weight = task -> Math.floorMod(task.hashCode() * 31L + seed, 7);
    List<String> path = TaskGraph.of(parents).criticalPath(weight);
    for (int i = 1; i < path.size(); i++) {
      assertThat(parents.get(path.get(i))).contains(path.get(i - 1));
    }
    assertThat(path.stream().mapToLong(weight).sum())
        .isEqualTo(
            parents.keySet().stream()
                .mapToLong(task -> naive.longest(task, weight))
                .max()
                .orElse(0));
  }

  @Test
  void a_chain_of_a_hundred_thousand_tasks_is_answered_for() {
    Map<String, List<String>> parents = new LinkedHashMap<>();
    parents.put("t0", List.of());
    for (int i = 1; i < 100_000; i++) {
      parents.put("t" + i, List.of("t" + (i - 1)));
    }
    assertThat(DependencyCycles.find(parents)).isEmpty();
    TaskGraph chain = TaskGraph.of(parents);
    assertThat(chain.order()).containsExactlyElementsOf(parents.keySet());
    assertThat(chain.levels()).hasSize(100_000);
    assertThat(chain.criticalPath(task -> 1)).isEqualTo(chain.order());
    assertThat(chain.descendants("t0")).hasSize(99_999);
  }
}
