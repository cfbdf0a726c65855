package io.clockwork.yaml;

import io.clockwork.code.CodeCheck;
import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.Pipeline;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads documents of kind {@code Pipeline}.
 *
 * @param directory the folder they stand in; empty if they are no file, whose scripts and notebooks
 *     are then not looked for
 */
record PipelineReader(Optional<Path> directory) implements KindReader<Pipeline> {
  @Override
  public Optional<Draft<Pipeline>> read(YamlDocument document, Field root) {
    Optional<Pipeline.Builder> builder = PipelineBinder.read(root);
    directory.ifPresent(folder -> builder.ifPresent(b -> b.directory(folder)));
    return builder.map(b -> new PipelineDocument(b, document, directory));
  }

  @Override
  public String name(Pipeline pipeline) {
    return pipeline.name();
  }

  @Override
  public SourceLocation namePlace(Pipeline pipeline) {
    return pipeline.sources().value(PipelineBinder.namePath()).orElseThrow();
  }

  private record PipelineDocument(
      Pipeline.Builder builder, YamlDocument document, Optional<Path> directory)
      implements Draft<Pipeline> {
    @Override
    public ValidationReport check() {
      return builder.check();
    }

    @Override
    public Optional<Pipeline> build(Consumer<ValidationReport> listener) {
      return builder.build(listener);
    }

    @Override
    public ValidationReport files(Optional<Pipeline> built) {
      if (directory.isEmpty()) {
        return ValidationReport.CLEAN;
      }
      return built
          .map(CodeCheck::check)
          .orElseGet(() -> CodeFiles.check(directory.get(), document));
    }
  }
}
