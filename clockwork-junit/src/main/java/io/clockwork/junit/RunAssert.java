package io.clockwork.junit;

import io.clockwork.diagnostic.DidYouMean;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import io.clockwork.run.TaskResult;
import io.clockwork.run.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;

/** Assertions on a run. Every failure shows the run as a small table. Not thread-safe. */
public final class RunAssert extends AbstractAssert<RunAssert, RunResult> {
  RunAssert(RunResult run) {
    super(run, RunAssert.class);
  }

  /** Every task succeeded or was skipped. */
  public RunAssert hasSucceeded() {
    return hasState(RunState.SUCCEEDED);
  }

  /** Some task failed. */
  public RunAssert hasFailed() {
    return hasState(RunState.FAILED);
  }

  /** The run ended so. */
  public RunAssert hasState(RunState state) {
    return require(run -> run.state() == state, "the run to be " + state.id());
  }

  /** A task ended so. */
  public RunAssert hasTask(String task, TaskState state) {
    TaskResult found = find(task);
    return require(run -> found.state() == state, named(task) + " to be " + state.id());
  }

  /** These tasks, and no others, ended so. */
  public RunAssert hasExactlyInState(TaskState state, String... tasks) {
    List<String> found =
        run().tasks().values().stream()
            .filter(task -> task.state() == state)
            .map(TaskResult::name)
            .sorted()
            .toList();
    return require(
        run -> found.equals(List.of(tasks).stream().sorted().toList()),
        "exactly " + Quoted.names(List.of(tasks)) + " to be " + state.id());
  }

  /** A task had this many attempts. */
  public RunAssert hasAttempts(String task, int count) {
    TaskResult found = find(task);
    return require(
        run -> found.attempts().size() == count, named(task) + " to have " + count + " attempts");
  }

  /** The reason why a task did not succeed. */
  public RunAssert hasReason(String task, String reason) {
    TaskResult found = find(task);
    return require(
        run -> found.reason().equals(reason),
        named(task) + " to have ended because of " + Quoted.text(reason));
  }

  /** These tasks had attempts, each beginning after the one before it had ended. */
  public RunAssert ranInOrder(String... tasks) {
    for (int i = 1; i < tasks.length; i++) {
      String before = tasks[i - 1];
      String after = tasks[i];
      span(before);
      span(after);
      require(
          run -> run.ranAfter(after, before),
          named(after) + " to begin after the end of " + named(before));
    }
    if (tasks.length == 1) {
      span(tasks[0]);
    }
    return this;
  }

  /** Exactly these tasks had attempts, in any order. */
  public RunAssert ranExactly(String... tasks) {
    List<String> ran =
        run().tasks().values().stream()
            .filter(task -> !task.attempts().isEmpty())
            .map(TaskResult::name)
            .sorted()
            .toList();
    return require(
        run -> ran.equals(List.of(tasks).stream().sorted().toList()),
        "exactly " + Quoted.names(List.of(tasks)) + " to have attempts");
  }

  /** These tasks were running at the same time at some moment. */
  public RunAssert ranTogether(String... tasks) {
    Instant start = Instant.MIN;
    Instant end = Instant.MAX;
    for (String task : tasks) {
      Span span = span(task);
      start = span.start().isAfter(start) ? span.start() : start;
      end = span.end().isBefore(end) ? span.end() : end;
    }
    Instant lastStart = start;
    Instant firstEnd = end;
    return require(
        run -> lastStart.isBefore(firstEnd),
        Quoted.names(List.of(tasks)) + " to have been running at the same time");
  }

  /** At no moment more attempts than this were running. */
  public RunAssert ranAtMostTogether(int count) {
    List<Map.Entry<Instant, Integer>> changes = new ArrayList<>();
    actual()
        .tasks()
        .values()
        .forEach(
            task ->
                task.attempts()
                    .forEach(
                        attempt -> {
                          changes.add(Map.entry(attempt.started(), 1));
                          attempt.ended().ifPresent(end -> changes.add(Map.entry(end, -1)));
                        }));
    // What ends at a moment makes room for what begins at it.
    changes.sort(
        Map.Entry.<Instant, Integer>comparingByKey()
            .thenComparing(Map.Entry.comparingByValue(Comparator.naturalOrder())));
    int running = 0;
    int most = 0;
    for (Map.Entry<Instant, Integer> change : changes) {
      running += change.getValue();
      most = Math.max(most, running);
    }
    int found = most;
    return require(
        run -> found <= count,
        "at most " + count + " attempts to run at the same time, not " + found);
  }

  /** The run took this long; exact in virtual time. */
  public RunAssert took(Duration duration) {
    return require(
        run ->
            run.ended()
                .filter(end -> Duration.between(run.started(), end).equals(duration))
                .isPresent(),
        "the run to take " + duration);
  }

  /** Assertions on an output, by {@code task.output}. */
  public OutputAssert output(String output) {
    int dot = output.indexOf('.');
    String task = dot < 0 ? output : output.substring(0, dot);
    String name = output.substring(dot + 1);
    TaskResult found = find(task);
    require(
        run -> dot > 0 && found.outputs().containsKey(name),
        Quoted.text(output) + " to be published; " + published(found));
    return new OutputAssert(found.output(name), this);
  }

  private static String published(TaskResult task) {
    return task.outputs().isEmpty()
        ? named(task.name()) + " published nothing"
        : named(task.name()) + " published " + Quoted.names(task.outputs().keySet());
  }

  /** A task published no output of this name. */
  public RunAssert hasNoOutput(String task, String output) {
    TaskResult found = find(task);
    return require(
        run -> !found.outputs().containsKey(output),
        named(task) + " not to publish " + Quoted.text(output));
  }

  private RunResult run() {
    isNotNull();
    return actual;
  }

  private TaskResult find(String task) {
    RunResult run = run();
    require(
        known -> known.tasks().containsKey(task),
        named(task)
            + " to be in the run"
            + DidYouMean.help(task, run.tasks().keySet()).map(help -> "; " + help).orElse(""));
    return run.task(task);
  }

  private Span span(String task) {
    TaskResult found = find(task);
    require(run -> !found.attempts().isEmpty(), named(task) + " to have run");
    Instant start = found.attempts().get(0).started();
    Instant end = found.attempts().get(found.attempts().size() - 1).ended().orElse(Instant.MAX);
    return new Span(start, end);
  }

  private static String named(String task) {
    return "task " + Quoted.text(task);
  }

  private RunAssert require(Predicate<RunResult> expected, String what) {
    if (!expected.test(run())) {
      failWithMessage("%s", "expected " + what + "\n" + new RunTable(actual).text());
    }
    return this;
  }

  /** From the start of a task's first attempt to the end of its last. */
  private record Span(Instant start, Instant end) {}
}
