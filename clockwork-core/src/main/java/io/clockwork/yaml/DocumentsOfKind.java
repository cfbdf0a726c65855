package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.diagnostic.ValidationReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The documents of one kind in a file: read, checked, and none of them there twice. */
final class DocumentsOfKind<T> {
  private final DocumentKind kind;
  private final KindReader<T> reader;
  private final Problems problems;
  private final Map<String, SourceLocation> names = new HashMap<>();
  private final List<T> valid = new ArrayList<>();

  DocumentsOfKind(DocumentKind kind, KindReader<T> reader, Problems problems) {
    this.kind = kind;
    this.reader = reader;
    this.problems = problems;
  }

  /** Those without an error, in their order. */
  List<T> valid() {
    return List.copyOf(valid);
  }

  /**
   * Reads one more.
   *
   * @param before how many problems there were before anything of it was read
   */
  void read(YamlDocument document, Field root, int before) {
    Optional<Draft<T>> draft = reader.read(document, root);
    if (draft.isEmpty()) {
      return;
    }
    Optional<T> built = Optional.empty();
    if (document.clean() && problems.count() == before) {
      built = draft.get().build(problems::addAll);
    } else {
      // Rules keep silent about what could not be read: only their findings can be used.
      problems.addAll(draft.get().check());
    }
    ValidationReport files = draft.get().files(built);
    problems.addAll(files);
    built.filter(value -> !files.hasErrors() && isFirstOfItsName(value)).ifPresent(valid::add);
  }

  private boolean isFirstOfItsName(T value) {
    String name = reader.name(value);
    SourceLocation place = reader.namePlace(value);
    SourceLocation first = names.putIfAbsent(name, place);
    if (first != null) {
      problems.add(
          DiagnosticCode.DUPLICATE_NAME,
          place,
          kind.noun()
              + (name.isEmpty() ? "" : " " + Quoted.text(name))
              + " is there twice, first at line "
              + first.line(),
          name.isEmpty() ? "keep one of them" : "rename one of them");
    }
    return first == null;
  }
}
