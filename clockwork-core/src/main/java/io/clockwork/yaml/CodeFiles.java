package io.clockwork.yaml;

import io.clockwork.code.CodeCheck;
import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.Pipeline;
import io.clockwork.model.SourceMap;
import io.clockwork.model.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Checks the files that a document names although no pipeline can be built of it, so that those who
 * mend it learn of everything at once. Each task is looked at alone, without what may be wrong with
 * the rest.
 */
final class CodeFiles {
  private final Path folder;
  private final SourceMap sources;
  private final List<Diagnostic> found = new ArrayList<>();

  private CodeFiles(Path folder, YamlDocument document) {
    this.folder = folder;
    sources = SourceMap.builder().finder(new NodePlaces(document)).build();
  }

  /** Every problem with the files of a document. */
  static ValidationReport check(Path folder, YamlDocument document) {
    Optional<YamlMapping> root = map(Optional.of(document.root()));
    Optional<YamlMapping> tasks = root.flatMap(map -> map(value(map, "tasks")));
    if (tasks.isEmpty() || value(root.get(), "code").isPresent()) {
      return ValidationReport.CLEAN;
    }
    CodeFiles files = new CodeFiles(folder, document);
    for (YamlEntry entry : tasks.get().entries()) {
      map(Optional.of(entry.value())).ifPresent(task -> files.check(entry.name(), task));
    }
    return ValidationReport.of(files.found);
  }

  private void check(String name, YamlMapping map) {
    Optional<String> requirements = text(map, "requirements");
    text(map, "python").ifPresent(path -> check(name, t -> with(t.python(path), requirements)));
    text(map, "notebook").ifPresent(path -> check(name, t -> with(t.notebook(path), requirements)));
  }

  private static void with(Task.Builder task, Optional<String> requirements) {
    requirements.ifPresent(task::requirements);
  }

  private void check(String name, Consumer<Task.Builder> task) {
    Pipeline.builder("files")
        .sources(sources)
        .directory(folder)
        .task(name, task)
        .build(report -> {})
        .ifPresent(pipeline -> found.addAll(CodeCheck.check(pipeline).diagnostics()));
  }

  private static Optional<YamlNode> value(YamlMapping map, String key) {
    return map.entry(key).map(YamlEntry::value);
  }

  private static Optional<YamlMapping> map(Optional<YamlNode> node) {
    return node.filter(YamlMapping.class::isInstance).map(YamlMapping.class::cast);
  }

  private static Optional<String> text(YamlMapping map, String key) {
    return value(map, key)
        .filter(node -> node instanceof YamlScalar scalar && !scalar.isNull())
        .map(node -> ((YamlScalar) node).text());
  }
}
