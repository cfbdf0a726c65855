package io.clockwork.run;

import io.clockwork.contract.PublishedOutput;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.store.RunDirectory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a run together from its events, the same way while it runs and from its journal later. Not
 * thread-safe.
 */
final class RunReplay implements RunListener {
  private final RunDirectory directory;
  private final List<RunEvent.RunStarted> sessions = new ArrayList<>();
  private final Map<String, Progress> tasks = new LinkedHashMap<>();
  private final RunOrder order = new RunOrder();
  private Optional<String> inputsFrom = Optional.empty();
  private RunResult.RunEnd end = new RunResult.RunEnd(RunState.INTERRUPTED, "", Optional.empty());

  RunReplay(RunDirectory directory) {
    this.directory = directory;
  }

  /** Makes tasks known that no event has told of yet, and their order. */
  void expecting(List<String> names) {
    names.forEach(this::progress);
  }

  @Override
  public void onEvent(RunEvent event) {
    order.add(event);
    if (event instanceof RunEvent.RunStarted started) {
      start(started);
    } else if (event instanceof RunEvent.InputsTaken taken) {
      inputsFrom = Optional.of(taken.run());
      taken.outputs().forEach((task, outputs) -> progress(task).take(outputs));
    } else if (event instanceof RunEvent.InputsGiven given) {
      given.outputs().forEach((task, outputs) -> progress(task).take(outputs));
    } else if (event instanceof RunEvent.AttemptStarted started) {
      progress(started.task()).start(started);
    } else if (event instanceof RunEvent.AttemptEnded ended) {
      progress(ended.task()).end(ended);
    } else if (event instanceof RunEvent.RetryScheduled retry) {
      progress(retry.task()).become(TaskState.UP_FOR_RETRY, retry.reason());
    } else if (event instanceof RunEvent.TaskEnded ended) {
      progress(ended.task()).become(ended.state(), ended.reason());
    } else if (event instanceof RunEvent.RunEnded ended) {
      end = new RunResult.RunEnd(ended.state(), ended.reason(), Optional.of(ended.time()));
    }
  }

  private void start(RunEvent.RunStarted started) {
    sessions.add(started);
    end = new RunResult.RunEnd(RunState.INTERRUPTED, "", Optional.empty());
    started
        .resumption()
        .ifPresent(
            resumption -> {
              tasks.values().forEach(Progress::reopen);
              resumption.again().keySet().forEach(task -> progress(task).redo());
              tasks.keySet().removeAll(resumption.dropped());
            });
  }

  private Progress progress(String task) {
    return tasks.computeIfAbsent(task, Progress::new);
  }

  /** The run, given whether some process is at it. */
  RunResult result(boolean alive) {
    Map<String, TaskResult> results = new LinkedHashMap<>();
    tasks.forEach((name, progress) -> results.put(name, progress.result()));
    RunResult.RunEnd now =
        alive && end.time().isEmpty()
            ? new RunResult.RunEnd(RunState.RUNNING, "", Optional.empty())
            : end;
    return new RunResult(directory, sessions, now, results, inputsFrom, order.copy());
  }

  /** One task so far. */
  private static final class Progress {
    private final String name;
    private TaskState state = TaskState.PENDING;
    private String reason = "";
    private List<AttemptResult> attempts = List.of();
    private Map<String, PublishedOutput> outputs = Map.of();
    private TaskFingerprint fingerprint = TaskFingerprint.NONE;
    private boolean asked;

    Progress(String name) {
      this.name = name;
    }

    void take(Map<String, PublishedOutput> taken) {
      state = TaskState.NOT_SELECTED;
      Map<String, PublishedOutput> all = new LinkedHashMap<>(outputs);
      all.putAll(taken);
      outputs = all;
    }

    void start(RunEvent.AttemptStarted event) {
      become(TaskState.RUNNING, "");
      fingerprint = event.fingerprint();
      add(new AttemptResult(event.attempt(), event.time(), Optional.empty(), Optional.empty()));
    }

    private void add(AttemptResult attempt) {
      if (attempts.isEmpty()) {
        attempts = List.of(attempt);
      } else {
        attempts = new ArrayList<>(attempts);
        attempts.add(attempt);
      }
    }

    void end(RunEvent.AttemptEnded event) {
      TaskOutcome outcome = event.outcome().orElse(null);
      asked = outcome instanceof TaskOutcome.Skipped;
      if (outcome instanceof TaskOutcome.Succeeded succeeded) {
        outputs = succeeded.outputs();
        become(TaskState.SUCCEEDED, "");
      } else if (asked) {
        become(TaskState.SKIPPED, RunStateMachine.ASKED_TO_SKIP);
      }
      attempts =
          attempts.stream()
              .map(
                  attempt ->
                      attempt.number() == event.attempt()
                          ? new AttemptResult(
                              attempt.number(),
                              attempt.started(),
                              Optional.of(event.time()),
                              event.outcome())
                          : attempt)
              .toList();
    }

    void become(TaskState next, String why) {
      state = next;
      reason = why;
    }

    /** The run goes on: what had not ended well is open again. */
    void reopen() {
      if (state != TaskState.NOT_SELECTED
          && state != TaskState.SUCCEEDED
          && !(state == TaskState.SKIPPED && asked)) {
        redo();
      }
    }

    void redo() {
      become(TaskState.PENDING, "");
      outputs = Map.of();
    }

    TaskResult result() {
      return new TaskResult(name, state, reason, attempts, outputs, fingerprint);
    }
  }
}
