package io.clockwork.airflow;

import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import io.clockwork.model.TriggerRule;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order of a pipeline's tasks in Airflow's terms, where a task has one rule over all its
 * parents. Clockwork lets wiring come before the rule, so that a task with required inputs and
 * another rule than {@code all_success} needs a gate: a task that does nothing and judges the other
 * parents.
 *
 * <p>Airflow tells the state of a run from its leaves alone. Where a leaf can end well although a
 * task before it failed, a watcher looks at that task, and fails.
 *
 * @param rules of the tasks, in the order of the pipeline
 * @param gates the tasks that have one, with its rule
 * @param edges the tasks behind every task and gate, by name
 * @param watched the tasks before the watcher; empty if it is not needed
 */
record TaskFlow(
    Map<String, TriggerRule> rules,
    Map<String, TriggerRule> gates,
    Map<String, Set<String>> edges,
    List<String> watched) {
  /** Of a single task. */
  static final TaskFlow NONE = new TaskFlow(Map.of(), Map.of(), Map.of(), List.of());

  /** Begins the names that pipelines cannot use. */
  static final String RESERVED = "clockwork-";

  /** The task before all others, where one prepares what they need. */
  static final String PREPARATION = RESERVED + "runtime";

  /** The task that fails when one that it watches has failed. */
  static final String WATCHER = RESERVED + "watcher";

  /** The name of a task's gate. */
  static String gateOf(String task) {
    return RESERVED + "gate-" + task;
  }

  /** The flow of a pipeline. */
  static TaskFlow of(Pipeline pipeline) {
    Builder builder = new Builder();
    pipeline.tasks().values().forEach(builder::add);
    return builder.build(pipeline.tasks().keySet());
  }

  /** The same behind a task that prepares what all others need. */
  TaskFlow prepared() {
    Set<String> first = new LinkedHashSet<>(rules.keySet());
    edges.values().forEach(first::removeAll);
    Map<String, Set<String>> more = new LinkedHashMap<>(edges);
    more.put(PREPARATION, first);
    // A rule over no tasks is none; over this one it would be.
    Map<String, TriggerRule> other = new LinkedHashMap<>(rules);
    first.forEach(task -> other.put(task, TriggerRule.ALL_SUCCESS));
    return new TaskFlow(other, gates, more, watched);
  }

  private static final class Builder {
    private final Map<String, TriggerRule> rules = new LinkedHashMap<>();
    private final Map<String, TriggerRule> gates = new LinkedHashMap<>();
    private final Map<String, Set<String>> parents = new LinkedHashMap<>();

    void add(Task task) {
      Set<String> required = new LinkedHashSet<>();
      task.inputs().values().stream()
          .filter(input -> !input.optional())
          .forEach(input -> required.add(input.from().task()));
      Set<String> others = new LinkedHashSet<>(task.parents());
      others.removeAll(required);
      String name = task.name();
      TriggerRule rule = task.triggerRule();
      if (required.isEmpty() || rule == TriggerRule.ALL_SUCCESS) {
        rules.put(name, rule);
        parents.put(name, task.parents());
        return;
      }
      rules.put(name, TriggerRule.ALL_SUCCESS);
      Set<String> before = new LinkedHashSet<>(required);
      boolean neverRuns = rule == TriggerRule.ALL_FAILED;
      if (neverRuns || !others.isEmpty()) {
        gates.put(name, gateRule(task, rule));
        parents.put(gateOf(name), neverRuns ? task.parents() : others);
        before.add(gateOf(name));
      }
      parents.put(name, before);
    }

    /**
     * Required inputs are there by then, so that one success is certain, and {@code all_failed} is
     * not to be had.
     */
    private static TriggerRule gateRule(Task task, TriggerRule rule) {
      return switch (rule) {
        case ALL_DONE, ALL_FAILED -> rule;
        case NONE_FAILED, NONE_FAILED_MIN_ONE_SUCCESS -> TriggerRule.NONE_FAILED;
        default ->
            throw new AssertionError(
                rule.id() + " beside required inputs was refused: task " + task.name());
      };
    }

    TaskFlow build(Collection<String> tasks) {
      Map<String, Set<String>> edges = new LinkedHashMap<>();
      parents.forEach(
          (name, before) ->
              before.forEach(
                  parent -> edges.computeIfAbsent(parent, p -> new LinkedHashSet<>()).add(name)));
      Set<String> shown = shown(tasks, edges);
      List<String> watched = tasks.stream().filter(task -> !shown.contains(task)).toList();
      return new TaskFlow(rules, gates, edges, watched);
    }

    /**
     * Tasks whose failure always reaches a leaf: leaves, and the only parent of such a task that
     * cannot run without it. Of several parents one may be skipped first; Airflow then skips the
     * child at once, whatever becomes of the others.
     */
    private Set<String> shown(Collection<String> tasks, Map<String, Set<String>> edges) {
      Set<String> shown = new HashSet<>();
      Deque<String> next = new ArrayDeque<>();
      tasks.stream().filter(task -> !edges.containsKey(task)).forEach(next::add);
      while (!next.isEmpty()) {
        String name = next.remove();
        if (shown.add(name) && needsItsOnlyParent(name)) {
          next.addAll(parents.getOrDefault(name, Set.of()));
        }
      }
      return shown;
    }

    private boolean needsItsOnlyParent(String child) {
      TriggerRule rule = rules.getOrDefault(child, TriggerRule.ALL_DONE);
      boolean fails =
          rule == TriggerRule.ALL_SUCCESS
              || rule == TriggerRule.NONE_FAILED
              || rule == TriggerRule.NONE_FAILED_MIN_ONE_SUCCESS;
      return fails && parents.getOrDefault(child, Set.of()).size() == 1;
    }
  }
}
