package io.clockwork.yaml;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of documents, as {@code kind} names them. */
enum DocumentKind {
  PIPELINE("Pipeline", "tasks"),
  SCHEDULE("Schedule", "schedule"),
  PLATFORM("Platform", "runtimes"),
  TEST("Test", "tests");

  private final String id;
  private final String tellingKey;

  /**
   * A kind.
   *
   * @param tellingKey a key at the top that only this kind has, by which a document that does not
   *     say its kind is told
   */
  DocumentKind(String id, String tellingKey) {
    this.id = id;
    this.tellingKey = tellingKey;
  }

  String id() {
    return id;
  }

  /** What a document of this kind is, in a sentence. */
  String noun() {
    return id.toLowerCase(Locale.ROOT);
  }

  static List<String> ids() {
    return Arrays.stream(values()).map(DocumentKind::id).toList();
  }

  static Optional<DocumentKind> of(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
  }

  /** What a document with these keys probably is. */
  static DocumentKind guess(YamlMapping map) {
    return Arrays.stream(values())
        .filter(kind -> map.entry(kind.tellingKey).isPresent())
        .findFirst()
        .orElse(PIPELINE);
  }
}
