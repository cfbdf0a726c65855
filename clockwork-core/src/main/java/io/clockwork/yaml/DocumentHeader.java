package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.DidYouMean;
import io.clockwork.diagnostic.Quoted;
import java.util.Optional;

/** The two keys that say what a document is: {@code apiVersion} and {@code kind}. */
final class DocumentHeader {
  private static final String API_VERSION = "clockwork/v1";
  private static final String VERSION_HELP = "write \"apiVersion: " + API_VERSION + "\"";

  private final Field root;
  private final YamlMapping map;

  private DocumentHeader(Field root, YamlMapping map) {
    this.root = root;
    this.map = map;
  }

  /**
   * What a document is, where something can be said about its fields; empty otherwise, which is
   * reported. One whose kind is missing or misspelt is taken for what it probably is.
   */
  static Optional<DocumentKind> read(Field root) {
    if (root.isNull()) {
      root.fail(
          DiagnosticCode.EMPTY_DOCUMENT,
          "the document is empty",
          "write a pipeline, or remove the \"---\" around it");
      return Optional.empty();
    }
    if (root.node() instanceof YamlMapping map) {
      DocumentHeader header = new DocumentHeader(root, map);
      header.checkVersion();
      return header.kind();
    }
    root.wrongType("a map", "begin with \"apiVersion: " + API_VERSION + "\"");
    return Optional.empty();
  }

  /** The place of the kind of a document that {@link #read} gave one. */
  static Field kindField(Field root) {
    return root.node() instanceof YamlMapping map
        ? map.entry("kind").map(entry -> root.child(entry, "")).orElse(root)
        : root;
  }

  private Optional<Field> get(String key, String help) {
    Optional<Field> field = map.entry(key).map(entry -> root.child(entry, ""));
    if (field.isEmpty()) {
      root.reportMissing(key, help);
    }
    return field;
  }

  private void checkVersion() {
    Optional<Field> field = get("apiVersion", "add \"apiVersion: " + API_VERSION + "\"");
    Optional<String> version = field.flatMap(f -> f.text(VERSION_HELP));
    if (version.isPresent() && !version.get().equals(API_VERSION)) {
      field
          .orElseThrow()
          .fail(
              DiagnosticCode.UNKNOWN_API_VERSION,
              Quoted.text(version.get()) + " is no version that is read here",
              VERSION_HELP);
    }
  }

  private Optional<DocumentKind> kind() {
    DocumentKind guess = DocumentKind.guess(map);
    Optional<Field> field = get("kind", "add \"kind: " + guess.id() + "\"");
    Optional<String> kind = field.flatMap(f -> f.text("write \"kind: " + guess.id() + "\""));
    if (kind.isEmpty()) {
      return Optional.of(guess);
    }
    Optional<DocumentKind> known = DocumentKind.of(kind.get());
    if (known.isPresent()) {
      return known;
    }
    field
        .orElseThrow()
        .fail(
            DiagnosticCode.UNKNOWN_KIND,
            "kind " + Quoted.text(kind.get()) + " does not exist",
            Suggestion.of(kind.get(), DocumentKind.ids(), "kinds are"));
    return DidYouMean.nearest(kind.get(), DocumentKind.ids()).flatMap(DocumentKind::of);
  }
}
