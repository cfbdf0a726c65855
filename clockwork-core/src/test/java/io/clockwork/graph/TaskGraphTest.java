package io.clockwork.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jgrapht.graph.DefaultEdge;
import org.junit.jupiter.api.Test;

class TaskGraphTest {
  /** Declared against the dependencies: a diamond from extract to report, and a loner. */
  private final TaskGraph diamond =
      graph(
          "report", List.of("train", "check"),
          "check", List.of("extract"),
          "train", List.of("extract"),
          "loner", List.of(),
          "extract", List.of());

  @Test
  void order_puts_dependencies_first_and_follows_declaration_otherwise() {
    assertThat(diamond.order()).containsExactly("loner", "extract", "check", "train", "report");
  }

  @Test
  void parents_and_children_are_direct() {
    assertThat(diamond.parents("report")).containsExactlyInAnyOrder("train", "check");
    assertThat(diamond.children("extract")).containsExactlyInAnyOrder("check", "train");
    assertThat(diamond.parents("loner")).isEmpty();
    assertThat(diamond.children("report")).isEmpty();
  }

  @Test
  void ancestors_and_descendants_are_transitive_and_exclude_the_task() {
    assertThat(diamond.ancestors("report")).containsExactly("extract", "check", "train");
    assertThat(diamond.descendants("extract")).containsExactly("check", "train", "report");
    assertThat(diamond.ancestors("loner")).isEmpty();
  }

  @Test
  void roots_and_leaves_are_the_ends() {
    assertThat(diamond.roots()).containsExactly("loner", "extract");
    assertThat(diamond.leaves()).containsExactly("loner", "report");
  }

  @Test
  void levels_are_distances_from_the_roots() {
    assertThat(diamond.levels())
        .containsExactly(List.of("loner", "extract"), List.of("check", "train"), List.of("report"));
  }

  @Test
  void critical_path_is_the_heaviest_chain() {
    Map<String, Long> seconds =
        Map.of("loner", 3L, "extract", 1L, "check", 1L, "train", 2L, "report", 1L);
    assertThat(diamond.criticalPath(seconds::get)).containsExactly("extract", "train", "report");
    assertThat(diamond.criticalPath(task -> task.equals("loner") ? 9 : 1)).containsExactly("loner");
  }

  @Test
  void critical_path_of_equal_chains_is_the_first_in_order() {
    assertThat(diamond.criticalPath(task -> 1)).containsExactly("extract", "check", "report");
    assertThat(diamond.criticalPath(task -> 0)).containsExactly("loner");
  }

  @Test
  void an_empty_graph_has_nothing() {
    TaskGraph empty = TaskGraph.of(Map.of());
    assertThat(empty.order()).isEmpty();
    assertThat(empty.levels()).isEmpty();
    assertThat(empty.leaves()).isEmpty();
    assertThat(empty.criticalPath(task -> 1)).isEmpty();
  }

  @Test
  void of_takes_a_parent_named_twice_once() {
    assertThat(graph("a", List.of(), "b", List.of("a", "a")).parents("b")).containsExactly("a");
  }

  @Test
  void of_refuses_a_parent_that_is_no_task() {
    assertThatThrownBy(() -> graph("a", List.of("nobody")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no task \"nobody\"");
  }

  @Test
  void of_refuses_a_cycle() {
    assertThatThrownBy(() -> graph("a", List.of("b"), "b", List.of("a")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> graph("a", List.of("a"))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void questions_about_an_unknown_task_are_refused() {
    assertThatThrownBy(() -> diamond.parents("nobody"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no task \"nobody\"");
    assertThatThrownBy(() -> diamond.descendants("nobody"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no task \"nobody\"");
  }

  @Test
  void the_view_for_jgrapht_cannot_be_changed() {
    assertThat(diamond.asJGraphT().vertexSet()).hasSize(5);
    assertThatThrownBy(() -> diamond.asJGraphT().addVertex("more"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> diamond.asJGraphT().removeAllEdges(Set.<DefaultEdge>of()))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void graphs_are_equal_when_tasks_order_and_edges_are() {
    TaskGraph one = graph("a", List.of(), "b", List.of("a"));
    assertThat(one).isEqualTo(graph("a", List.of(), "b", List.of("a")));
    assertThat(one).hasSameHashCodeAs(graph("a", List.of(), "b", List.of("a")));
    assertThat(one).isNotEqualTo(graph("a", List.of(), "b", List.of()));
    assertThat(one).isNotEqualTo(graph("a", List.of()));
  }

  /** Names and their parents, in turn. */
  static TaskGraph graph(Object... namesAndParents) {
    return TaskGraph.of(parents(namesAndParents));
  }

  @SuppressWarnings("unchecked")
  static Map<String, List<String>> parents(Object... namesAndParents) {
    Map<String, List<String>> parents = new LinkedHashMap<>();
    for (int i = 0; i < namesAndParents.length; i += 2) {
      parents.put((String) namesAndParents[i], (List<String>) namesAndParents[i + 1]);
    }
    return parents;
  }
}
