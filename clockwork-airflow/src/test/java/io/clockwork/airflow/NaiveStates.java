package io.clockwork.airflow;

import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import io.clockwork.model.TriggerRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** How tasks end by Clockwork's rules and by those of Airflow's scheduler, step by step. */
final class NaiveStates {
  enum State {
    SUCCESS,
    FAILED,
    SKIPPED,
    UPSTREAM_FAILED;

    boolean isBad() {
      return this == FAILED || this == UPSTREAM_FAILED;
    }
  }

  private NaiveStates() {}

  /** Clockwork: wiring before the rule, a failure before a skip. */
  static Map<String, State> ofClockwork(Pipeline pipeline, Map<String, State> ends) {
    Map<String, State> states = new LinkedHashMap<>();
    List<Task> open = new ArrayList<>(pipeline.tasks().values());
    while (!open.isEmpty()) {
      Task task =
          open.stream().filter(t -> states.keySet().containsAll(t.parents())).findFirst().get();
      List<State> required =
          task.inputs().values().stream()
              .filter(input -> !input.optional())
              .map(input -> states.get(input.from().task()))
              .toList();
      State state;
      if (required.stream().anyMatch(State::isBad)) {
        state = State.UPSTREAM_FAILED;
      } else if (required.contains(State.SKIPPED)) {
        state = State.SKIPPED;
      } else {
        List<State> all = task.parents().stream().map(states::get).toList();
        state = judged(task.triggerRule(), all, all.size(), false).orElseThrow();
        state = state == State.SUCCESS ? ends.get(task.name()) : state;
      }
      states.put(task.name(), state);
      open.remove(task);
    }
    return states;
  }

  /**
   * Airflow, tasks ending in any order.
   *
   * @param early whether a skip takes effect as soon as it is seen, as it does in Airflow
   */
  static Map<String, State> ofAirflow(
      TaskFlow flow, Map<String, State> ends, boolean early, Random random) {
    Map<String, TriggerRule> rules = new LinkedHashMap<>(flow.rules());
    flow.gates().forEach((task, rule) -> rules.put(TaskFlow.gateOf(task), rule));
    Map<String, Set<String>> parents = new LinkedHashMap<>();
    rules.keySet().forEach(name -> parents.put(name, new LinkedHashSet<>()));
    flow.edges().forEach((from, to) -> to.forEach(name -> parents.get(name).add(from)));
    if (!flow.watched().isEmpty()) {
      rules.put(TaskFlow.WATCHER, TriggerRule.ONE_FAILED);
      parents.put(TaskFlow.WATCHER, new LinkedHashSet<>(flow.watched()));
    }
    Map<String, State> states = new LinkedHashMap<>();
    while (states.size() < rules.size()) {
      List<String> open = new ArrayList<>(rules.keySet());
      open.removeAll(states.keySet());
      String name = open.get(random.nextInt(open.size()));
      List<State> seen =
          parents.get(name).stream().filter(states::containsKey).map(states::get).toList();
      judged(rules.get(name), seen, parents.get(name).size(), early)
          .ifPresent(
              verdict -> {
                State own =
                    name.equals(TaskFlow.WATCHER)
                        ? State.FAILED
                        : ends.getOrDefault(name, State.SUCCESS);
                states.put(name, verdict == State.SUCCESS ? own : verdict);
              });
    }
    return states;
  }

  /**
   * Whether both begin with the same states of parents, and not with a skip beside a failure: of
   * these Airflow takes the one it sees first, and Clockwork the failure.
   */
  static boolean isDecided(Task task, Map<String, State> ours, Map<String, State> airflows) {
    List<State> parents = task.parents().stream().map(ours::get).toList();
    boolean skip = parents.contains(State.SKIPPED) || task.triggerRule() == TriggerRule.ALL_FAILED;
    return parents.equals(task.parents().stream().map(airflows::get).toList())
        && !(skip && parents.stream().anyMatch(State::isBad));
  }

  /** What a rule says of the parents that have ended; success means that the task runs. */
  private static Optional<State> judged(
      TriggerRule rule, Collection<State> seen, int parents, boolean early) {
    boolean done = seen.size() == parents;
    boolean bad = seen.stream().anyMatch(State::isBad);
    boolean skip = seen.contains(State.SKIPPED) && (early || done);
    boolean success = seen.contains(State.SUCCESS);
    boolean allSkipped = parents > 0 && seen.stream().allMatch(s -> s == State.SKIPPED) && done;
    State atEnd =
        switch (rule) {
          case ALL_SUCCESS -> bad ? State.UPSTREAM_FAILED : skip ? State.SKIPPED : State.SUCCESS;
          case ALL_DONE -> State.SUCCESS;
          case ALL_FAILED -> success || skip ? State.SKIPPED : State.SUCCESS;
          case ONE_FAILED -> bad || parents == 0 ? State.SUCCESS : State.SKIPPED;
          case ONE_SUCCESS ->
              success || parents == 0
                  ? State.SUCCESS
                  : allSkipped ? State.SKIPPED : State.UPSTREAM_FAILED;
          case NONE_FAILED -> bad ? State.UPSTREAM_FAILED : State.SUCCESS;
          case NONE_FAILED_MIN_ONE_SUCCESS ->
              bad ? State.UPSTREAM_FAILED : allSkipped ? State.SKIPPED : State.SUCCESS;
        };
    boolean now =
        switch (rule) {
          case ALL_SUCCESS -> bad || skip;
          case ALL_FAILED -> success || skip;
          case ONE_FAILED -> bad;
          case ONE_SUCCESS -> success;
          case NONE_FAILED, NONE_FAILED_MIN_ONE_SUCCESS -> bad;
          case ALL_DONE -> false;
        };
    return done || now ? Optional.of(atEnd) : Optional.empty();
  }

  /** Airflow tells from the leaves alone. */
  static boolean runFailsInAirflow(TaskFlow flow, Map<String, State> states) {
    return states.entrySet().stream()
        .filter(e -> !flow.edges().containsKey(e.getKey()) && !flow.watched().contains(e.getKey()))
        .anyMatch(e -> e.getValue().isBad());
  }
}
