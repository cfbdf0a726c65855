package io.clockwork.yaml;

import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.testcase.TestFile;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Files of tests as YAML. */
public final class TestYaml {
  private TestYaml() {}

  /**
   * Checks a file of tests by itself; whether they fit their pipeline is another check. Throws
   * nothing for anything that can be wrong with the file: that is in the report.
   */
  public static CheckedTests check(Path file) {
    return checked(SpecificationReader.of(DocumentKind.TEST, Optional.empty()).check(file));
  }

  /**
   * Checks a text; {@code name} is what diagnostics call it. Throws nothing for anything that can
   * be wrong with the text.
   */
  public static CheckedTests check(String name, String text) {
    return checked(SpecificationReader.of(DocumentKind.TEST, Optional.empty()).check(name, text));
  }

  private static CheckedTests checked(CheckedSpecifications checked) {
    return new CheckedTests(
        checked.report().hasErrors() ? Optional.empty() : checked.tests().stream().findFirst(),
        checked.report());
  }

  /**
   * What a check of a file of tests found.
   *
   * @param tests empty if there is an error
   * @param report every problem of the file
   */
  public record CheckedTests(Optional<TestFile> tests, ValidationReport report) {
    /** Refuses nulls. */
    public CheckedTests {
      Objects.requireNonNull(tests, "tests");
      Objects.requireNonNull(report, "report");
    }
  }
}
