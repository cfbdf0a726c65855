package io.clockwork.cli.testing;

import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.rehearsal.TestResult;
import java.util.List;
import java.util.Objects;

/**
 * How the tests of a file went.
 *
 * @param file as the user would write it
 * @param results of its tests, in their order
 * @param report what kept all of them from running, and warnings
 */
public record TestedFile(String file, List<TestResult> results, ValidationReport report) {
  /** Copies the list. */
  public TestedFile {
    Objects.requireNonNull(file, "file");
    results = List.copyOf(results);
    Objects.requireNonNull(report, "report");
  }

  /** Whether everything went as expected. */
  public boolean passed() {
    return !report.hasErrors() && results.stream().allMatch(TestResult::passed);
  }

  /** How many tests went otherwise than expected. */
  public long failures() {
    return results.stream().filter(result -> !result.passed()).count();
  }
}
