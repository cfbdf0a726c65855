package io.clockwork.rehearsal;

import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.run.RunResult;
import io.clockwork.testcase.TestCase;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a test went.
 *
 * @param test the test
 * @param run its run; empty if it could not begin
 * @param failures what was not as expected, one line each
 * @param report why the run could not begin
 */
public record TestResult(
    TestCase test, Optional<RunResult> run, List<String> failures, ValidationReport report) {
  /** Copies the list. */
  public TestResult {
    Objects.requireNonNull(test, "test");
    Objects.requireNonNull(run, "run");
    failures = List.copyOf(failures);
    Objects.requireNonNull(report, "report");
  }

  /** Whether the run went as expected. */
  public boolean passed() {
    return run.isPresent() && failures.isEmpty();
  }
}
