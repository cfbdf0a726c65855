package io.clockwork.run;

import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.DurationText;
import io.clockwork.model.RetryPolicy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Decides what a run does next. Pure: it has no thread, no clock, and touches nothing outside; told
 * what happened, it says what follows. Everything it does for a run of V tasks and E dependencies
 * takes O(V log V + E) together. Not thread-safe.
 *
 * <p>{@link Verdict} says which tasks may run. After a task has failed for good, and unless told to
 * keep going, tasks that have begun go on to their end, retries included, and only tasks downstream
 * of a failure are still started (those whose trigger rule reacts to it, and what follows from
 * them); all others end cancelled.
 */
final class RunStateMachine {
  /** Why a task is skipped that ended its attempt so. */
  static final String ASKED_TO_SKIP = "it asked to be skipped";

  private final RunGraph graph;
  private final boolean keepGoing;
  private final boolean retrying;
  private final TaskState[] states;
  private final int[] earlierAttempts;
  private final int[] attempts;
  private final Tally[] required;
  private final Tally[] all;
  private final Causes causes;
  private final boolean[] afterFailure;
  private final boolean[] queued;
  private final PriorityQueue<Integer> ready = new PriorityQueue<>();
  private final Deque<Integer> toldOf = new ArrayDeque<>();
  private List<Step> steps = new ArrayList<>();
  private int open;
  private int firstFailed = -1;
  private boolean cancelled;

  /**
   * A run that has not begun.
   *
   * @param keepGoing whether a failure leaves tasks alone that do not depend on it
   */
  RunStateMachine(RunGraph graph, boolean keepGoing) {
    this(graph, keepGoing, true);
  }

  /**
   * A run that has not begun.
   *
   * @param retrying whether tasks get the retries they ask for
   */
  RunStateMachine(RunGraph graph, boolean keepGoing, boolean retrying) {
    int size = graph.size();
    this.graph = graph;
    this.keepGoing = keepGoing;
    this.retrying = retrying;
    states = new TaskState[size];
    Arrays.fill(states, TaskState.PENDING);
    earlierAttempts = new int[size];
    attempts = new int[size];
    required = Tally.ofRequiredParents(graph);
    all = Tally.ofParents(graph);
    causes = new Causes(graph);
    afterFailure = new boolean[size];
    queued = new boolean[size];
    open = size;
  }

  /**
   * Begins.
   *
   * @param kept tasks that ended in an earlier session of the run and stay so
   * @param made how many attempts tasks had then; the next one has the next number
   */
  List<Step> begin(Map<String, TaskState> kept, Map<String, Integer> made) {
    made.forEach(
        (name, count) -> {
          if (graph.contains(name)) {
            earlierAttempts[graph.number(name)] = count;
          }
        });
    kept.forEach(
        (name, state) -> {
          if (graph.contains(name)) {
            int task = graph.number(name);
            states[task] = state;
            open--;
            tellChildren(task);
          }
        });
    for (int task = 0; task < graph.size(); task++) {
      consider(task);
    }
    return drain();
  }

  /** The next task to start an attempt of, which is then running; -1 if there is none now. */
  int next() {
    Integer task = ready.poll();
    if (task == null) {
      return -1;
    }
    queued[task] = false;
    states[task] = TaskState.RUNNING;
    attempts[task]++;
    return task;
  }

  /** Whether {@link #next} has a task. */
  boolean hasReady() {
    return !ready.isEmpty();
  }

  /** The number of a task's attempt that runs now or ran last. */
  int attempt(int task) {
    return earlierAttempts[task] + attempts[task];
  }

  TaskState state(int task) {
    return states[task];
  }

  /** The attempt of a running task ended; without an outcome it was stopped by {@link #cancel}. */
  List<Step> attemptEnded(int task, Optional<TaskOutcome> outcome) {
    require(task, TaskState.RUNNING);
    if (outcome.isEmpty()) {
      end(task, TaskState.CANCELLED, "stopped");
    } else if (outcome.get() instanceof TaskOutcome.Succeeded) {
      end(task, TaskState.SUCCEEDED, "");
    } else if (outcome.get() instanceof TaskOutcome.Skipped) {
      end(task, TaskState.SKIPPED, ASKED_TO_SKIP);
    } else if (outcome.get() instanceof TaskOutcome.Failed failed) {
      failed(task, failed.reason(), failed.retryable());
    } else if (outcome.get() instanceof TaskOutcome.TimedOut late) {
      failed(task, "timed out after " + DurationText.of(late.limit()), true);
    } else {
      throw new AssertionError(outcome);
    }
    return drain();
  }

