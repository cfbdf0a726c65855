package io.clockwork.rehearsal;

import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.DidYouMean;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.DataType;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Output;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import io.clockwork.model.Value;
import io.clockwork.run.RunState;
import io.clockwork.run.TaskState;
import io.clockwork.testcase.Expectations;
import io.clockwork.testcase.TestCase;
import io.clockwork.testcase.TestFile;
import io.clockwork.testcase.WrittenValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds what of a file of tests does not fit its pipeline, all at once, each at its line. */
public final class TestCheck {
  private static final List<String> RUN_STATES =
      List.of(RunState.SUCCEEDED.id(), RunState.FAILED.id(), RunState.CANCELLED.id());
  private static final List<String> TASK_STATES =
      Arrays.stream(TaskState.values()).filter(TaskState::isEnd).map(TaskState::id).toList();

  private final TestFile file;
  private final Pipeline pipeline;
  private final List<Diagnostic> problems = new ArrayList<>();

  private TestCheck(TestFile file, Pipeline pipeline) {
    this.file = file;
    this.pipeline = pipeline;
  }

  /**
   * Every problem.
   *
   * @param folder the folder of the tests, from which their paths start
   */
  public static ValidationReport check(TestFile file, Pipeline pipeline, Path folder) {
    TestCheck check = new TestCheck(file, pipeline);
    WrittenStubs stubs = new WrittenStubs(pipeline, folder, file.sources());
    ValidationReport report = ValidationReport.CLEAN;
    for (TestCase test : file.cases()) {
      List<Task> tasks =
          test.stubs().keySet().stream()
              .filter(pipeline.tasks()::containsKey)
              .map(pipeline::task)
              .toList();
      report = report.and(new StubCheck(pipeline, stubs.of(test)).report(tasks));
      check.selection(test);
      check.params(test);
      check.expectations(test.expect(), test.place().child("expect"));
    }
    return report.and(ValidationReport.of(check.problems));
  }

  private void selection(TestCase test) {
    FieldPath place = test.place().child("only");
    for (int i = 0; i < test.only().size(); i++) {
      task(test.only().get(i), place.child(i), "is to be run");
    }
  }

  private void params(TestCase test) {
    for (String name : test.params().keySet()) {
      if (!pipeline.params().containsKey(name)) {
        add(
            DiagnosticCode.UNKNOWN_PARAM,
            test.place().child("params").child(name),
            "the pipeline has no param " + Quoted.text(name),
            help(name, pipeline.params().keySet(), "params are", "it has none"));
      }
    }
  }

  private void expectations(Expectations expect, FieldPath place) {
    word(expect.run(), RUN_STATES, place.child("run"), "states of runs");
    expect
        .tasks()
        .forEach(
            (name, task) -> {
              FieldPath at = place.child("tasks").child(name);
              task(name, at, "is expected to end");
              FieldPath state = file.sources().contains(at.child("state")) ? at.child("state") : at;
              task.state().ifPresent(word -> word(word, TASK_STATES, state, "states of tasks"));
            });
    for (int i = 0; i < expect.order().size(); i++) {
      task(expect.order().get(i), place.child("order").child(i), "is expected in this order");
    }
    expect.outputs().forEach((name, value) -> output(name, value, place.child("outputs")));
    expect.contains().keySet().forEach(name -> named(name, place.child("contains").child(name)));
  }

  private void word(String word, List<String> words, FieldPath place, String what) {
    if (!words.contains(word)) {
      problems.add(
          Diagnostic.of(
                  DiagnosticCode.UNKNOWN_VALUE,
                  file.sources().value(place),
                  Quoted.text(word) + " is none of the " + what)
              .withHelp(DidYouMean.help(word, words).orElse(what + " are " + Quoted.names(words))));
    }
  }

  private void output(String name, WrittenValue value, FieldPath place) {
    Optional<OutputName> found = named(name, place.child(name));
    Optional<DataType> type = found.filter(output -> output.file().isEmpty()).flatMap(this::type);
    if (type.filter(DataType::isValue).isPresent()
        && Value.parse(type.get(), value.textFor(type.get())).isEmpty()) {
      problems.add(
          Diagnostic.of(
                  DiagnosticCode.WRONG_TYPE,
                  file.sources().value(place.child(name)),
                  "output "
                      + Quoted.text(name)
                      + " is of type "
                      + type.get().id()
                      + ", which "
                      + Quoted.text(value.textFor(type.get()))
                      + " is not")
              .withHelp("expect a value of that type"));
    }
  }

  private Optional<DataType> type(OutputName name) {
    Task task = pipeline.tasks().get(name.task());
    return task == null
        ? Optional.empty()
        : Optional.ofNullable(task.outputs().get(name.output())).map(Output::type);
  }

  private Optional<OutputName> named(String text, FieldPath place) {
    Optional<OutputName> name = OutputName.of(text);
    if (name.isEmpty()) {
      add(
          DiagnosticCode.BAD_REFERENCE,
          place,
          Quoted.text(text) + " is not of the form task.output",
          "write an output such as train.auc, or a file of a directory: train.model/weights.json");
      return name;
    }
    if (!task(name.get().task(), place, "is expected to leave something")) {
      return Optional.empty();
    }
    Optional<DataType> type = type(name.get());
    if (type.isEmpty()) {
      Collection<String> outputs = pipeline.task(name.get().task()).outputs().keySet();
      add(
          DiagnosticCode.UNKNOWN_OUTPUT,
          place,
          "task "
              + Quoted.text(name.get().task())
              + " has no output "
              + Quoted.text(name.get().output()),
          help(name.get().output(), outputs, "its outputs are", "it declares none"));
      return Optional.empty();
    }
    return isFile(name.get(), type.get(), text, place) ? name : Optional.empty();
  }

  /** Of a directory a file must be named, and of nothing else. */
  private boolean isFile(OutputName name, DataType type, String text, FieldPath place) {
    boolean directory = type == DataType.DIRECTORY;
    if (directory != name.file().isPresent()) {
      add(
          DiagnosticCode.BAD_REFERENCE,
          place,
          Quoted.text(text)
              + (directory
                  ? " is a directory, whose files are compared one by one"
                  : " names a file of what is no directory"),
          directory
              ? "name a file of it: " + text + "/weights.json"
              : "write " + name.task() + "." + name.output());
    }
    return directory == name.file().isPresent();
  }

  private boolean task(String name, FieldPath place, String what) {
    boolean known = pipeline.tasks().containsKey(name);
    if (!known) {
      add(
          DiagnosticCode.UNKNOWN_TASK,
          place,
          "task " + Quoted.text(name) + " " + what + ", but does not exist",
          help(name, pipeline.tasks().keySet(), "tasks in this pipeline are", "it has none"));
    }
    return known;
  }

  private static String help(String written, Collection<String> names, String all, String none) {
    return names.isEmpty()
        ? none
        : DidYouMean.help(written, names).orElse(all + " " + Quoted.names(names));
  }

  private void add(DiagnosticCode code, FieldPath place, String message, String help) {
    problems.add(Diagnostic.of(code, file.sources().key(place), message).withHelp(help));
  }
}
