package io.clockwork.rehearsal;

import io.clockwork.contract.PublishedOutput;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.DataType;
import io.clockwork.model.Value;
import io.clockwork.run.RunResult;
import io.clockwork.run.TaskResult;
import io.clockwork.run.TaskState;
import io.clockwork.testcase.Expectations;
import io.clockwork.testcase.WrittenValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares a run with what a test expects of it. */
final class ExpectationCheck {
  /** How many bytes of a file are compared. */
  private static final int MAX_BYTES = 16 << 20;

  private final RunResult run;
  private final List<String> failures = new ArrayList<>();

  private ExpectationCheck(RunResult run) {
    this.run = run;
  }

  /** Everything that is not as expected, one line each. */
  static List<String> failures(Expectations expect, RunResult run) {
    ExpectationCheck check = new ExpectationCheck(run);
    if (!run.state().id().equals(expect.run())) {
      check.failures.add(
          "expected the run to be " + expect.run() + ", but it is " + run.state().id());
    }
    expect.tasks().forEach(check::task);
    expect.outputs().forEach(check::output);
    expect.contains().forEach(check::contains);
    check.order(expect.order());
    return List.copyOf(check.failures);
  }

  private void task(String name, Expectations.ExpectedTask expected) {
    String state = state(name);
    int attempts = task(name).map(task -> task.attempts().size()).orElse(0);
    String reason = task(name).map(TaskResult::reason).orElse("");
    expected
        .state()
        .filter(wanted -> !wanted.equals(state))
        .ifPresent(wanted -> differs(named(name), "be " + wanted, "it is " + state));
    expected.attempts().stream()
        .filter(count -> count != attempts)
        .forEach(count -> differs(named(name), "have " + attempts(count), "it had " + attempts));
    expected
        .reason()
        .filter(wanted -> !wanted.equals(reason))
        .ifPresent(
            wanted ->
                differs(
                    named(name),
                    "have ended because of " + Quoted.text(wanted),
                    "its reason is " + Quoted.text(reason)));
  }

  /** What a run has heard of a task; nothing where it was left out. */
  private Optional<TaskResult> task(String name) {
    return Optional.ofNullable(run.tasks().get(name));
  }

  private String state(String name) {
    return task(name).map(TaskResult::state).orElse(TaskState.NOT_SELECTED).id();
  }

  private static String attempts(int count) {
    return count == 1 ? "1 attempt" : count + " attempts";
  }

  private void output(String name, WrittenValue expected) {
    Optional<PublishedOutput> published = published(name);
    Optional<String> found = published.flatMap(output -> text(name, output));
    if (found.isEmpty()) {
      return;
    }
    DataType type = published.get().type();
    boolean data = type == DataType.JSON || (!type.isValue() && expected.text().isEmpty());
    String wanted = data ? expected.json().text() : expected.textFor(type);
    boolean same = data ? sameJson(expected.json(), found.get()) : same(type, wanted, found.get());
    if (!same) {
      differs(
          Quoted.text(name), "equal " + Quoted.text(wanted), "it is " + Quoted.text(found.get()));
    }
  }

  private static boolean same(DataType type, String wanted, String found) {
    return switch (type) {
      case NUMBER -> sameNumber(wanted, found);
      case INTEGER, BOOLEAN -> Value.parse(type, wanted).equals(Value.parse(type, found));
      default -> wanted.equals(found);
    };
  }

  private static boolean sameNumber(String wanted, String found) {
    return Value.parse(DataType.NUMBER, wanted)
        .flatMap(
            a ->
                Value.parse(DataType.NUMBER, found)
                    .map(b -> a.asDecimal().compareTo(b.asDecimal()) == 0))
        .orElse(false);
  }

  private static boolean sameJson(Value wanted, String found) {
    return Value.parse(DataType.JSON, found)
        .filter(value -> Value.ofJson(value.asPlain()).equals(Value.ofJson(wanted.asPlain())))
        .isPresent();
  }

  private void contains(String name, List<String> texts) {
    Optional<String> found = published(name).flatMap(output -> text(name, output));
    for (String text : texts) {
      if (found.isPresent() && !found.get().contains(text)) {
        differs(
            Quoted.text(name), "contain " + Quoted.text(text), "it is " + Quoted.text(found.get()));
      }
    }
  }

  private Optional<PublishedOutput> published(String text) {
    OutputName name = OutputName.of(text).orElseThrow();
    Optional<PublishedOutput> published =
        task(name.task()).flatMap(task -> Optional.ofNullable(task.outputs().get(name.output())));
    if (published.isEmpty()) {
      differs(
          Quoted.text(name.task() + "." + name.output()),
          "be published",
          named(name.task()) + " is " + state(name.task()) + " and left none");
    }
    return published;
  }

  /** What there is to compare; a problem with reading it is a failure. */
  private Optional<String> text(String text, PublishedOutput output) {
    if (output instanceof PublishedOutput.Text value) {
      return Optional.of(value.value().text());
    }
    Path path = ((PublishedOutput.Blob) output).path();
    Optional<String> file = OutputName.of(text).orElseThrow().file();
    try {
      Path at = file.isEmpty() ? path : path.resolve(file.get()).normalize();
      if (!at.startsWith(path) || !Files.isRegularFile(at)) {
        differs(Quoted.text(text), "be a file", "there is none");
        return Optional.empty();
      }
      if (Files.size(at) > MAX_BYTES) {
        differs(Quoted.text(text), "be compared", "it is larger than 16 MiB");
        return Optional.empty();
      }
      return Optional.of(new String(Files.readAllBytes(at), StandardCharsets.UTF_8));
    } catch (IOException e) {
      differs(Quoted.text(text), "be readable", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private void order(List<String> tasks) {
    for (int i = 1; i < tasks.size(); i++) {
      String before = tasks.get(i - 1);
      String after = tasks.get(i);
      Optional<String> idle = Stream.of(before, after).filter(task -> !ran(task)).findFirst();
      if (idle.isPresent()) {
        differs(named(idle.get()), "have run", "it is " + state(idle.get()));
      } else if (!run.ranAfter(after, before)) {
        differs(named(after), "begin after the end of " + named(before), "it began before");
      }
    }
  }

  private boolean ran(String task) {
    return task(task).filter(found -> !found.attempts().isEmpty()).isPresent();
  }

  private static String named(String task) {
    return "task " + Quoted.text(task);
  }

  private void differs(String subject, String wanted, String found) {
    failures.add("expected " + subject + " to " + wanted + ", but " + found);
  }
}
