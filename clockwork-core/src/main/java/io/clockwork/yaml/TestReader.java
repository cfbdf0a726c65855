package io.clockwork.yaml;

import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.FieldPath;
import io.clockwork.testcase.TestFile;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads documents of kind {@code Test}, of which a file holds one at most. Whether they fit their
 * pipeline is asked by those who have it.
 */
record TestReader() implements KindReader<TestFile> {
  @Override
  public Optional<Draft<TestFile>> read(YamlDocument document, Field root) {
    return TestBinder.read(root).map(TestDocument::new);
  }

  @Override
  public String name(TestFile file) {
    return "";
  }

  @Override
  public SourceLocation namePlace(TestFile file) {
    return file.sources().value(FieldPath.of("kind")).orElseThrow();
  }

  private record TestDocument(TestFile file) implements Draft<TestFile> {
    @Override
    public ValidationReport check() {
      return ValidationReport.CLEAN;
    }

    @Override
    public Optional<TestFile> build(Consumer<ValidationReport> listener) {
      return Optional.of(file);
    }

    @Override
    public ValidationReport files(Optional<TestFile> built) {
      return ValidationReport.CLEAN;
    }
  }
}
