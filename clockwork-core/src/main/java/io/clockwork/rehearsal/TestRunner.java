package io.clockwork.rehearsal;

import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.model.DataType;
import io.clockwork.model.Param;
import io.clockwork.model.Pipeline;
import io.clockwork.model.SourceMap;
import io.clockwork.run.LocalRunner;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunSelection;
import io.clockwork.run.VirtualTime;
import io.clockwork.testcase.TestCase;
import io.clockwork.testcase.TestFile;
import io.clockwork.testcase.WrittenValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Runs the tests that are written beside a pipeline: the real engine in virtual time. Immutable; a
 * test runs on the thread that asks for it.
 */
public final class TestRunner {
  private final Pipeline pipeline;
  private final SourceMap sources;
  private final Path folder;
  private final Path runs;
  private final Optional<TaskExecutor> real;

  /**
   * A runner of tests that {@link TestCheck} finds nothing wrong with.
   *
   * @param folder the folder of the tests, from which their paths start
   * @param runs where runs are kept; it is made when the first of them writes something
   * @param real runs the tasks that run as they are; only where there are none it may be missing
   */
  public TestRunner(
      TestFile file, Pipeline pipeline, Path folder, Path runs, Optional<TaskExecutor> real) {
    this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
    this.sources = file.sources();
    this.folder = Objects.requireNonNull(folder, "folder");
    this.runs = Objects.requireNonNull(runs, "runs");
    this.real = Objects.requireNonNull(real, "real");
  }

  /** Whether a test runs a task as it is, for which there must be an executor. */
  public static boolean runsTasks(TestCase test) {
    return test.stubs().keySet().stream().anyMatch(task -> TestExecutor.isReal(test, task));
  }

  /** Runs one test to its end. */
  public TestResult run(TestCase test) {
    VirtualTime time = VirtualTime.create();
    StubTaskExecutor stubs =
        new StubTaskExecutor(new WrittenStubs(pipeline, folder, sources).of(test), time);
    LocalRunner.Builder runner =
        LocalRunner.using(new TestExecutor(test, stubs, real, time))
            .virtualTime(time)
            .withoutJournal()
            .jobs(4)
            .executorReason("a test")
            .secrets(secret -> Optional.of("stub"))
            .runsDirectory(runs);
    test.params().forEach((name, value) -> runner.param(name, text(name, value)));
    test.date().ifPresent(runner::date);
    if (!test.only().isEmpty()) {
      runner.select(new RunSelection(test.only(), List.of(), List.of()));
    }
    test.inputs()
        .forEach(
            (name, value) -> runner.input(name, value.text().orElse(value.json().text()), folder));
    try {
      RunResult result = runner.build().run(pipeline);
      List<String> failures = ExpectationCheck.failures(test.expect(), result);
      return new TestResult(test, Optional.of(result), failures, ValidationReport.CLEAN);
    } catch (InvalidDocumentException e) {
      return new TestResult(test, Optional.empty(), List.of(), placed(e.report(), test));
    }
  }

  private String text(String name, WrittenValue value) {
    return value.textFor(
        Optional.ofNullable(pipeline.params().get(name)).map(Param::type).orElse(DataType.STRING));
  }

  /** What is wrong with a run that could not begin, at the test where nothing else is known. */
  private ValidationReport placed(ValidationReport report, TestCase test) {
    return ValidationReport.of(
        report.diagnostics().stream()
            .map(
                found ->
                    new Diagnostic(
                        found.code(),
                        found.message(),
                        found.location().or(() -> sources.value(test.place().child("name"))),
                        found.help()))
            .toList());
  }
}