  /** The delay before a task's next attempt is over; says nothing new if it was given up. */
  void delayOver(int task) {
    if (states[task] == TaskState.UP_FOR_RETRY) {
      enqueue(task);
    }
  }

  /** Starts nothing more. Running attempts are to be stopped by the caller, and reported. */
  List<Step> cancel(String reason) {
    cancelled = true;
    ready.clear();
    for (int task = 0; task < graph.size(); task++) {
      if (states[task] == TaskState.PENDING || states[task] == TaskState.UP_FOR_RETRY) {
        finish(task, TaskState.CANCELLED, reason);
      }
    }
    return drain();
  }

  /** Whether every task has ended. */
  boolean isOver() {
    return open == 0;
  }

  /** How the run ended, once it is over. */
  RunState result() {
    boolean good = Arrays.stream(states).allMatch(TaskState::isGood);
    if (good) {
      return RunState.SUCCEEDED;
    }
    return cancelled ? RunState.CANCELLED : RunState.FAILED;
  }

  private void failed(int task, String reason, boolean retryable) {
    RetryPolicy policy = graph.task(task).effective().retries();
    if (retrying && retryable && attempts[task] <= policy.count() && !cancelled) {
      states[task] = TaskState.UP_FOR_RETRY;
      steps.add(new Step.Retry(task, attempt(task) + 1, policy.delayAfter(attempts[task]), reason));
    } else {
      end(task, TaskState.FAILED, reason);
    }
  }

  private void end(int task, TaskState state, String reason) {
    finish(task, state, reason);
    if (state == TaskState.FAILED && firstFailed < 0 && !keepGoing && !cancelled) {
      firstFailed = task;
      settle();
      dropWhatDoesNotReact();
    }
  }

  private void finish(int task, TaskState state, String reason) {
    states[task] = state;
    open--;
    steps.add(new Step.End(task, state, reason));
    toldOf.add(task);
  }

  /** Lets every end that is not yet known to its children take effect, and the ends that follow. */
  private void settle() {
    while (!toldOf.isEmpty()) {
      int task = toldOf.remove();
      tellChildren(task);
      for (int i = 0; i < graph.childCount(task) && !cancelled; i++) {
        consider(graph.child(task, i));
      }
    }
  }

  private void tellChildren(int task) {
    TaskState end = states[task];
    for (int i = 0; i < graph.childCount(task); i++) {
      int child = graph.child(task, i);
      all[child].count(end);
      if (graph.requiredByChild(task, i)) {
        required[child].count(end);
      }
      causes.note(task, end, child);
      afterFailure[child] |= end.isFailure() || afterFailure[task];
    }
  }

  private void consider(int task) {
    if (states[task] != TaskState.PENDING || queued[task]) {
      return;
    }
    switch (Verdict.on(graph.task(task).triggerRule(), required[task], all[task])) {
      case WAIT -> {}
      case RUN -> enqueue(task);
      case SKIP -> finish(task, TaskState.SKIPPED, causes.ofSkip(task, required[task]));
      case FAIL -> finish(task, TaskState.UPSTREAM_FAILED, causes.ofFailure(task));
      case CANCEL -> finish(task, TaskState.CANCELLED, causes.ofCancel(task));
    }
  }

  private void enqueue(int task) {
    if (firstFailed >= 0 && attempts[task] == 0 && !afterFailure[task]) {
      finish(task, TaskState.CANCELLED, notStarted());
    } else {
      queued[task] = true;
      ready.add(task);
    }
  }

  private void dropWhatDoesNotReact() {
    List<Integer> waiting = new ArrayList<>(ready);
    ready.clear();
    for (int task : waiting) {
      queued[task] = false;
      enqueue(task);
    }
  }

  private String notStarted() {
    return "not started after " + graph.name(firstFailed) + " had failed";
  }

  private void require(int task, TaskState state) {
    if (states[task] != state) {
      throw new IllegalStateException(graph.name(task) + " is " + states[task].id());
    }
  }

  private List<Step> drain() {
    settle();
    List<Step> done = steps;
    steps = new ArrayList<>();
    return done;
  }
}
