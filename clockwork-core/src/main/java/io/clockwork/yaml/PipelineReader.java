package io.clockwork.yaml;

import io.clockwork.code.CodeCheck;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.Pipeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads all pipelines of one file. */
final class PipelineReader {
  private final Optional<Path> directory;
  private final Problems problems = new Problems();
  private final Map<String, SourceLocation> names = new HashMap<>();

  PipelineReader(Optional<Path> directory) {
    this.directory = directory;
  }

  Problems problems() {
    return problems;
  }

  CheckedPipelines check(Optional<YamlSource> source) {
    List<Pipeline> pipelines = new ArrayList<>();
    source.ifPresent(
        text -> {
          List<YamlDocument> documents = YamlTreeReader.read(text, problems);
          if (documents.isEmpty() && problems.count() == 0) {
            problems.add(
                DiagnosticCode.EMPTY_DOCUMENT,
                text.whole(),
                "the file is empty",
                "write a pipeline, or make one with \"clockwork init\"");
          }
          documents.forEach(document -> read(document).ifPresent(pipelines::add));
        });
    return new CheckedPipelines(pipelines, problems.report());
  }

  private Optional<Pipeline> read(YamlDocument document) {
    int before = problems.count();
    Optional<Pipeline.Builder> builder = DocumentBinder.read(document, problems);
    if (builder.isEmpty()) {
      return Optional.empty();
    }
    directory.ifPresent(builder.get()::directory);
    Optional<Pipeline> built = Optional.empty();
    if (document.clean() && problems.count() == before) {
      built = builder.get().build(problems::addAll);
    } else {
      // Rules keep silent about what could not be read: only their findings can be used.
      problems.addAll(builder.get().check());
    }
    ValidationReport files = files(document, built);
    problems.addAll(files);
    return built.filter(pipeline -> !files.hasErrors() && isFirstOfItsName(pipeline));
  }

  private ValidationReport files(YamlDocument document, Optional<Pipeline> built) {
    if (directory.isEmpty()) {
      return ValidationReport.CLEAN;
    }
    return built.map(CodeCheck::check).orElseGet(() -> CodeFiles.check(directory.get(), document));
  }

  private boolean isFirstOfItsName(Pipeline pipeline) {
    SourceLocation place = pipeline.sources().value(PipelineBinder.namePath()).orElseThrow();
    SourceLocation first = names.putIfAbsent(pipeline.name(), place);
    if (first != null) {
      problems.add(
          DiagnosticCode.DUPLICATE_NAME,
          place,
          "pipeline "
              + Quoted.text(pipeline.name())
              + " is there twice, first at line "
              + first.line(),
          "rename one of them");
    }
    return first == null;
  }
}
