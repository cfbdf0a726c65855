package io.clockwork.yaml;

import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.FieldPath;
import io.clockwork.platform.Platform;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads documents of kind {@code Platform}, which have no name: a file holds one at most. */
record PlatformReader() implements KindReader<Platform> {
  @Override
  public Optional<Draft<Platform>> read(YamlDocument document, Field root) {
    return PlatformBinder.read(root).map(PlatformDocument::new);
  }

  @Override
  public String name(Platform platform) {
    return "";
  }

  @Override
  public SourceLocation namePlace(Platform platform) {
    return platform.sources().value(FieldPath.of("kind")).orElseThrow();
  }

  private record PlatformDocument(Platform.Builder builder) implements Draft<Platform> {
    @Override
    public ValidationReport check() {
      return builder.check();
    }

    @Override
    public Optional<Platform> build(Consumer<ValidationReport> listener) {
      return builder.build(listener);
    }

    @Override
    public ValidationReport files(Optional<Platform> built) {
      return ValidationReport.CLEAN;
    }
  }
}
