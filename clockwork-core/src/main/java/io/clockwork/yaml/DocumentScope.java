package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.model.FieldPath;
import io.clockwork.model.SourceMap;

/** What all fields of one document share: the text they point into, and where problems go. */
final class DocumentScope {
  private final YamlDocument document;
  private final Problems problems;
  private final SourceMap.Builder sources = SourceMap.builder();

  DocumentScope(YamlDocument document, Problems problems) {
    this.document = document;
    this.problems = problems;
    sources.finder(new NodePlaces(document));
  }

  YamlSource source() {
    return document.source();
  }

  Problems problems() {
    return problems;
  }

  /** Where everything is, and what could not be read. */
  SourceMap sources() {
    return sources.build();
  }

  void report(YamlNode node, DiagnosticCode code, String message, String help) {
    problems.add(code, source().place(node), message, help);
  }

  void markBroken(FieldPath path) {
    sources.markBroken(path);
  }
}
