package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.DidYouMean;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.Pipeline;
import java.util.List;
import java.util.Optional;

/** Finds out what a document is and has it read as that. */
final class DocumentBinder {
  private static final String API_VERSION = "clockwork/v1";
  private static final String PIPELINE = "Pipeline";
  private static final List<String> LATER = List.of("Schedule", "Platform");

  private DocumentBinder() {}

  /** The builder of the pipeline in a document; empty if it is none, which is reported. */
  static Optional<Pipeline.Builder> read(YamlDocument document, Problems problems) {
    DocumentScope scope = new DocumentScope(document, problems);
    Field root = Field.root(scope, document.root());
    if (root.isNull()) {
      root.fail(
          DiagnosticCode.EMPTY_DOCUMENT,
          "the document is empty",
          "write a pipeline, or remove the \"---\" around it");
      return Optional.empty();
    }
    if (!root.isMap()) {
      root.wrongType("a map", "begin with \"apiVersion: " + API_VERSION + "\"");
      return Optional.empty();
    }
    Header header = new Header(root);
    header.checkVersion();
    return header.isPipeline() ? PipelineBinder.read(root) : Optional.empty();
  }

  /** The two keys that say what a document is. */
  private record Header(Field root) {
    private Optional<Field> get(String key, String help) {
      Optional<Field> field =
          ((YamlMapping) root.node()).entry(key).map(entry -> root.child(entry, ""));
      if (field.isEmpty()) {
        root.reportMissing(key, help);
      }
      return field;
    }

    void checkVersion() {
      String help = "write \"apiVersion: " + API_VERSION + "\"";
      Optional<Field> field = get("apiVersion", "add \"apiVersion: " + API_VERSION + "\"");
      Optional<String> version = field.flatMap(f -> f.text(help));
      if (version.isPresent() && !version.get().equals(API_VERSION)) {
        field
            .orElseThrow()
            .fail(
                DiagnosticCode.UNKNOWN_API_VERSION,
                Quoted.text(version.get()) + " is no version that is read here",
                help);
      }
    }

    boolean isPipeline() {
      Optional<Field> field = get("kind", "add \"kind: " + PIPELINE + "\"");
      Optional<String> kind = field.flatMap(f -> f.text("write \"kind: " + PIPELINE + "\""));
      if (kind.isEmpty() || kind.get().equals(PIPELINE)) {
        return true;
      }
      boolean later = LATER.contains(kind.get());
      field
          .orElseThrow()
          .fail(
              DiagnosticCode.UNKNOWN_KIND,
              "kind " + Quoted.text(kind.get()) + (later ? " is not read yet" : " does not exist"),
              "this version reads documents of kind \"" + PIPELINE + "\"");
      return !later && DidYouMean.nearest(kind.get(), List.of(PIPELINE)).isPresent();
    }
  }
}
