package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.model.Pipeline;
import io.clockwork.platform.Platform;
import io.clockwork.schedule.Schedule;
import io.clockwork.testcase.TestFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads all documents of one file, each as what it says it is. */
final class SpecificationReader {
  private final Set<DocumentKind> wanted;
  private final Problems problems = new Problems();
  private final DocumentsOfKind<Pipeline> pipelines;
  private final DocumentsOfKind<Schedule> schedules;
  private final DocumentsOfKind<Platform> platforms;
  private final DocumentsOfKind<TestFile> tests;

  private SpecificationReader(Set<DocumentKind> wanted, Optional<Path> directory) {
    this.wanted = wanted;
    pipelines =
        new DocumentsOfKind<>(DocumentKind.PIPELINE, new PipelineReader(directory), problems);
    schedules = new DocumentsOfKind<>(DocumentKind.SCHEDULE, new ScheduleReader(), problems);
    platforms = new DocumentsOfKind<>(DocumentKind.PLATFORM, new PlatformReader(), problems);
    tests = new DocumentsOfKind<>(DocumentKind.TEST, new TestReader(), problems);
  }

  /** Reads every kind. */
  static SpecificationReader ofAll(Optional<Path> directory) {
    return new SpecificationReader(EnumSet.allOf(DocumentKind.class), directory);
  }

  /** Reads one kind and refuses the others. */
  static SpecificationReader of(DocumentKind kind, Optional<Path> directory) {
    return new SpecificationReader(EnumSet.of(kind), directory);
  }

  Problems problems() {
    return problems;
  }

  CheckedSpecifications check(Path file) {
    return check(SpecificationFile.read(file, problems));
  }

  CheckedSpecifications check(String name, InputStream file) throws IOException {
    return check(SpecificationFile.read(name, file, problems));
  }

  CheckedSpecifications check(String name, String text) {
    return check(SpecificationText.of(name, text, problems));
  }

  CheckedSpecifications check(Optional<YamlSource> source) {
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
          documents.forEach(this::read);
        });
    return new CheckedSpecifications(
        pipelines.valid(), schedules.valid(), platforms.valid(), tests.valid(), problems.report());
  }

  private void read(YamlDocument document) {
    int before = problems.count();
    Field root = Field.root(new DocumentScope(document, problems), document.root());
    DocumentHeader.read(root)
        .ifPresent(
            kind -> {
              if (wanted.contains(kind)) {
                of(kind).read(document, root, before);
              } else {
                refuse(kind, DocumentHeader.kindField(root));
              }
            });
  }

  private DocumentsOfKind<?> of(DocumentKind kind) {
    return switch (kind) {
      case PIPELINE -> pipelines;
      case SCHEDULE -> schedules;
      case PLATFORM -> platforms;
      case TEST -> tests;
    };
  }

  private void refuse(DocumentKind kind, Field field) {
    String one = wanted.iterator().next().noun();
    field.fail(
        DiagnosticCode.OTHER_KIND,
        "a " + kind.noun() + " where a " + one + " is wanted",
        "name the file of a " + one);
  }
}
