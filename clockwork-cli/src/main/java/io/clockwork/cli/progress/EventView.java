package io.clockwork.cli.progress;

import io.clockwork.cli.console.SafeText;
import io.clockwork.contract.PublishedOutput;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.DataType;
import io.clockwork.model.Value;
import io.clockwork.run.RunEvent;
import io.clockwork.run.RunListener;
import io.clockwork.run.TaskState;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells a view what happens in a run. */
public final class EventView implements RunListener {
  private static final MathContext SIX_DIGITS = new MathContext(6);

  private final RunView view;
  private final Map<String, Instant> started = new HashMap<>();
  private final Map<String, Duration> taken = new HashMap<>();
  private final Map<String, Map<String, String>> values = new HashMap<>();

  /** For this view, which somebody else closes. */
  public EventView(RunView view) {
    this.view = view;
  }

  @Override
  public void onEvent(RunEvent event) {
    if (event instanceof RunEvent.RunStarted begin) {
      started(begin);
    } else if (event instanceof RunEvent.InputsTaken taken) {
      view.note("inputs of tasks left out come from run " + SafeText.line(taken.run()));
    } else if (event instanceof RunEvent.InputsGiven given) {
      view.note("given instead of tasks left out: " + outputs(given));
    } else if (event instanceof RunEvent.AttemptStarted attempt) {
      started.put(attempt.task(), attempt.time());
      view.attempt(attempt.task(), attempt.attempt());
    } else if (event instanceof RunEvent.LogLine line) {
      view.line(line.task(), line.text());
    } else if (event instanceof RunEvent.AttemptEnded attempt) {
      ended(attempt);
    } else if (event instanceof RunEvent.RetryScheduled retry) {
      view.retry(retry.task(), retry.attempt(), retry.due(), retry.reason());
    } else if (event instanceof RunEvent.TaskEnded task) {
      ended(task);
    }
  }

  private static String outputs(RunEvent.InputsGiven given) {
    return given.outputs().entrySet().stream()
        .flatMap(
            task -> task.getValue().keySet().stream().map(output -> task.getKey() + "." + output))
        .collect(Collectors.joining(", "));
  }

  private void started(RunEvent.RunStarted begin) {
    String reason = begin.origin().executorReason();
    view.started(
        "run "
            + begin.run().id()
            + " of "
            + begin.run().scope()
            + ": "
            + (begin.tasks() == 1 ? "1 task" : begin.tasks() + " tasks")
            + ", executor "
            + begin.origin().executor()
            + (reason.isEmpty() ? "" : " (" + SafeText.line(reason) + ")"),
        begin.tasks());
    begin.origin().code().ifPresent(code -> view.note("code: " + SafeText.line(code.toString())));
    begin
        .resumption()
        .ifPresent(
            kept -> {
              if (!kept.kept().isEmpty()) {
                view.note("kept: " + String.join(", ", kept.kept()));
              }
              kept.again().forEach((task, why) -> view.note("again: " + task + " (" + why + ")"));
            });
  }

  private void ended(RunEvent.AttemptEnded attempt) {
    Instant since = started.getOrDefault(attempt.task(), attempt.time());
    taken.merge(attempt.task(), Duration.between(since, attempt.time()), Duration::plus);
    Optional<TaskOutcome> outcome = attempt.outcome();
    if (outcome.isPresent() && outcome.get() instanceof TaskOutcome.Succeeded succeeded) {
      values.put(attempt.task(), values(succeeded.outputs()));
    }
  }

  private void ended(RunEvent.TaskEnded task) {
    if (task.state() != TaskState.NOT_SELECTED) {
      view.ended(
          new EndedTask(
              task.task(),
              task.state().id(),
              taken.getOrDefault(task.task(), Duration.ZERO),
              values.getOrDefault(task.task(), Map.of()),
              task.reason()));
    }
  }

  /** Those outputs that are values, as texts; long numbers with six digits that count. */
  public static Map<String, String> values(Map<String, PublishedOutput> outputs) {
    Map<String, String> texts = new LinkedHashMap<>();
    outputs.forEach(
        (name, output) -> {
          if (output instanceof PublishedOutput.Text text) {
            texts.put(name, brief(text.value()));
          }
        });
    return texts;
  }

  private static String brief(Value value) {
    String text = value.text();
    return value.type() == DataType.NUMBER && text.length() > 8
        ? value.asDecimal().round(SIX_DIGITS).stripTrailingZeros().toString()
        : text;
  }
}
